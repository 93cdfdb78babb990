"""A person is offered, and a case opens on YES."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from channels.duty import Duty
from channels.models import Case, Desk
from tests.channels.cases.story import ALWAYS, asked, heard, later, say, set_desk
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


_TODAY = timezone.localtime(timezone=Duty.of(Desk()).zone)
_CLOSING = {f"{day:%a}".lower(): ["00:00-24:00"] for day in (_TODAY, _TODAY + timedelta(days=1))}

OFFERS = {
    "while about to close": (
        {"hours": _CLOSING, "answer_minutes": 2 * 24 * 60, "federal_holidays": False}, "it opens", "opens"
    ),
    "while open": (ALWAYS, "They will read this chat", "try to answer here within 15 minutes"),
    "while closed": ({"hours": {"mon": ["00:00-00:01"]}, "federal_holidays": False}, "it opens", "opens"),
    "while switched off": ({"is_on": False}, "Nobody answers in this chat", "do not wait"),
}


@pytest.mark.parametrize(("desk", "offer", "thanks"), OFFERS.values(), ids=OFFERS)
def test_the_offer_and_the_thanks_say_honestly_when_somebody_answers_and_whom_to_call_now(
    knowing: Bot, desk: dict[str, Any], offer: str, thanks: str
) -> None:
    asked(**desk)
    assert offer in heard()[1]
    assert thanks in heard()[2]
    assert all("844-363-1423" in text for text in heard()[1:])


def test_declining_opens_no_case_and_loses_nothing(knowing: Bot) -> None:
    set_desk(**ALWAYS)
    say("human", "NO", "a question")
    assert not Case.objects.exists()
    assert heard()[-2:] == ["All right", "a question, heard"]


def test_the_desk_speaks_the_language_of_the_person(knowing: Bot) -> None:
    set_desk(**ALWAYS)
    for name in ("human", "YES"):
        knowing.answers[name]["custom"]["language"] = "es"
    say("human", "YES")
    assert "Responda SI" in heard()[0]
    assert heard()[1].startswith("Gracias. Alguien de Equipo del centro")


REASONS = {
    "asked": ({"decision": "answer", "topic": "police"}, "asked", False, "police"),
    "unknown": ({"decision": "abstain"}, "unknown", False, ""),
    "misunderstood": ({"decision": "clarify"}, "unclear", False, ""),
    "wrong": ({"decision": "control", "control": "wrong"}, "wrong", False, ""),
    "emergency": ({"decision": "urgent", "topic": "encounters"}, "urgent", True, "encounters"),
}


@pytest.mark.parametrize(("custom", "reason", "urgent", "topic"), REASONS.values(), ids=REASONS)
def test_a_case_knows_what_it_is_about(
    knowing: Bot, custom: dict[str, Any], reason: str, urgent: bool, topic: str
) -> None:
    knowing.answers["a question"] = {"custom": custom}
    case = asked()
    assert (case.reason, case.urgent, case.topic, case.language) == (reason, urgent, topic, "en")


def test_none_of_these_is_a_misunderstanding(knowing: Bot) -> None:
    knowing.answers["first"] = {"custom": {"decision": "clarify"}}
    knowing.answers["a question"] = {"custom": {"decision": "control", "control": "no"}}
    say("first")
    assert asked().reason == "unclear"


def test_an_emergency_of_another_day_makes_no_new_case_urgent(knowing: Bot) -> None:
    knowing.answers["a raid"] = {"custom": {"decision": "urgent", "topic": "encounters"}}
    say("a raid")
    later(60 * 20)
    case = asked()
    assert (case.reason, case.urgent, case.topic) == ("asked", False, "")
