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
from channels.lease import Lease, LeaseLost
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.registry import channel

log = logging.getLogger(__name__)

RETRIES = (5, 60, 300, 900)  # seconds; after the last, staff see it as failed
LOOK_AFTER = timedelta(seconds=10)  # a provider's list may lag behind its API
TOO_LATE = timedelta(days=1)

State = OutboxMessage.State
UNSENT = [State.PENDING, State.SENDING]


def deliver(held: Lease) -> bool:
    """Sends all that is due and says whether there was any. Stops at a message that has to wait: order is kept."""
    acted = False
    while (message := _first_unsent(held.pseudonym)) and message.next_try_at <= timezone.now():
        acted = True
        if not _deliver(message, held):
            break
    return acted


def _first_unsent(pseudonym: str) -> OutboxMessage | None:
    unsent = OutboxMessage.objects.filter(contact=pseudonym, state__in=UNSENT)
    return unsent.select_related("contact").order_by("id").first()


def _deliver(message: OutboxMessage, held: Lease) -> bool:
    """Sends one message; False when it stays in the outbox."""
    by = channel(message.channel)
    if message.contact.blocked_at or (message.contact.opted_out_at and not message.farewell):
        return _close(message, State.FAILED, error="blocked" if message.contact.blocked_at else "opted out")
    held.renew()
    try:
        if message.state == State.SENDING:
            if found := by.find(message):
                return _close(message, State.SENT, provider_id=found)
            if message.repeated:  # twice in doubt: a third time would be once too often
                return _close(message, State.FAILED, error="unknown")
            message.repeated = not by.can_find
        if timezone.now() - message.created > TOO_LATE:
            return _ask_first(message)
        message.state, message.sending_at = State.SENDING, timezone.now()
        message.next_try_at = message.sending_at + LOOK_AFTER
        message.save(update_fields=["state", "sending_at", "next_try_at", "repeated"])
        return _close(message, State.SENT, provider_id=by.send(message))
    except SendError as error:
        return _not_sent(message, error)
    except ChannelOff:
        return _not_sent(message, TryLater("channel off"))
    except (LeaseLost, DatabaseError):
        raise
    except Exception as error:
        # A fault of ours or of a library: what it did is not known, so it counts as a doubt about the outcome. Its
        # words may hold the request and are not logged.
        return _not_sent(message, Unsure(type(error).__name__))


def _not_sent(message: OutboxMessage, error: SendError) -> bool:
    """What `channels.errors` says is done about `error`."""
    if isinstance(error, Unsure):
        log.warning("outcome of message %s unknown: %s", message.pk, error.code)
        OutboxMessage.objects.filter(pk=message.pk).update(
            error=error.code[:32], next_try_at=timezone.now() + LOOK_AFTER
        )
        return False
    if isinstance(error, TryLater):
        return _retry(message, error)
    if isinstance(error, PersonLeft):
        left = "blocked_at" if error.blocked else "opted_out_at"
        Contact.objects.filter(pk=message.contact_id, **{left: None}).update(**{left: timezone.now()})
    log.warning("message %s not sent: %s", message.pk, error.code)
    return _close(message, State.FAILED, error=error.code)


def _retry(message: OutboxMessage, error: TryLater) -> bool:
    tries = message.tries + 1
    if tries > len(RETRIES):
        log.error("message %s failed %d times: %s", message.pk, tries, error.code)
        return _close(message, State.FAILED, error=error.code)
    wait = RETRIES[tries - 1] if error.after is None else error.after
    log.warning("message %s tried again in %s s: %s", message.pk, wait, error.code)
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=State.PENDING, tries=tries, error=error.code[:32],
        next_try_at=timezone.now() + timedelta(seconds=wait),
    )  # fmt: skip
    return False


def _close(message: OutboxMessage, state: str, *, provider_id: str = "", error: str = "") -> bool:
    """Records the outcome; a delivery status that came faster than we are is not overwritten."""
    now = timezone.now()
    open_row = OutboxMessage.objects.filter(pk=message.pk, state__in=[State.PENDING, State.SENDING])
    if not open_row.update(state=state, provider_id=provider_id, error=error[:32],
                           sent_at=now if state == State.SENT else None):  # fmt: skip
        OutboxMessage.objects.filter(pk=message.pk, provider_id="").update(provider_id=provider_id)
    return True


def _ask_first(message: OutboxMessage) -> bool:
    """A message unsent for a day is not sent blindly: its question is asked about when it comes to that."""
    with transaction.atomic():
        _close(message, State.FAILED, error="too late")
        if message.inbox_id:
            InboxMessage.objects.filter(pk=message.inbox_id, state=InboxMessage.State.ANSWERED).update(
                state=InboxMessage.State.ACCEPTED, next_try_at=timezone.now(), answered_at=None
            )
    return True
