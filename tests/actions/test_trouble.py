"""When something breaks, or somebody is only afraid: never silence, never their words in a log."""

from __future__ import annotations

import logging

import pytest

from actions import gates
from knowledge import releases
from knowledge.errors import NoRelease
from tests.actions.conftest import Conversation

pytestmark = pytest.mark.django_db
NATIONAL = "844-363-1423"


def _no_release() -> None:
    raise NoRelease("no release is live")


@pytest.fixture
def _nothing_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "live", _no_release)


@pytest.mark.usefixtures("_nothing_published")
@pytest.mark.parametrize(
    ("text", "language", "decision"),
    [
        ("can the school ask about papers", "en", "abstain"),
        ("ICE is at my door", "en", "urgent"),
        ("k ago si la migra ta afuera", "es", "urgent"),
    ],
)
def test_without_a_release_there_is_still_a_line_and_what_to_do_first(
    text: str, language: str, decision: str
) -> None:
    person = Conversation()
    person.slots["language"] = language
    reply = person.say(text)
    assert (reply["decision"], reply["language"]) == (decision, language)
    assert NATIONAL in reply["plain"]
    assert ("lawyer" in reply["plain"] or "abogado" in reply["plain"]) is (decision == "urgent")


def test_a_fault_of_ours_gives_a_line_and_logs_no_word_of_theirs(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(turn: object) -> None:
        raise ValueError("cannot handle: my secret is 4711")

    monkeypatch.setattr(gates, "first", broken)
    with caplog.at_level(logging.DEBUG):
        reply = person.say("my secret is 4711")
    assert NATIONAL in reply["plain"]
    assert "ValueError" in caplog.text
    assert "4711" not in caplog.text


AFRAID = [
    "im scared",
    "I'm so scared",
    "tengo miedo",
    "estoy muy asustada no se que hacer",
    "can you help me",
    "auxilio",
    "ayúdenme por favor",
    "HELP ME",
]


@pytest.mark.parametrize("text", AFRAID)
@pytest.mark.parametrize("intent", ["bye", "wrong", "help", "question"])
def test_fear_is_met_with_a_line_and_a_question_whatever_it_reads_like(
    person: Conversation, text: str, intent: str
) -> None:
    reply = person.say(text, intent)
    assert reply["control"] == "help"
    assert NATIONAL in reply["plain"]
    assert "ZIP" in reply["plain"] or "código postal" in reply["plain"]


@pytest.mark.parametrize("text", ["tengo miedo de llamar a la policia", "help me find a lawyer in fresno"])
def test_a_question_that_tells_of_fear_is_a_question(person: Conversation, text: str) -> None:
    assert person.say(text, "question")["control"] is None


@pytest.mark.parametrize("text", ["/restart", "/session_start", '/start{"a": 1}'])
def test_text_with_a_slash_opts_nobody_in(person: Conversation, text: str) -> None:
    assert person.say(text, "start")["control"] != "start"


def test_an_emergency_told_in_another_language_gets_that_language_first(person: Conversation) -> None:
    reply = person.say("ICE is at my door. ICE ở trước cửa nhà tôi", language="vi")
    assert reply["decision"] == "urgent"
    assert reply["plain"].index(gates.say_foreign("vi", "x")[:10]) < reply["plain"].index("door")
