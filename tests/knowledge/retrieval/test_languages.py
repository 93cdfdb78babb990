"""Each language has a regression of its own, and is not lost without the other."""

import numpy as np
import pytest

from knowledge.retrieval import Retriever, train


def first(retriever, text, language):
    return retriever.decide(text, language).entries[0].id


@pytest.fixture(scope="module")
def fewer(examples):
    return examples[::3]


@pytest.mark.parametrize(("text", "language", "entry"), [
    ("puede la migra entrar a la escuela de mi hijo", "en", "school-can-ice-enter"),
    ("can the police ask me if I have papers", "es", "police-ask-status"),
    ("la license AB 60 es segura para sacarla", "en", "driver-license-ab60"),
])  # fmt: skip
def test_a_question_taken_for_the_other_language_still_finds_its_entry(retriever, text, language, entry):
    assert first(retriever, text, language) == entry


def test_an_entry_known_in_one_language_only_is_found_from_the_other(fewer, model):
    english_only = [one for one in fewer if one.entry != "hub-lawyer-cost" or one.language == "en"]
    retriever = train(english_only, model)
    assert first(retriever, "¿el gobierno paga un abogado de inmigración gratis?", "es") == "hub-lawyer-cost"


def test_a_faq_in_one_language_answers_questions_taken_for_the_other_as_well(fewer, model):
    retriever = train([one for one in fewer if one.language == "en"], model)
    assert first(retriever, "can ice walk into my kid's school", "en") == "school-can-ice-enter"
    assert first(retriever, "can ice walk into my kid's school", "es") == "school-can-ice-enter"


def test_a_release_from_when_one_regression_served_all_is_still_read(retriever, model, examples):
    arrays = retriever.state()
    old = Retriever.restore(model, {**arrays, "coefficients": arrays["coefficients"][0]}, retriever.labels)
    for example in examples[::150]:
        assert old.decide(example.text, "en") == retriever.decide(example.text, "en")
    text = "is my cousin made to say where her visa went"
    assert np.isfinite(old.amended("police-ask-status", [text], []).decide(text, "es").confidence)
