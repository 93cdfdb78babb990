"""Messages as the pipeline leaves them: redacted, sealed, answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from channels.models import Contact, InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym
from channels.redact import redact


def said(who: str, text: str, *, channel: str = "sms", at: datetime | None = None, **custom: Any) -> InboxMessage:
    """Somebody wrote `text` and got the reply that `custom` describes."""
    at = at or timezone.now()
    contact, _ = Contact.objects.get_or_create(pseudonym=pseudonym(channel, who), defaults={"channel": channel})
    number = InboxMessage.objects.count() + 1
    message = InboxMessage(contact=contact, channel=channel, provider_id=f"m{number}", received_at=at)
    message.text, message.state = redact(text), InboxMessage.State.ANSWERED
    message.save()
    reply = OutboxMessage(contact=contact, inbox=message, channel=channel, created=at, state="sent")
    reply.text, reply.custom = "…", {"decision": "abstain", "language": "en", "entry": None, "control": None} | custom
    reply.save()
    return message
