"""Questions: an answer with its source, a choice, or an honest "I do not know"."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from actions.errors import NoSource
from actions.reply import Reply
from knowledge.live import LiveRelease
from knowledge.retrieval import Decision, Scored
from tests.actions.conftest import Conversation

pytestmark = pytest.mark.django_db

PAPERS = "can the police ask me for my immigration papers"


def decides(monkeypatch: pytest.MonkeyPatch, outcome: str, *ids: str, confidence: float = 0.9) -> None:
    """Retrieval's own choices are tested elsewhere; here it is told, so that each outcome can be looked at."""
    decision = Decision(outcome, [Scored(each, 0.5) for each in ids], confidence)  # type: ignore[arg-type]
    monkeypatch.setattr(LiveRelease, "decide", lambda *_, **__: decision)


def test_an_answer_names_its_source_and_links_to_it(person: Conversation, release: LiveRelease) -> None:
    reply = person.say(PAPERS)
    entry = release.entry("police-ask-status")
    assert (reply["decision"], reply["entry"], reply["language"]) == ("answer", entry.id, "en")
    assert reply["release"] == release.number
    assert reply["revision"] == entry.revision("en")
    assert reply["sources"][0]["citation"] == entry.sources[0].citation
    body, source = reply["plain"].rsplit("\n", 1)
    assert body == entry.text("en").short.strip() == reply["text"]["body"]
    assert source == f"{reply['text']['source']} {reply['text']['link']}"
    assert reply["text"]["link"].endswith(f"/s/{entry.code}")


def test_a_question_in_spanish_is_answered_in_spanish(person: Conversation, release: LiveRelease) -> None:
    reply = person.say("la policía me puede preguntar si tengo papeles", language="es")
    assert (reply["entry"], reply["language"]) == ("police-ask-status", "es")
    assert reply["text"]["body"] == release.entry("police-ask-status").text("es").short.strip()
    assert reply["text"]["link"].endswith("?l=es")


def test_what_is_not_known_is_said_with_a_person_and_a_phone_line(person: Conversation) -> None:
    reply = person.say("how do i bake sourdough bread")
    assert (reply["decision"], reply["entry"], reply["sources"]) == ("abstain", None, [])
    assert "PERSON" in reply["plain"]
    assert "844-363-1423" in reply["plain"]
    assert "human" in reply["offers"]


@pytest.mark.parametrize("intent", ["question", "find_help"])
@pytest.mark.parametrize(("text", "decision"), [
    ("does los angeles county have an office for immigrants", "answer"),
    ("social worker in gilroy, which county department looks after immigrants", "answer"),
    ("does contra costa county pay for a program of its own", "answer"),
    ("¿el condado de Santa Clara tiene un programa propio para inmigrantes?", "answer"),
    ("en san jose ay ofisina del govierno pa inmigrantes", "answer"),
    ("is there an office in vallejo for the immigrant", "hubs"), ("marin county, anybody that helps", "hubs"),
    ("¿hay una oficina de ayuda al inmigrante en Porterville?", "hubs"),
    ("¿qué ayuda hay en el condado de Merced?", "hubs"), ("do you have anything in Kern county", "hubs"),
    ("we have no money, need a lawyer in kern county", "hubs"), ("tienen ayuda en el condado de Kern", "hubs"),
    ("help with my relationship petition in Fresno", "hubs"),
    ("does the city of San Jose have an office for immigrants", "answer"),
])  # fmt: skip
def test_a_countys_own_office_is_one_thing_and_whoever_helps_near_it_another(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, text: str, decision: str, intent: str
) -> None:
    decides(monkeypatch, "answer", "hub-county-office", "hub-find-near-me")
    assert person.say(text, intent, chances={intent: 0.95})["decision"] == decision


def test_near_questions_are_offered_by_number_and_taken_by_number(
    person: Conversation, release: LiveRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    decides(monkeypatch, "clarify", "school-can-ice-enter", "ice-at-door", "police-ask-status", confidence=0.4)
    reply = person.say("school")
    assert reply["decision"] == "clarify"
    assert [choice["number"] for choice in reply["choices"]] == [1, 2, 3]
    assert reply["entries"] == ["school-can-ice-enter", "ice-at-door", "police-ask-status"]
    assert all(f"{choice['number']} {choice['text']}" in reply["plain"] for choice in reply["choices"])
    assert person.say("2", "number", certain=True)["entry"] == "ice-at-door"


@pytest.mark.parametrize(("text", "entry"), [
    ("the second one", "ice-at-door"), ("la primera por favor", "school-can-ice-enter"),
    ("number three", "police-ask-status"),
    ("the last one", "police-ask-status"), ("el dos", "ice-at-door"),
])  # fmt: skip
def test_a_choice_can_be_written_in_words(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, text: str, entry: str
) -> None:
    decides(monkeypatch, "clarify", "school-can-ice-enter", "ice-at-door", "police-ask-status")
    person.say("school")
    assert person.say(text, "number")["entry"] == entry


def test_the_words_of_a_choice_are_taken_too(person: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    decides(monkeypatch, "clarify", "school-can-ice-enter", "ice-at-door")
    person.say("school")
    assert person.say("the one about the school")["entry"] == "school-can-ice-enter"


def test_nobody_is_asked_twice_in_a_row(person: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    decides(monkeypatch, "clarify", "school-can-ice-enter", "ice-at-door")
    person.say("school")
    decides(monkeypatch, "clarify", "police-ask-status", "traffic-stop-papers")
    assert person.say("police")["decision"] == "abstain"


@pytest.mark.parametrize(("text", "intent"), [
    ("and in LA?", "find_help"), ("what about my wife", "insult"), ("¿y si no tengo?", "yes"),
    ("y mi esposa?", "question"),
])  # fmt: skip
def test_what_adds_to_an_answer_is_asked_back_not_answered_alone(
    person: Conversation, release: LiveRelease, monkeypatch: pytest.MonkeyPatch, text: str, intent: str
) -> None:
    person.say(PAPERS)
    decides(monkeypatch, "abstain", "traffic-stop-papers", confidence=0.1)
    reply = person.say(text, intent, chances={intent: 0.95})
    assert reply["decision"] == "clarify"
    assert 1 <= len(reply["choices"]) <= 3
    assert "police-ask-status" in reply["entries"]
    again = person.say(text, intent, chances={intent: 0.95})
    assert again["decision"] == "abstain", "never twice in a row"


@pytest.mark.parametrize("said", ["police", "and him?"])
def test_after_asking_back_too_few_words_are_told_so(
    person: Conversation, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    person.say(PAPERS)
    decides(monkeypatch, "clarify", "school-can-ice-enter", "ice-at-door")
    person.say("school")
    decides(monkeypatch, "abstain", "police-ask-status")
    assert "whole question" in person.say(said)["plain"]


def test_a_number_that_is_not_on_the_list_gets_the_list_again(
    person: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    decides(monkeypatch, "clarify", "school-can-ice-enter", "ice-at-door")
    person.say("school")
    reply = person.say("7", "number", certain=True)
    assert (reply["decision"], reply["control"]) == ("control", "number")
    assert len(reply["choices"]) == 2
    assert person.say("1", "number", certain=True)["entry"] == "school-can-ice-enter"


def test_more_sends_the_full_answer_part_by_part(person: Conversation, release: LiveRelease) -> None:
    person.say(PAPERS)
    parts = []
    while "MORE" in (reply := person.say("MORE", "more", certain=True))["plain"]:
        parts.append(reply["text"]["body"])
    assert len(parts) >= 2
    assert reply["control"] == "more"
    assert reply["text"]["link"].endswith(release.entry("police-ask-status").code)
    said = " ".join(parts)
    assert "**" not in said
    assert "##" not in said


def test_wrong_offers_what_else_was_near_or_a_person(person: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    decides(monkeypatch, "answer", "ice-at-door", "police-ask-status", "school-can-ice-enter")
    person.say("some question")
    reply = person.say("wrong", "wrong", certain=True)
    assert reply["control"] == "wrong"
    assert [choice["entry"] for choice in reply["choices"]] == ["police-ask-status", "school-can-ice-enter"]
    assert person.say("1", "number", certain=True)["entry"] == "police-ask-status"


def test_an_entry_whose_review_is_due_is_not_served(
    person: Conversation, release: LiveRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    due = dataclasses.replace(release.entry("ice-at-door"), review_by=date.today() - timedelta(days=1))
    monkeypatch.setitem(release.entries, "ice-at-door", due)
    decides(monkeypatch, "answer", "ice-at-door")
    assert person.say("some question")["decision"] == "abstain"
    urgent = person.say("ICE is at my door")
    assert (urgent["decision"], urgent["entry"]) == ("urgent", None)
    assert "844-363-1423" in urgent["plain"]


@pytest.mark.parametrize("missing", [{"sources": []}, {"review_by": date(2020, 1, 1)}])
def test_no_reply_can_be_made_of_an_entry_without_source(release: LiveRelease, missing: dict[str, Any]) -> None:
    entry = dataclasses.replace(release.entry("ice-at-door"), **missing)
    with pytest.raises(NoSource):
        Reply(decision="answer", language="en", body="...", entry=entry)


@pytest.mark.parametrize("decision", ["answer", "hubs"])
def test_no_answer_can_be_made_without_an_entry(decision: str) -> None:
    with pytest.raises(NoSource):
        Reply(decision=decision, language="en", body="...")
