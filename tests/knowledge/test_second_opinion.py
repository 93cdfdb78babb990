"""What a message means can take back an alarm that its words barely carry, and nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from knowledge import encoder, urgent
from knowledge.encoder import PACKAGED, Encoder

QUESTIONS = Path(__file__).parents[1] / "questions"


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
def test_emergencies_stand(shipped, language):
    texts = asked("urgent", language) + held_out("urgent_fresh", language) + held_out("urgent_held_out", language)
    found = [text for text in texts if urgent.detect(text)]
    assert len(found) >= 100
    assert [text for text in found if not stands(text, shipped)] == []


@pytest.mark.parametrize("text", [
    "To put my son in the kinder they ask residence card, we no have. He can study anyway?",
    "some boy told my kid ICE is coming for your mom and the teacher just laughed. who do I complain to",
    "Our temple wants to know if we can refuse to let agents in during services.",
    "un perrito me viene siguiendo dsd la tienda me lo kedo?",
    "ya vieron la peli de la redada con el de vino el amor?",
])  # fmt: skip
def test_what_only_has_the_words_of_one_is_taken_back(shipped, text):
    assert urgent.detect(text) is not None
    assert not stands(text, shipped)


@pytest.mark.parametrize("text", [
    "they shot my brother he is bleeding", "estan rompiendo la puerta",
    "ICE is taking my neighbor right now, can I record?", "la migra esta tocando mi puerta",
])  # fmt: skip
def test_what_is_known_for_sure_or_clear_or_happens_this_minute_is_not_asked_about(text):
    assert stands(text, Doubtful())


def test_words_decide_alone_where_nobody_was_taught_to_tell():
    assert stands("un perrito me viene siguiendo", Deaf())
    assert not stands("un perrito me viene siguiendo", Doubtful())


def test_any_other_encoder_has_no_opinion():
    assert encoder.load(PACKAGED).alarm is None


def asked(kind: str, language: str) -> list[str]:
    read = yaml.safe_load((QUESTIONS / f"test_{language}.yml").read_text(encoding="utf-8"))
    return [one["text"] for one in read if one["kind"] == kind]


def held_out(name: str, language: str) -> list[str]:
    read = yaml.safe_load((Path(__file__).with_name(f"{name}.yml")).read_text(encoding="utf-8"))
    return list(read["urgent"][language])
