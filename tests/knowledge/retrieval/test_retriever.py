"""Decisions of a small retriever made of real content."""

import pytest

from knowledge.retrieval import Before, Retriever, train
from knowledge.retrieval.memory import Remembering

LAST = Before("school-can-ice-enter", "Can ICE come into my child's school?")


@pytest.mark.parametrize(
    ("text", "language", "entry"),
    [
        ("can immigration officers walk into the elementary school", "en", "school-can-ice-enter"),
        ("puede la migra meterse a la escuela d mi niño", "es", "school-can-ice-enter"),
        ("¿la policía me puede preguntar si tengo papeles?", "es", "police-ask-status"),
        ("is the ab60 license safe to get", "en", "driver-license-ab60"),
        ("does the government give me a free lawyer in immigration court", "en", "hub-lawyer-cost"),
        # Mostly words that nobody wrote before, which mean the same:
        ("attorneys costing nothing tribunals", "en", "hub-lawyer-cost"),
        ("abogado gratuito tribunales migratorios", "es", "hub-lawyer-cost"),
        ("agentes federales irrumpiendo colegios primarios", "es", "school-can-ice-enter"),
    ],
)
def test_questions_find_their_entry(retriever, text, language, entry):
    decision = retriever.decide(text, language)
    assert decision.entries[0].id == entry
    assert decision.outcome == "answer"


@pytest.mark.parametrize(
    ("text", "language"),
    [("what's the weather tomorrow", "en"), ("how do I renew my DACA", "en"), ("quiero una pizza grande", "es"),
     ("", "en"), ("🙂🙂", "es"), ("asdf qwer zxcv", "en"), ("/restart", "en")],
)  # fmt: skip
def test_what_no_entry_answers_is_not_answered(retriever, text, language):
    assert retriever.decide(text, language).outcome != "answer"


@pytest.mark.parametrize(("text", "language"), [("school", "en"), ("la escuela", "es"), ("police?", "en")])
def test_one_word_is_asked_back(retriever, text, language):
    decision = retriever.decide(text, language)
    assert decision.outcome == "clarify"
    assert 2 <= len(decision.entries) <= 3


@pytest.mark.parametrize(
    "text", ["and the police?", "what about my car", "y si no tengo papeles?", "¿y en la calle?"]
)
def test_what_hangs_on_the_last_question_is_never_answered_alone(retriever, text):
    assert retriever.decide(text, "en", before=LAST).outcome != "answer"
    assert retriever.decide(text, "en").outcome != "answer"


def test_nobody_is_asked_which_one_twice_in_a_row(retriever):
    assert retriever.decide("school", "en", may_clarify=False).outcome == "abstain"


def test_a_retriever_read_from_its_arrays_decides_the_same(retriever, model, examples):
    again = Retriever.restore(model, retriever.state(), retriever.labels)
    for example in examples[::150]:
        assert again.decide(example.text, "en") == retriever.decide(example.text, "en")


def test_only_what_is_new_is_encoded(retriever, model, examples):
    read = []

    class Counting:
        name, opinions = model.name, None

        def encode(self, texts):
            read.extend(texts)
            return model.encode(texts)

    known = [example.text for example in examples[:5]]
    vectors = Remembering(Counting(), retriever.state()).encode([*known, "something never asked"])
    assert read == ["something never asked"]
    assert vectors.shape == (6, model.encode(["x"]).shape[1])


def test_the_same_examples_make_the_same_retriever(retriever, model, examples):
    again = train(examples, model, retriever.state())
    for text in ("can ice enter my school", "me puede preguntar la policia", "hello there"):
        assert again.decide(text, "en") == retriever.decide(text, "en")


def test_a_draft_that_asks_nothing_new_changes_no_decision(retriever, examples):
    same = retriever.amended("police-ask-status", [], [])
    for example in examples[::150]:
        assert same.decide(example.text, "en") == retriever.decide(example.text, "en")


def test_a_new_way_of_asking_finds_its_entry_at_once(retriever):
    text = "is my cousin made to say where her visa went"
    assert retriever.decide(text, "en").outcome != "answer"
    decision = retriever.amended("police-ask-status", [text], []).decide(text, "en")
    assert (decision.outcome, decision.entries[0].id) == ("answer", "police-ask-status")


def test_an_entry_without_ways_of_asking_is_not_answered(retriever, examples):
    ways = [one.text for one in examples if one.entry == "police-ask-status"]
    decision = retriever.amended("police-ask-status", [], ways).decide("can the police ask for my papers", "en")
    assert (decision.outcome, decision.entries[0].id) != ("answer", "police-ask-status")
