"""Erases a person: what they wrote, what we said, the bot's memory of it, and who they are.

Somebody who opted out stays known by pseudonym alone, with the day of it: forgetting that would mean writing to them.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from channels.case_end import forget as forget_cases
from channels.copies import put_down
from channels.days import beginning
from channels.lease import lease_soon
from channels.models import Contact, Forgotten, InboxMessage, OutboxMessage
from channels.pseudonym import digest, pseudonym
from channels.scrub import rewrite_later, scrub
from channels.tracker import erase_tracker

log = logging.getLogger(__name__)


def erase_address(address: str) -> int:
    """Erases the person at `address` on every channel; gives how many rows went. Doing it again is harmless.

    A turn that is under way is let come to its end, so that nothing of it is put down afterwards and the provider's id
    of what it sends is known. Raises `Busy` when that takes too long.
    """
    from channels.registry import CHANNELS

    gone = 0
    for name in CHANNELS:
        who = pseudonym(name, address)
        if Contact.objects.filter(pk=who).exists():
            with lease_soon(who):
                gone += _erase_at_once(Contact.objects.get(pk=who))
        gone += erase_tracker(who)
    scrub()
    return gone


def _erase_at_once(contact: Contact) -> int:
    with transaction.atomic():
        gone = erase_in_transaction(contact, timezone.now()) + erase_tracker(contact.pseudonym)
    finish_erasing(contact.pseudonym, at_once=True)
    return gone


def erase_in_transaction(contact: Contact, now: datetime, upto: InboxMessage | None = None) -> int:
    """Rows of `contact` out, in the caller's transaction; the address stays until a receipt has gone out.

    `upto` is the message that asks for it: what the person wrote after it was accepted, so it stays to be answered.
    """
    inbox = InboxMessage.objects.filter(contact=contact)
    if upto:
        inbox = inbox.filter(pk__lte=upto.pk)
    Forgotten.objects.bulk_create(
        [Forgotten(pk=digest(name, known_as)) for name, known_as in inbox.values_list("channel", "provider_id")],
        ignore_conflicts=True,
    )
    put_down(contact.channel, [*inbox.values_list("provider_id", flat=True), *_sent_ids(contact)])
    forget_cases(contact)
    rewrite_later()
    gone = OutboxMessage.objects.filter(contact=contact).delete()[0] + inbox.delete()[0]
    contact.erased_at, contact.language, contact.informed_at = now, None, None
    contact.save(update_fields=["erased_at", "language", "informed_at"])
    return gone


def finish_erasing(who: str, *, at_once: bool = False) -> bool:
    """The rest of an erasure, once its receipt is out: the receipt, the address, the contact. Says if it was done."""
    from channels.registry import channel

    with transaction.atomic():
        contact = Contact.objects.select_for_update().filter(pk=who, erased_at__isnull=False).first()
        if contact is None or contact.erased_at is None:
            return False
        receipts = contact.outbox.filter(inbox=None, created__gte=contact.erased_at)
        linger = timedelta(seconds=channel(contact.channel).linger)
        unsent = receipts.filter(state__in=[OutboxMessage.State.PENDING, OutboxMessage.State.SENDING]).exists()
        if not at_once and (unsent or timezone.now() < contact.erased_at + linger):
            return False
        put_down(contact.channel, _sent_ids(contact))
        receipts.delete()
        rewrite_later()
        if contact.inbox.exists():  # they wrote again meanwhile: a new conversation with nothing behind it
            contact.erased_at = None
            contact.save(update_fields=["erased_at"])
        elif contact.opted_out_at:
            contact.sealed_address, contact.erased_at = "", None
            contact.save(update_fields=["sealed_address", "erased_at"])
            keep_opt_out_alone(contact, contact.opted_out_at)
        else:
            contact.delete()
    scrub()
    return True


def keep_opt_out_alone(contact: Contact, since: datetime) -> None:
    """All that a row without messages says is the day from which its person is not written to."""
    day = beginning(since)
    Contact.objects.filter(pk=contact.pk).update(
        created=day, last_seen=day, opted_out_at=day, blocked_at=None, language=None, informed_at=None
    )


def _sent_ids(contact: Contact) -> list[str]:
    return list(contact.outbox.values_list("provider_id", flat=True))
