"""How much one person, and everybody together, can ask of us. Counted after authentication only."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from channels import consent
from channels.models import Contact, InboxMessage
from channels.wording import say

WINDOW = timedelta(minutes=1)
PER_PERSON = 20
# Ten times what one Twilio long code may send back in a minute (1 message a second): beyond it is no conversation.
EVERYBODY = 600

FIRST_OVER = "first over the limit"
OVER = "over the limit"


def apply(message: InboxMessage) -> None:
    """Marks `message`, not yet saved, as ignored when its sender sent too many in the last minute.

    Words that stop or erase always count: asking to be left alone must not be too much.
    """
    if consent.word(message.text):
        return
    recent = message.contact.inbox.filter(received_at__gt=timezone.now() - WINDOW).count()
    if recent >= PER_PERSON:
        message.state = InboxMessage.State.IGNORED
        message.reason = FIRST_OVER if recent == PER_PERSON else OVER
        message.text = ""


def say_so(contact: Contact, message: InboxMessage) -> None:
    """The one polite line."""
    from channels.outbox import put
    from channels.reply import control

    known = Contact.objects.get(pk=contact.pk)
    put(known, [control("limit", known.language or "en", say("limit", known.language))], message)


def everybody_is_over() -> bool:
    """Whether more arrived from everybody in the last minute than can be answered."""
    recent = InboxMessage.objects.filter(received_at__gt=timezone.now() - WINDOW).exclude(channel="phone")
    return recent.count() >= EVERYBODY
