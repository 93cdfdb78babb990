"""What was said before: a YES or MORE means nothing without it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from channels.models import InboxMessage, OutboxMessage

STILL_ASKING = timedelta(days=3)  # how long a YES still refers to a message that was too late

State = InboxMessage.State


def _answered_to(message: InboxMessage) -> OutboxMessage | None:
    """The last thing we had said when `message` came."""
    before = OutboxMessage.objects.filter(contact=message.contact_id, created__lt=message.received_at)
    return before.select_related("inbox").order_by("-id").first()


def asked_to_erase(message: InboxMessage) -> OutboxMessage | None:
    """The question whether all is to be erased, if `message` is what was said to it."""
    last = _answered_to(message)
    asked = last.custom if last else {}
    return last if asked.get("control") == "delete" and "yes" in (asked.get("offers") or ()) else None


def asked_about(message: InboxMessage) -> InboxMessage | None:
    """The message that came too late, if `message` is what was said when asked whether its answer is still wanted."""
    since = timezone.now() - STILL_ASKING
    last = _answered_to(message)
    asked = last.inbox if last else None
    return asked if asked and asked.state == State.LATE and (asked.answered_at or since) > since else None
