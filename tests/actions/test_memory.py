"""How long somebody's place and question count for what they write next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.actions.conftest import Conversation

pytestmark = pytest.mark.django_db
NEAR = ("where can i get help", "find_help")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Has that many days go by."""
    passed = [0]
    today = timezone.localdate

    def go(days: int) -> None:
        passed[0] += days

    monkeypatch.setattr(timezone, "localdate", lambda: today() + timedelta(days=passed[0]))
    return go


@pytest.mark.parametrize(("days", "county"), [(0, "Kern"), (1, "Kern"), (2, "Kern"), (3, None), (30, None)])
def test_a_place_is_meant_for_three_days(person: Conversation, later: Any, days: int, county: str | None) -> None:
    person.say("93304", "place")
    later(days)
    reply = person.say(*NEAR)
    assert (reply["place"] or {}).get("county") == county
    assert ("ZIP" in reply["plain"]) is (county is None)


def test_writing_on_makes_a_place_no_newer(person: Conversation, later: Any) -> None:
    person.say("93304", "place")
    later(2)
    assert person.say(*NEAR)["place"]["county"] == "Kern"
    later(1)
    assert person.say(*NEAR)["place"] is None
    assert "93304" not in str(person.slots)


def test_a_place_named_again_counts_from_then(person: Conversation, later: Any) -> None:
    person.say("93304", "place")
    later(3)
    person.say("93304", "place")
    later(2)
    assert person.say(*NEAR)["place"]["county"] == "Kern"


def test_more_goes_on_for_three_days_and_nothing_is_kept_of_it_then(person: Conversation, later: Any) -> None:
    entry = person.say("can the school ask if my son has papers")["entry"]
    later(2)
    assert person.say("MORE", "more", certain=True)["entry"] == entry
    later(1)
    assert person.say("MORE", "more", certain=True)["entry"] is None
    assert entry not in str(person.slots)


def test_what_an_older_version_kept_without_a_day_is_dropped(person: Conversation) -> None:
    person.say("93304", "place")
    del person.slots["memory"]["place_on"]
    assert person.say(*NEAR)["place"] is None
