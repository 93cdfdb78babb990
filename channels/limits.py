"""How much one person, and everybody together, can ask of us. Counted after authentication only.

Nothing is lost by the limit for everybody: what comes too fast is accepted and answered a little later. Only far
beyond that is a message not taken, and then it stays with the provider that can keep it (Telegram).
"""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from channels import consent
from channels.models import Contact, InboxMessage
from channels.wording import say

WINDOW = timedelta(minutes=1)
PER_PERSON = 20
LATELY = timedelta(minutes=10)  # in which the polite line is said once
# Ten times what one Twilio long code may send back in a minute (1 message a second).
EVERYBODY = 600
TOO_MANY = 10 * EVERYBODY  # in a minute: no conversation, and more than can be kept up with

FIRST_OVER = "first over the limit"
OVER = "over the limit"

State = InboxMessage.State


def apply(message: InboxMessage) -> None:
    """Ignores `message`, not yet saved, when its sender sent too many in the last minute; else paces it.

    To stop is never too much, and DELETE has room of its own beyond the limit: asking to be left alone must not fail.
    """
    said = consent.word(message.text)
    if "opt_out" in message.metadata or (said and said[0] == "stop"):
        return
    now, sent = timezone.now(), message.contact.inbox
    most = 2 * PER_PERSON if said and said[0] == "delete" else PER_PERSON
    if sent.filter(received_at__gt=now - WINDOW).count() >= most:
        told = sent.filter(received_at__gt=now - LATELY, reason=FIRST_OVER).exists()
        message.state, message.reason = State.IGNORED, OVER if told else FIRST_OVER
        message.text, message.metadata = "", {}
    elif not said and message.channel != "phone":
        _pace(message)


def _pace(message: InboxMessage) -> None:
    """Puts `message` off for as long as those before it take, when everybody together sends too many."""
    if _recent().count() >= EVERYBODY:
        waiting = InboxMessage.objects.filter(state=State.ACCEPTED).count()
        message.next_try_at = timezone.now() + WINDOW * (waiting / EVERYBODY)


def say_so(contact: Contact, message: InboxMessage) -> None:
    """The one polite line."""
    from channels.outbox import put
    from channels.reply import control

    known = Contact.objects.get(pk=contact.pk)
    put(known, [control("limit", known.language or "en", say("limit", known.language))], message)


def too_many() -> bool:
    """Whether more arrived from everybody in the last minute than can even be kept."""
    return _recent().count() >= TOO_MANY


def _recent() -> QuerySet[InboxMessage]:
    """What counts: not what was ignored, so that nobody uses up the room of others alone, and not our own phone."""
    return InboxMessage.objects.filter(received_at__gt=timezone.now() - WINDOW).exclude(
        state=State.IGNORED
    ).exclude(channel="phone")  # fmt: skip
