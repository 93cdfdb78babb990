"""What a message means can take back an alarm, and what retrieval is sure of can choose what helps first."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from knowledge import encoder, urgent
from knowledge.encoder import PACKAGED, Encoder
from knowledge.urgent.detect import READS_LIKE

SETS = ("urgent_measured", "urgent_fresh", "urgent_held_out")


def told(rule: str = READS_LIKE, *, this_minute: bool = False) -> urgent.Urgent:
    return urgent.Urgent("detained-first-hours", rule, 2.0, this_minute)


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    return encoder.load()


class Deaf:
    """An encoder that was never taught to tell."""

    name, alarm = "deaf", None

    def encode(self, texts):
        raise AssertionError("nobody asks it")


class Doubtful(Deaf):
    """One that takes nothing for an emergency."""

    alarm = np.array([0.0, -50.0], np.float32)

    def encode(self, texts):
        return np.ones((len(texts), 1), np.float32)


def stands(text: str, model: Encoder) -> bool:
    alarm = urgent.detect(text)
    return alarm is not None and urgent.upholds(alarm, text, model)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "least"), [*zip(SETS, (0.95, 0.93, 0.93), strict=True)])
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
def test_hardly_any_emergency_is_taken_back(shipped, language):
    texts = [text for name in SETS for text in measured(name, "urgent", language)]
    found = [text for text in texts if urgent.detect(text)]
    assert len(found) >= 380
    taken_back = [text for text in found if not stands(text, shipped)]
    assert len(taken_back) <= 0.015 * len(found), taken_back


@pytest.mark.parametrize(("alarm", "share", "trust", "has_first_steps", "gives_way"), [
    (told(), 0.5, 0.7, True, True),  # it is all for another entry
    (told(), 0.5, 0.7, False, False),  # which has no first steps
    (told(), 0.6, 0.7, False, True),
    (told(), 0.14, 0.92, False, True),  # it is sure
    (told(), 0.3, 0.8, True, False),  # neither
    (told(this_minute=True), 0.14, 0.92, True, False),
    (told(this_minute=True), 0.7, 0.92, True, True),
    (told("hiding"), 0.14, 0.92, True, False),
    (told("hurt"), 0.9, 0.99, True, False),  # somebody is hurt: nothing else comes first
    (told("forced-entry"), 0.9, 0.99, True, False),
])  # fmt: skip
def test_retrieval_names_what_helps_first_where_it_is_sure(alarm, share, trust, has_first_steps, gives_way):
    assert urgent.gives_way(alarm, share, trust, has_first_steps=has_first_steps) is gives_way


@pytest.mark.parametrize("text", [
    "owner wants us out so he can charge more and says immigration will help him empty the building",
    "I saw our city police standing next to HSI at a warehouse. they said it was a drug case. is that allowed?",
    "un perrito me viene siguiendo dsd la tienda me lo kedo?",
    "ya vieron la peli de la redada con el de vino el amor?",
    "Me quieren matar en el trabajo con tanto overtime",
])  # fmt: skip
def test_what_only_has_the_words_of_one_is_taken_back(shipped, text):
    assert urgent.detect(text) is not None
    assert not stands(text, shipped)


@pytest.mark.parametrize("text", [
    "they shot my brother he is bleeding", "estan rompiendo la puerta",
    "ICE is taking my neighbor right now, can I record?",
])  # fmt: skip
def test_what_is_known_for_sure_or_happens_this_minute_is_not_asked_about(text):
    assert stands(text, Doubtful())


def test_words_decide_alone_where_nobody_was_taught_to_tell():
    assert stands("un perrito me viene siguiendo", Deaf())
    assert not stands("un perrito me viene siguiendo", Doubtful())


def test_any_other_encoder_has_no_opinion():
    assert encoder.load(PACKAGED).alarm is None


def measured(name: str, kind: str, language: str) -> list[str]:
    """Texts that nothing is learnt from."""
    read = yaml.safe_load(Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8"))
    return list(read[kind][language])
