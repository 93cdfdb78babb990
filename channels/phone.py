"""The staff phone: a channel with no provider, for the phone page, the terminal and tests.

It goes the same way as every other channel. "Sent" means visible in the transcript.
"""

from __future__ import annotations

import time
import uuid
from datetime import datetime
from typing import Any, TypedDict

from channels.models import InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym
from channels.render import Piece
from channels.reply import Reply


class Line(TypedDict):
    """One line of a transcript: `who` is "person" or "hubline"."""

    id: str
    who: str
    text: str
    custom: dict[str, Any]
    at: datetime
    state: str


class PhoneChannel:
    """Always on; shows replies as they are, so that a page can render them for any channel."""

    name = "phone"
    can_find, can_forget = True, False
    linger = 5.0  # the receipt of an erasure is read in our own tables

    def is_on(self) -> bool:
        return True

    def why_off(self) -> str:
        return ""

    def render(self, reply: Reply) -> list[Piece]:
        return [Piece(reply["text"])]

    def begin(self, message: InboxMessage) -> None:
        """The page shows it by itself."""

    def send(self, message: OutboxMessage) -> str:
        return f"phone-{message.pk}"

    def find(self, message: OutboxMessage) -> str | None:
        return self.send(message)

    def forget(self, provider_id: str) -> None:
        """There is no copy elsewhere."""


def say(session_id: str, text: str, metadata: dict[str, Any] | None = None) -> InboxMessage:
    """Sends `text` from the phone called `session_id`, which stands for its number."""
    from channels.inbox import accept

    return accept("phone", session_id, text, uuid.uuid4().hex, metadata or {})


def transcript(session_id: str) -> list[Line]:
    """Both sides of the conversation of one phone, oldest first; what waits to be sent is not in it."""
    who = pseudonym("phone", session_id)
    lines = [
        Line(id=f"in-{row.pk}", who="person", text=row.text, custom={}, at=row.received_at, state=row.state)
        for row in InboxMessage.objects.filter(contact=who)
    ]
    shown = [OutboxMessage.State.SENT, OutboxMessage.State.DELIVERED]
    lines += [
        Line(id=f"out-{row.pk}", who="hubline", text=row.text, custom=row.custom, at=row.sent_at or row.created,
             state=row.state)
        for row in OutboxMessage.objects.filter(contact=who, state__in=shown)
    ]  # fmt: skip
    return sorted(lines, key=lambda line: line["at"])


def converse(session_id: str, text: str, timeout: float = 60.0) -> list[Reply]:
    """Sends `text` and waits for all that is said to it. Raises `TimeoutError` when no worker answers in time."""
    who = pseudonym("phone", session_id)
    replies = OutboxMessage.objects.filter(contact=who)
    last = replies.order_by("-id").values_list("id", flat=True).first() or 0
    message = say(session_id, text)
    unsent = [OutboxMessage.State.PENDING, OutboxMessage.State.SENDING]
    until = time.monotonic() + timeout
    while (
        InboxMessage.objects.filter(pk=message.pk, state=InboxMessage.State.ACCEPTED).exists()
        or replies.filter(id__gt=last, state__in=unsent).exists()
    ):
        if time.monotonic() > until:
            raise TimeoutError(f"no answer in {timeout:.0f} s: is the worker running?")
        time.sleep(0.02)
    return [Reply(text=row.text, custom=row.custom) for row in replies.filter(id__gt=last).order_by("id")]
