"""What a pressed button means. It belongs to the message it is under: a question that is over is not answered by it.

Buttons stay on the screen for ever. Whoever presses last week's "Yes" has not agreed to what is asked today.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from channels import tally
from channels.errors import Unsealable
from channels.inbox import accept
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym
from channels.render.telegram import COMPLAINTS, LASTING
from channels.telegram.updates import Incoming
from channels.wording import say

TWICE = timedelta(seconds=10)  # a second press of the same button within this is a slip of the finger


def press(incoming: Incoming, update_id: str) -> str:
    """Accepts what the button says where that still means anything; else gives what the person is told at once.

    The offers of a person and of a language always count. A number, YES, NO or MORE counts only under the newest
    message, when nothing was said since; a choice then still names its question in words. Somebody who opted out
    comes back by START alone. Raises what the database raises.
    """
    try:
        with transaction.atomic():
            return _press(incoming, update_id)
    except Unsealable:  # a key was lost: what the button was about cannot be known
        return say("press_over", incoming.metadata.get("language"))


def _press(incoming: Incoming, update_id: str) -> str:
    contact = Contact.objects.select_for_update().filter(pk=pseudonym("telegram", incoming.chat)).first()
    language = contact.language if contact and contact.language else incoming.metadata.get("language")
    if contact and contact.opted_out_at:
        return say("press_stopped", language)
    row = contact.outbox.filter(pk=incoming.under).first() if contact else None
    if incoming.text in LASTING:
        return _said(incoming, update_id, incoming.text)
    if contact is None or row is None:
        return say("press_over", language)
    if _is_repeat(contact, incoming, update_id):
        return ""
    if _is_newest(contact, row):
        return _said(incoming, update_id, incoming.text)
    if question := _choice(row, incoming.text):
        return _said(incoming, update_id, question)
    if incoming.text in COMPLAINTS and tally.complained_of(row):
        return say("press_wrong", language)
    return say("press_over", language)


def _said(incoming: Incoming, update_id: str, words: str) -> str:
    """Takes `words` in as if the person had typed them; nothing needs to be told at once."""
    accept("telegram", incoming.chat, words, update_id, incoming.metadata | {"pressed": _button(incoming)})
    return ""


def _button(incoming: Incoming) -> str:
    return f"{incoming.under}:{incoming.text}"


def _is_repeat(contact: Contact, incoming: Incoming, update_id: str) -> bool:
    """Whether this very press was taken in already, or the same button's a moment ago."""
    if contact.inbox.filter(provider_id=update_id).exists():
        return True
    lately = contact.inbox.filter(received_at__gt=timezone.now() - TWICE)
    return any(one.metadata.get("pressed") == _button(incoming) for one in lately)


def _is_newest(contact: Contact, row: OutboxMessage) -> bool:
    """Whether `row` is the last thing we said, and the person has said nothing since."""
    state = InboxMessage.State
    said = Q(answered_at__gte=row.created) & ~Q(state=state.LATE)  # what came too late is what `row` asks about
    since = contact.inbox.filter(Q(state=state.ACCEPTED) | said)
    return not (contact.outbox.filter(pk__gt=row.pk).exists() or since.exclude(pk=row.inbox_id or 0).exists())


def _choice(row: OutboxMessage, said: str) -> str:
    """The question that the number `said` stood for under `row`."""
    choices = row.custom.get("choices") or []
    return next((str(choice["text"]) for choice in choices if str(choice["number"]) == said), "")
