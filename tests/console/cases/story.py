"""Colleagues at the desk, and chats that were passed on to them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from channels.inbox import accept
from channels.models import Case, InboxMessage
from channels.outbox import put
from channels.reply import Reply
from tests.console.test_card import words_of
from tests.logins import signed_in

ANSWER = Reply(
    text="You may.\nSource: Code 1 http://x/s/abcde",
    custom={"decision": "answer", "entry": "school-swim", "entries": ["school-swim"], "language": "en",
            "topic": "schools", "confidence": 0.61, "scores": [{"id": "school-swim", "score": 0.61}],
            "release": "2026-11-21.1", "sources": [{"citation": "Code 1", "title": "Code"}]},
)  # fmt: skip


def login(name: str, group: str | None) -> Client:
    user = get_user_model()._default_manager.create_user(name)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = signed_in(user)
    client.user = user  # type: ignore[attr-defined]
    return client


def a_case(number: int = 1, **values: Any) -> Case:
    """A chat that was passed on: a question, the bot's answer, and then a person was asked for."""
    channel = values.get("channel", "sms")
    said = "can my son swim, call 213-555-0199"
    message = accept(channel, f"+1213555{number:04}", said, f"id-{number}-{channel}", {})
    put(message.contact, [ANSWER], message)
    InboxMessage.objects.update(state="answered")
    now = timezone.now()
    return Case.objects.create(
        **{"contact": message.contact, "channel": channel, "language": "en", "topic": "schools",
           "waiting_since": now, "held_at": now,
           "answer_by": now + timedelta(minutes=15), **values}
    )  # fmt: skip


def see(client: Client, address: str) -> str:
    return words_of(client.get(address))


def do(client: Client, case: Case, step: str, **fields: Any) -> Any:
    return client.post(f"/staff/cases/{case.pk}/{step}/", fields)
