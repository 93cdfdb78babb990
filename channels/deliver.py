"""Sends what is in the outbox of one conversation, in order, each message once.

A row is marked `sending` and committed before the provider is asked, so a row found `sending` later is one whose
outcome nobody recorded: the provider is asked first whether it has it. Where it cannot say, the message is sent once
more and counted (`repeated`), because silence would be worse.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from channels.errors import ChannelOff, PersonLeft, SendError, TryLater, Unsure
from channels.lease import Lease
from channels.models import OutboxMessage
from channels.outcome import LOOK_AFTER, ask_first, close, left, paused_until, put_off
from channels.registry import Channel, channel

log = logging.getLogger(__name__)

TOO_LATE = timedelta(days=1)

State = OutboxMessage.State
UNSENT = [State.PENDING, State.SENDING]


def deliver(held: Lease) -> bool:
    """Sends all that is due and says whether there was any. Stops at a message that has to wait: order is kept."""
    acted = _drop_unwanted(held.pseudonym)
    while (message := _first_unsent(held.pseudonym)) and message.next_try_at <= timezone.now():
        acted = True
        if not _deliver(message, held):
            break
    return acted


def _drop_unwanted(pseudonym: str) -> bool:
    """What waits for somebody who opted out or blocked us goes nowhere, however long it has to wait yet."""
    waiting = OutboxMessage.objects.filter(contact=pseudonym, state=State.PENDING).select_related("contact")
    unwanted = [(row, why) for row in waiting.order_by("id") if (why := _unwanted(row))]
    for row, why in unwanted:
        close(row, State.FAILED, error=why)
    return bool(unwanted)


def _first_unsent(pseudonym: str) -> OutboxMessage | None:
    unsent = OutboxMessage.objects.filter(contact=pseudonym, state__in=UNSENT)
    return unsent.select_related("contact").order_by("id").first()


def _deliver(message: OutboxMessage, held: Lease) -> bool:
    """Sends one message; False when it stays in the outbox."""
    by = channel(message.channel)
    if message.state == State.SENDING and (settled := _settle(message, by, held)) is not None:
        return settled
    if why := _unwanted(message):
        return close(message, State.FAILED, error=why)
    if timezone.now() - message.created > TOO_LATE:
        return ask_first(message)
    if until := paused_until(message.channel):
        OutboxMessage.objects.filter(pk=message.pk).update(next_try_at=until)
        return False
    if not _begin(message, held):
        return True
    try:
        known_as = by.send(message)
    except SendError as error:
        return _not_sent(message, error)
    except ChannelOff:
        return put_off(message, TryLater("channel off"))
    except DatabaseError:
        raise
    except Exception as error:
        # A fault of ours or of a library: what it did is not known, so it counts as a doubt about the outcome. Its
        # words may hold the request and are not logged.
        return put_off(message, Unsure(type(error).__name__))
    return close(message, State.SENT, provider_id=known_as)


def _unwanted(message: OutboxMessage) -> str:
    """Why the person must not get `message`, if so."""
    if message.contact.blocked_at:
        return "blocked"
    return "opted out" if message.contact.opted_out_at and not message.farewell else ""


def _settle(message: OutboxMessage, by: Channel, held: Lease) -> bool | None:
    """Looks up a message of which nobody recorded whether it went out: None when it is to be sent (again)."""
    held.renew()
    try:
        found = by.find(message)
    except SendError as error:
        return put_off(message, Unsure(error.code), looking=True)
    except ChannelOff:
        return put_off(message, Unsure("channel off"), looking=True)
    if found:
        return close(message, State.SENT, provider_id=found)
    if by.can_find:
        return None
    # A provider that cannot tell. After a death (nothing was recorded) it is sent again each time; after two answers
    # that never came, a third copy would be once too often.
    if message.repeated and message.error:
        return close(message, State.FAILED, error="unknown")
    message.repeated = True
    return None


def _begin(message: OutboxMessage, held: Lease) -> bool:
    """Marks `message` as being sent; False when it changed meanwhile: by a STOP, a delivery status, an erasure."""
    now = timezone.now()
    with transaction.atomic():
        held.renew()
        same = OutboxMessage.objects.filter(
            pk=message.pk, state=message.state, tries=message.tries, contact__blocked_at=None
        )
        if not message.farewell:
            same = same.filter(contact__opted_out_at=None)
        begun = same.update(
            state=State.SENDING, sending_at=now, next_try_at=now + LOOK_AFTER, repeated=message.repeated, error=""
        )
    message.state, message.sending_at, message.error = State.SENDING, now, ""
    return bool(begun)


def _not_sent(message: OutboxMessage, error: SendError) -> bool:
    """What `channels.errors` says is done about `error`."""
    if isinstance(error, TryLater | Unsure):
        return put_off(message, error)
    code = error.code
    if isinstance(error, PersonLeft):
        code = left(message, error.code, blocked=error.blocked)
    log.warning("message %s not sent: %s", message.pk, error.code)
    return close(message, State.FAILED, error=code)
