"""What tests on the staff phone share: one person's messages, and the worker's work done on the spot."""

from __future__ import annotations

from datetime import timedelta

from channels import phone
from channels.conversation import work
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym

ME = "session-1"
WHO = "phone"


def say(text: str, session: str = ME) -> InboxMessage:
    return phone.say(session, text)


def run(session: str = ME) -> None:
    work(pseudonym(WHO, session))


def heard(session: str = ME) -> list[str]:
    return [line["text"] for line in phone.transcript(session) if line["who"] == "hubline"]


def later(seconds: float) -> None:
    """Moves everything kept that long into the past, as if the time had gone by."""
    past = timedelta(seconds=seconds)
    for model, fields in ((InboxMessage, ("received_at", "next_try_at", "told_at", "answered_at")),
                          (OutboxMessage, ("created", "next_try_at", "sending_at")),
                          (Contact, ("held_until", "erased_at"))):  # fmt: skip
        for row in model.objects.all():
            moved = {name: getattr(row, name) - past for name in fields if getattr(row, name)}
            model.objects.filter(pk=row.pk).update(**moved)
