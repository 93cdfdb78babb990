"""Records what became of an attempt to send."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from channels.copies import put_down
from channels.errors import FLOOD, HELD, TryLater, Unsure
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.undelivered import put_back

log = logging.getLogger(__name__)

RETRIES = (5, 60, 300, 900)  # seconds; after the last, staff see it as failed
LOOK_AFTER = timedelta(seconds=10)  # a provider's list may lag behind its API

State = OutboxMessage.State


def close(message: OutboxMessage, state: str, *, provider_id: str = "", error: str = "") -> bool:
    """Records the outcome; a delivery status that came faster than we are is not overwritten. Gives True."""
    row = OutboxMessage.objects.filter(pk=message.pk)
    open_row = row.filter(state__in=[State.PENDING, State.SENDING])
    sent = {"provider_id": provider_id, "provider_rank": 0, "sent_at": timezone.now()} if state == State.SENT else {}
    with transaction.atomic():
        closed = open_row.update(state=state, error=error[:32], **sent)
        if closed and state == State.FAILED:
            put_back(message)
    if not closed and provider_id:
        row.filter(provider_id="").update(provider_id=provider_id)
    if sent and message.provider_id:  # an earlier copy that could not be passed on: its id is known for the last time
        put_down(message.channel, [message.provider_id])
    return True


def put_off(message: OutboxMessage, error: TryLater | Unsure, *, looking: bool = False) -> bool:
    """Has `message` tried again (in doubt: looked up first) by the schedule, or when the provider wishes; gives False.

    After the last time it is failed, which gives True. A failed look-up (`looking`) says nothing about the message,
    and neither does a flood limit, which is about all that we send.
    """
    after = error.after if isinstance(error, TryLater) else None
    if error.code == FLOOD and after is None:  # the longer it lasts, the longer
        after = min(RETRIES[-1], max(RETRIES[0], (timezone.now() - message.created).total_seconds()))
    tries = message.tries + (after is None)  # a wait that the provider asks for is no failure
    doubtful = isinstance(error, Unsure)
    if tries > len(RETRIES):
        log.error("message %s failed %d times: %s", message.pk, tries, error.code)
        return close(message, State.FAILED, error="unknown" if doubtful else error.code)
    wait = timedelta(seconds=RETRIES[tries - 1] if after is None else after)
    log.warning("message %s %s in %s: %s", message.pk, "looked up" if doubtful else "tried again", wait, error.code)
    # A delivery status may have come faster than the error: then it is settled.
    OutboxMessage.objects.filter(pk=message.pk, state__in=[State.PENDING, State.SENDING]).update(
        state=State.SENDING if doubtful else State.PENDING, tries=tries,
        error=message.error if looking else error.code[:32],
        next_try_at=timezone.now() + (max(wait, LOOK_AFTER) if doubtful else wait),
    )  # fmt: skip
    return False


def left(message: OutboxMessage, code: str, *, blocked: bool = False) -> str:
    """Notes that nothing reaches the person any more, and gives the code to keep with `message`.

    That is another one for the answer to somebody who had written to us and was not known to have left: then the
    provider holds back what is wanted, and staff should see it.
    """
    field = "blocked_at" if blocked else "opted_out_at"
    news = Contact.objects.filter(pk=message.contact_id, **{field: None}).update(**{field: timezone.now()})
    return f"{code}{HELD}" if news and not blocked and message.inbox_id and not message.farewell else code


def reported_failed(message: OutboxMessage) -> datetime | None:
    """When to send again what the provider took and then could not pass on for a reason that passes; None: never."""
    if message.tries >= len(RETRIES):
        return None
    return timezone.now() + timedelta(seconds=RETRIES[message.tries])


def ask_first(message: OutboxMessage) -> bool:
    """A message unsent for a day is not sent blindly: its question is asked about when it comes to that. Gives True."""
    with transaction.atomic():
        close(message, State.FAILED, error="too late" if message.inbox_id else "waited")
        if message.inbox_id:
            InboxMessage.objects.filter(pk=message.inbox_id, state=InboxMessage.State.ANSWERED).update(
                state=InboxMessage.State.ACCEPTED, next_try_at=timezone.now(), answered_at=None
            )
    return True


def paused_until(channel: str) -> datetime | None:
    """Until when nothing goes out on `channel`, because the provider asked us to slow down; None when all may."""
    waiting = OutboxMessage.objects.filter(
        channel=channel, state=State.PENDING, error=FLOOD, next_try_at__gt=timezone.now()
    )
    until: datetime | None = waiting.aggregate(until=Max("next_try_at"))["until"]
    return until
