"""Puts a message off that the bot cannot answer now."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from channels import bot
from channels.fixed import fixed
from channels.lease import Lease
from channels.models import Contact, InboxMessage
from channels.outbox import put
from channels.record import record

log = logging.getLogger(__name__)

TELL_AFTER = timedelta(seconds=60)  # when the person hears that it takes longer
MOST_TRIES = 5  # with a bot that is well: then the message itself is what fails
WAITS = (1.0, 15.0)  # seconds between two tries: the longer it lasts, the longer
_ITS_OWN_FAULT = {"silent", "status 500", "status 503", "garbled", "error"}  # reasons that may lie in the message

State = InboxMessage.State


def put_off(message: InboxMessage, contact: Contact, held: Lease, reason: str) -> bool:
    """Puts `message` off and gives False; after a minute the person is told once.

    What fails with a bot that is well fails for good: the person hears an apology, and it gives True.
    """
    now = timezone.now()
    tries = message.tries + (reason in _ITS_OWN_FAULT and bot.is_well())  # an outage is not the message's fault
    if tries >= MOST_TRIES:
        log.error("message %s failed %d times: %s", message.pk, tries, reason)
        broken = fixed("broken", contact)
        broken["custom"] |= {"decision": "abstain", "control": None}
        return record(message, contact, held, [broken], state=State.FAILED, reason=reason)
    log.warning("message %s waits for the bot: %s", message.pk, reason)
    with transaction.atomic():
        held.renew()
        contact.refresh_from_db(fields=["opted_out_at"])
        told = _tell(message, contact, now)
        InboxMessage.objects.filter(pk=message.pk).update(
            tries=tries, reason=reason[:32], told_at=told, next_try_at=now + _pause(now - message.received_at)
        )
    return False


def _pause(waited: timedelta) -> timedelta:
    shortest, longest = (timedelta(seconds=seconds) for seconds in WAITS)
    return min(longest, max(shortest, waited / 4))


def _tell(message: InboxMessage, contact: Contact, now: datetime) -> datetime | None:
    """Says that we are on it, when a minute has passed and it was not said in this conversation lately."""
    lately = contact.inbox.filter(told_at__gt=now - 10 * TELL_AFTER).exists()
    if message.told_at or lately or now - message.received_at < TELL_AFTER:
        return message.told_at
    put(contact, [fixed("wait", contact)], message)
    return now
