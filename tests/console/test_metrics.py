"""`/metrics` counts, tells nothing of anybody, and opens to this machine or a token alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from channels.models import InboxMessage
from channels.outbox import put
from channels.phone import say
from channels.reply import Reply
from tests.console.conftest import configure

pytestmark = pytest.mark.django_db
TOKEN = "a-token-for-the-scraper"

WHO = {
    "this machine": ({}, {"REMOTE_ADDR": "127.0.0.1"}, 200),
    "this machine, IPv6": ({}, {"REMOTE_ADDR": "::1"}, 200),
    "another": ({}, {"REMOTE_ADDR": "203.0.113.9"}, 403),
    "another, by a proxy on this machine": ({"x-forwarded-for": "203.0.113.9"}, {"REMOTE_ADDR": "127.0.0.1"}, 403),
    "no address": ({}, {"REMOTE_ADDR": ""}, 403),
    "another with the token": ({"authorization": f"Bearer {TOKEN}"}, {"REMOTE_ADDR": "203.0.113.9"}, 200),
    "a wrong token": ({"authorization": "Bearer wrong"}, {"REMOTE_ADDR": "203.0.113.9"}, 403),
    "a token that is no ASCII": ({"authorization": "Bearer ñ"}, {"REMOTE_ADDR": "203.0.113.9"}, 403),
}


@pytest.mark.parametrize(("headers", "extra", "status"), WHO.values(), ids=WHO)
def test_who_may_read_it(
    headers: dict[str, str], extra: dict[str, str], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, metrics_token=TOKEN)
    assert Client().get("/metrics", headers=headers, **extra).status_code == status


def test_without_a_token_set_an_empty_one_opens_nothing() -> None:
    answer = Client().get("/metrics", headers={"authorization": "Bearer "}, REMOTE_ADDR="203.0.113.9")
    assert answer.status_code == 403


def figures() -> dict[str, float]:
    lines = Client().get("/metrics").content.decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


def test_it_counts_messages_and_decisions_and_names_nobody() -> None:
    figures()  # decisions are counted from the first look on
    message = say("staff-phone-1", "can they ask my neighbor Refugio")
    put(message.contact, [Reply(text="No.", custom={"decision": "answer", "language": "en"})], message)
    now = figures()
    assert now['hubline_inbox_messages{channel="phone",state="accepted"}'] == 1
    assert now['hubline_outbox_messages{channel="phone",state="pending"}'] == 1
    assert now["hubline_oldest_waiting_seconds"] > 0
    decided = 'hubline_decisions_total{channel="phone",decision="answer",language="en"}'
    again = figures()
    assert now[decided] == again[decided] >= 1
    InboxMessage.objects.update(state=InboxMessage.State.ANSWERED, answered_at=timezone.now())
    assert figures()["hubline_oldest_waiting_seconds"] == 0
    text = Client().get("/metrics").content.decode()
    for secret in ("Refugio", "neighbor", "staff-phone-1", message.contact.pseudonym[:8]):
        assert secret not in text
