"""What was said before: a YES or MORE means nothing without it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from channels.models import InboxMessage, OutboxMessage

STILL_ASKING = timedelta(days=3)  # how long a YES still refers to a message that was too late

MOST = 3  # messages that one YES has answered
LOOKED_BACK = 4  # replies between the question and its YES

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


def asked_about(message: InboxMessage) -> list[InboxMessage]:
    """The messages that came too late, in order, if `message` is what was said when asked whether they still count.

    An answer that was given since asks nothing, so it may stand between; of many, the last few count.
    """
    since = timezone.now() - STILL_ASKING
    before = OutboxMessage.objects.filter(contact=message.contact_id, created__lt=message.received_at)
    for said in before.order_by("-id")[:LOOKED_BACK]:
        custom = said.custom
        if custom.get("control") == "late":
            late = InboxMessage.objects.filter(contact=message.contact_id, state=State.LATE, answered_at__gt=since)
            return list(late.order_by("-id")[:MOST])[::-1]
        if custom.get("decision") not in ("answer", "hubs"):
            break
    return []


def is_asked_already(message: InboxMessage) -> bool:
    """Whether the last thing said already asks whether messages as old as `message` still count."""
    last = OutboxMessage.objects.filter(contact=message.contact_id).order_by("-id").first()
    return last is not None and message.received_at < last.created and last.custom.get("control") == "late"
