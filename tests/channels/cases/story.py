"""Somebody on the staff phone who asks for a person, through inbox, worker and outbox; and the hands of the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model

from channels import phone
from channels.conversation import work
from channels.inbox import accept
from channels.models import Case, Desk, InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym

ME = "session-1"
LINE = [{"name": "MigraWatch", "phone": "844-363-1423"}]
HUMAN = {"text": "A person?", "custom": {"decision": "handoff", "control": "human", "hubs": LINE}}
YES = {"text": "Thanks", "custom": {"decision": "handoff", "control": "human", "consent": True, "hubs": LINE}}
NO = {"text": "All right", "custom": {"decision": "control", "control": "human", "consent": False}}
URGENT = {"text": "Stay calm.", "custom": {"decision": "urgent", "topic": "encounters"}}
ASKED_TO_ERASE = {
    "text": "Erase all?", "custom": {"decision": "control", "control": "delete", "offers": ["yes", "no"]}
}  # fmt: skip
ERASED = {"text": "Erased.", "custom": {"decision": "control", "control": "delete", "erase": True}}
ALWAYS: dict[str, Any] = {"hours": "24/7", "federal_holidays": False}
NEVER: dict[str, Any] = {"hours": {}}


def set_desk(**values: Any) -> Desk:
    """The desk's settings, changed."""
    desk = Desk.load()
    for name, value in values.items():
        setattr(desk, name, value)
    desk.save()
    return desk


def colleague(name: str = "ana") -> Any:
    """Somebody at the desk."""
    return get_user_model()._default_manager.create_user(name)


def say(*texts: str) -> None:
    """One text after the other, each taken all the way."""
    for text in texts:
        phone.say(ME, text)
        work(pseudonym("phone", ME))


def sends(text: str = "", **metadata: str) -> None:
    """Something else than words, as the channels name it."""
    accept("phone", ME, text, uuid4().hex, metadata)
    send()


def send() -> None:
    """The worker looks."""
    work(pseudonym("phone", ME))


def heard() -> list[str]:
    """All that was said to them."""
    return [line["text"] for line in phone.transcript(ME) if line["who"] == "hubline"]


def asked(**desk: Any) -> Case:
    """A case that its person opened just now."""
    set_desk(**(desk or ALWAYS))
    say("a question", "human", "YES")
    return Case.objects.get()


def later(minutes: float) -> None:
    """So many minutes go by: all that has a time happened, or is due, so much earlier."""
    past = timedelta(minutes=minutes)
    for model, fields in ((Case, ("opened_at", "held_at", "waiting_since", "answer_by", "claimed_at", "last_reply_at",
                           "snoozed_until")),
                          (InboxMessage, ("received_at", "next_try_at")), (OutboxMessage, ("created",))):  # fmt: skip
        for row in model.objects.all():
            moved = {name: getattr(row, name) - past for name in fields if getattr(row, name)}
            model.objects.filter(pk=row.pk).update(**moved)
