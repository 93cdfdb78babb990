"""Emergencies are recognised, ordinary questions are not taken for one, and first steps are the ones that help."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge import urgent
from knowledge.urgent import weigh
from knowledge.urgent.learn import ALSO_NOW, SINCE, TAUGHT
from knowledge.urgent.normal import normal

HERE = Path(__file__).parent
EXAMPLES = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (TAUGHT, SINCE)]
HELD_OUT = yaml.safe_load((HERE / "urgent_held_out.yml").read_text(encoding="utf-8"))
FRESH = yaml.safe_load((HERE / "urgent_fresh.yml").read_text(encoding="utf-8"))


def missed(texts: list[str]) -> list[str]:
    return [text for text in texts if urgent.detect(text) is None]


def flagged(texts: list[str]) -> list[str]:
    return [text for text in texts if urgent.detect(text) is not None]


@pytest.mark.parametrize("language", ["en", "es"])
def test_nearly_every_example_of_an_emergency_is_recognised(language: str) -> None:
    texts = [text for file in EXAMPLES for entry in file["urgent"][language].values() for text in entry]
    assert len(texts) >= 250
    assert len(missed(texts)) <= 0.01 * len(texts), missed(texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_hardly_any_example_that_only_sounds_so_is_flagged(language: str) -> None:
    texts = [text for file in EXAMPLES for text in file["not_urgent"][language]]
    assert len(texts) >= 250
    assert len(flagged(texts)) <= 0.03 * len(texts), flagged(texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_unseen_emergencies_stay_above_the_floor(language: str) -> None:
    texts = HELD_OUT["urgent"][language]
    assert len(missed(texts)) <= 0.1 * len(texts), missed(texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_unseen_false_alarms_stay_below_the_ceiling(language: str) -> None:
    texts = HELD_OUT["not_urgent"][language]
    assert len(flagged(texts)) <= 0.1 * len(texts), flagged(texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_emergencies_written_since_stay_above_the_floor(language: str) -> None:
    texts = FRESH["urgent"][language]
    assert len(missed(texts)) <= 0.1 * len(texts), missed(texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_only_sounds_like_one_since_stays_below_the_ceiling(language: str) -> None:
    texts = FRESH["not_urgent"][language]
    assert len(flagged(texts)) <= 0.06 * len(texts), flagged(texts)


@pytest.mark.parametrize("language", ["en", "es"])
def test_hardly_any_plain_question_is_an_emergency(language: str) -> None:
    """The ways of asking the entries that nobody needs in a hurry."""
    folder = Path(urgent.__file__).parents[1] / "faq"
    entries = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.yml"))]
    texts = [text for entry in entries if entry["urgency"] == "normal" and entry["id"] not in ALSO_NOW
             for text in entry[language]["phrasings"]]  # fmt: skip
    assert len(texts) > 1000
    assert len(flagged(texts)) <= 0.01 * len(texts), flagged(texts)


@pytest.mark.parametrize(("text", "entries"), [
    ("ICE is at my door", {"ice-at-door"}),
    ("k ago si la migra ta afuera", {"ice-at-door"}),
    ("they broke down the door and are inside", {"ice-home-entry-i205"}),
    ("border patrol pulled us over on the 5", {"encounter-in-car"}),
    ("una camioneta sin placas me viene siguiendo", {"encounter-in-car"}),
    ("hay redada en mi trabajo", {"encounter-at-work"}),
    ("agents just walked into the warehouse", {"encounter-at-work"}),
    ("they just took my husband", {"detained-first-hours"}),
    ("me quieren hacer firmar la salida voluntaria", {"detained-first-hours"}),
    ("la migra está en la escuela de mi hijo", {"school-can-ice-enter"}),
    ("ICE took my wife and my kids are still at school who can pick them up", {"school-parent-detained-pickup"}),
    ("agents are outside my courtroom", {"courthouse-arrests"}),
    ("hay agentes en la sala de espera del hospital", {"hospital-clinic-encounter"}),
    ("la migra está afuera de la misa", {"church-mosque-encounter"}),
    ("an agent is asking me where i was born", {"right-to-silence-lawyer", "street-stop-rights"}),
    ("my brother is bleeding", {"emergency-911"}),
    ("mi esposo me está pegando", {"emergency-911"}),
    ("anda la migra en mi calle", {"hub-rapid-response-line"}),
    ("hiding in the bathroom, they are inside", {"ice-home-entry-i205"}),
    ("estamos escondidos en el closet", {"ice-at-door"}),
    ("im hiding in the freezer at work", {"encounter-at-work"}),
    ("acaban de llevarse a mi esposo saliendo de la casa", {"detained-first-hours"}),
])  # fmt: skip
def test_first_steps_fit_what_is_happening(text: str, entries: set[str]) -> None:
    found = urgent.detect(text)
    assert found is not None
    assert found.entry in entries


@pytest.mark.parametrize("text", [
    "what should I do if ICE comes to my house someday", "¿Qué hago si algún día viene la migra?",
    "last year they took my uncle", "el año pasado se llevaron a mi tío",
    "the ice cream truck is at my door", "my real estate agent is at the door",
    "false alarm, it was the gas company", "ya se fueron, falsa alarma",
    "saw a video of a raid at a car wash", "can ICE come into my house without a warrant",
    "", "...", "STOP", "hola", "gracias", "93304", "2", "<script>alert(1)</script>", "x" * 5000,
])  # fmt: skip
def test_questions_stories_jokes_and_controls_are_not_emergencies(text: str) -> None:
    assert urgent.detect(text) is None


@pytest.mark.parametrize(("written", "read"), [
    ("K ago si la migra ta AFUERAAA??", "que hago si la migra esta afuera |"),
    ("theyre nocking rn", "they are knocking right now"),
    ("immigration court", "court"),
])
def test_texting_is_spelled_out(written: str, read: str) -> None:
    assert normal(written).strip() == read


def test_what_was_found_can_be_explained() -> None:
    found = dict(weigh.explain("ICE is knocking on my door right now"))
    assert {"agents", "knock", "home", "live"} <= set(found)
    assert sum(found.values()) > 0
