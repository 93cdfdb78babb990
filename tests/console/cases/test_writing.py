"""While somebody writes an answer: what it costs, and that colleagues see it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from channels.inbox import accept
from knowledge.live import LiveRelease
from tests.console.cases.story import a_case, do, see

pytestmark = pytest.mark.django_db


def test_a_colleague_sees_that_somebody_is_writing(ana: Client, ben: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "cost", text="Hel", typing="1")
    assert "ana is writing an answer" in see(ben, f"/staff/cases/{case.pk}/lines/")
    assert "is writing" not in see(ana, f"/staff/cases/{case.pk}/lines/")


COSTS = {
    "a short SMS": ("sms", "en", "Hello", {"encoding": "GSM-7", "segments": 1, "parts": 1, "price": "0.008"}),
    "Spanish, accents dropped where that is cheaper": ("sms", "es", "í" * 100, {"encoding": "GSM-7", "segments": 1}),
    "an emoji": ("sms", "en", "🙂" * 40, {"encoding": "UCS-2", "segments": 2}),
    "long": ("sms", "en", "A sentence here. " * 90, {"parts": 4}),
    "Telegram": ("telegram", "en", "Hello", {"channel": "telegram", "units": 15}),
}  # fmt: skip


@pytest.mark.parametrize(("channel", "language", "text", "told"), COSTS.values(), ids=COSTS)
def test_what_an_answer_costs(
    ana: Client, channel: str, language: str, text: str, told: dict[str, Any]
) -> None:
    case = a_case(channel=channel, language=language)
    cost = do(ana, case, "cost", text=text).json()
    assert {name: cost[name] for name in told} == told


def test_what_was_asked_is_found_though_more_was_written_since(ana: Client, published: LiveRelease) -> None:
    case = a_case()
    accept("sms", "+12135550001", "it is the one near the park", "id-later", {})
    found = ana.post(f"/staff/cases/{case.pk}/suggest/", {"q": ""}, headers={"X-Requested-With": "XMLHttpRequest"})
    named = re.findall(r'data-entry="([^"]+)"', found.content.decode())
    assert named[0] == "school-swim"


@pytest.mark.parametrize("values", [
    {"opened_at": timezone.now() + timedelta(days=3)}, {"state": "closed", "closed_at": timezone.now()},
], ids=["asked long before", "closed"])  # fmt: skip
def test_only_what_was_asked_in_an_open_case_is_looked_up(
    ana: Client, published: LiveRelease, values: dict[str, Any]
) -> None:
    case = a_case(**values)
    found = ana.post(f"/staff/cases/{case.pk}/suggest/", {"q": ""}, headers={"X-Requested-With": "XMLHttpRequest"})
    assert "data-entry" not in found.content.decode()
