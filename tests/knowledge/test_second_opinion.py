"""Words and meaning together tell an emergency, and what retrieval is sure of can choose what helps first."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge import encoder, urgent
from knowledge.encoder import PACKAGED, Encoder, Opinions
from knowledge.quality.question import read_questions
from knowledge.urgent.detect import READS_LIKE
from knowledge.urgent.second_opinion import agrees

SETS = ("emergencies", "urgent_fresh", "urgent_held_out")
QUESTIONS = Path(__file__).parents[1] / "questions"


def told(rule: str = READS_LIKE, *, margin: float = 2.0, this_minute: bool = False) -> urgent.Urgent:
    return urgent.Urgent("detained-first-hours", rule, margin, this_minute)


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return encoder.load()


class Deaf:
    """An encoder that was never taught to tell."""

    name, opinions = "deaf", None

    def encode(self, texts):
        raise AssertionError("nobody asks it")

    def alarm(self, text):
        raise AssertionError("nobody asks it")


class Heard(Deaf):
    """One whose meaning speaks for an emergency by `odds`, always."""

    opinions = Opinions(words=0.5, meaning=0.5, always=-1.0)

    def __init__(self, odds: float) -> None:
        self.odds = odds

    def alarm(self, text):
        return self.odds


def stands(text: str, model: Encoder) -> bool:
    return urgent.told(text, model) is not None


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "least"), [*zip(SETS, (0.98, 0.93, 0.93), strict=True)])
def test_nearly_every_emergency_is_recognised(shipped, name, least, language):
    texts = measured(name, "urgent", language)
    missed = [text for text in texts if not stands(text, shipped)]
    assert len(missed) <= (1 - least) * len(texts), missed


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "most"), [*zip(SETS, (0.03, 0.04, 0.07), strict=True)])
def test_hardly_anything_that_only_sounds_like_one_is_flagged(shipped, name, most, language):
    texts = measured(name, "not_urgent", language)
    flagged = [text for text in texts if stands(text, shipped)]
    assert len(flagged) <= most * len(texts), flagged


@pytest.mark.parametrize("language", ["en", "es"])
def test_everyday_messages_are_left_alone(shipped, language):
    asked = read_questions(QUESTIONS / f"everyday_{language}.yml")
    flagged = [one.text for one in asked if stands(one.text, shipped)]
    assert len(flagged) <= 0.1 * len(asked), flagged


@pytest.mark.parametrize("language", ["en", "es"])
def test_hardly_any_emergency_is_taken_back(shipped, language):
    texts = [text for name in SETS for text in measured(name, "urgent", language)]
    found = [text for text in texts if urgent.detect(text)]
    assert len(found) >= 700
    taken_back = [text for text in found if not stands(text, shipped)]
    assert len(taken_back) <= 0.015 * len(found), taken_back


@pytest.mark.parametrize(("alarm", "share", "trust", "has_first_steps", "answers", "gives_way"), [
    (told(), 0.35, 0.6, True, True, True),  # it is much for another entry
    (told(), 0.35, 0.6, False, True, False),  # which has no first steps
    (told(), 0.5, 0.6, False, True, True),
    (told(), 0.14, 0.92, False, True, True),  # it is sure
    (told(), 0.2, 0.7, True, True, False),  # neither
    (told(), 0.35, 0.6, True, False, True),  # it would ask back, but not whether it is this one
    (told(), 0.22, 0.9, True, False, True),
    (told(), 0.1, 0.9, True, False, False),  # it would ask back: many are as near
    (told(), 0.14, 0.9, False, False, False),
    (told(this_minute=True), 0.14, 0.92, True, True, False),
    (told(this_minute=True), 0.7, 0.92, True, True, True),
    (told("hiding"), 0.14, 0.92, True, True, False),
    (told("hurt"), 0.9, 0.99, True, True, False),  # somebody is hurt: nothing else comes first
    (told("forced-entry"), 0.9, 0.99, True, True, False),
    (told("hurt", margin=-1.0), 0.9, 0.99, True, True, True),  # its words are not enough, so that it is not known
])  # fmt: skip
def test_retrieval_names_what_helps_first_where_it_is_sure(
    alarm, share, trust, has_first_steps, answers, gives_way
):
    found = urgent.gives_way(alarm, share, trust, has_first_steps=has_first_steps, answers=answers)
    assert found is gives_way


@pytest.mark.parametrize("text", [
    "un perrito me viene siguiendo dsd la tienda me lo kedo?",
    "they took our table at the restaurant just now",
])  # fmt: skip
def test_what_only_has_the_words_of_one_is_taken_back(shipped, text):
    assert urgent.detect(text) is not None
    assert not stands(text, shipped)


@pytest.mark.parametrize("text", [
    "I saw our city police standing next to HSI at a warehouse. they said it was a drug case. is that allowed?",
    "ya vieron la peli de la redada con el de vino el amor?",
])  # fmt: skip
def test_what_the_police_did_and_a_film_are_no_emergency(shipped, text):
    assert not stands(text, shipped)


@pytest.mark.parametrize(("said", "odds", "stands"), [
    (told(), 1.0, True),
    (told(), -1.0, False),  # the words say so, the meaning does not: taken back
    (told(margin=-1.0), 3.5, True),  # the meaning says so
    (told(margin=-1.0), 2.5, False),
    (told(margin=-20.0), 50.0, False),  # the words rule it out
    (told("hurt"), -50.0, True),  # known for sure
    (told("hurt", margin=-1.0), -5.0, False),
    (told(this_minute=True), -50.0, True),
])  # fmt: skip
def test_words_and_meaning_are_added(said, odds, stands):
    assert agrees(said, "anything", Heard(odds)) is stands


@pytest.mark.parametrize(("margin", "stands"), [(0.1, True), (-0.1, False)])
def test_words_decide_alone_where_no_encoder_was_taught_to_tell(margin, stands):
    assert agrees(told(margin=margin), "anything", Deaf()) is stands


def test_any_other_encoder_has_no_opinion():
    other = encoder.load(PACKAGED)
    assert other.opinions is None
    with pytest.raises(ValueError, match="never taught"):
        other.alarm("anything")


def test_what_was_read_last_is_not_mixed_up_with_anything_else(shipped):
    alone = shipped.alarm("they took my dad")
    shipped.encode(["what is a warrant"])
    assert shipped.alarm("they took my dad") == alone
    assert (shipped.encode(["they took my dad"]) == shipped.encode(["they took my dad", *"abcdefghij"])[:1]).all()


def measured(name: str, kind: str, language: str) -> list[str]:
    """Texts that nothing is learnt from."""
    if name == "emergencies":
        asked = read_questions(QUESTIONS / f"emergencies_{language}.yml")
        return [one.text for one in asked if one.kind == {"not_urgent": "urgent_not"}.get(kind, kind)]
    read = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"))
    return list(read[kind][language])
