"""Accepts messages: redacted, sealed and committed before the provider hears "200"."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from channels import consent, limits
from channels.models import Contact, Forgotten, InboxMessage
from channels.pseudonym import digest, pseudonym
from channels.redact import redact

log = logging.getLogger(__name__)


def accept(channel: str, address: str, text: str, provider_id: str, metadata: dict[str, Any]) -> InboxMessage:
    """Takes a message into the inbox and wakes the worker.

    A repeat (same channel and provider id) changes nothing and gives the first row; the unique constraint decides,
    so two repeats at the same instant are no different. A repeat of a message that was erased since gives a row
    that is not stored.
    """
    contact = Contact(pseudonym=pseudonym(channel, address), channel=channel)
    contact.address = address
    message = InboxMessage(contact=contact, channel=channel, provider_id=provider_id)
    message.text, message.metadata = redact(text), metadata
    if Forgotten.objects.filter(pk=digest(channel, provider_id)).exists():
        message.state, message.reason = InboxMessage.State.IGNORED, "erased"
        return message
    try:
        with transaction.atomic():
            Contact.objects.bulk_create(
                [contact], update_conflicts=True, unique_fields=["pseudonym"],
                update_fields=["last_seen", "sealed_address", "blocked_at"],
            )  # fmt: skip
            limits.apply(message)
            if message.state == InboxMessage.State.ACCEPTED:
                consent.take_effect(message)
            message.save()
            if message.reason == limits.FIRST_OVER:
                limits.say_so(contact, message)
    except IntegrityError:
        return InboxMessage.objects.get(channel=channel, provider_id=provider_id)
    transaction.on_commit(lambda: wake(contact.pseudonym))
    return message


def wake(who: str, at: datetime | None = None) -> None:
    """Tells the worker to look, now or `at` a time. It only saves time: what is committed, the sweep finds."""
    from channels.tasks import look_again

    try:
        look_again(who, at or timezone.now())
    except Exception:
        log.exception("the queue cannot be reached; the sweep will find what waits")
