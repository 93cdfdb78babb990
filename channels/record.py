"""Records a message as answered, with all that follows from it, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from channels import case_end, handoff, tally
from channels.erase import erase_in_transaction
from channels.lease import Lease, LeaseLost
from channels.models import Contact, InboxMessage
from channels.outbox import put
from channels.reply import Reply
from channels.tracker import erase_tracker

State = InboxMessage.State


def record(
    message: InboxMessage, contact: Contact, held: Lease, replies: list[Reply], *,
    state: str = State.ANSWERED, reason: str = "", erase: bool = False, of_bot: bool = False,
    settles: Sequence[InboxMessage] = (),
) -> bool:  # fmt: skip
    """Marks `message` answered, puts `replies` in the outbox and changes what they say about the person; gives True.

    What the bot said (`of_bot`) passes by a person who holds the chat (`channels.handoff`). `settles` are earlier
    messages that were too late and are answered now. Raises `LeaseLost` when another worker took over: then nothing was
    recorded.
    """
    now = timezone.now()
    with transaction.atomic():
        held.renew()
        contact.refresh_from_db(fields=["opted_out_at"])  # a STOP may have been accepted meanwhile
        if "consent" not in message.metadata:
            _take_effect(_controls(replies), message, contact)
        if contact.opted_out_at:
            case_end.left(contact, now)
        elif of_bot:
            replies = handoff.take(contact, message, replies, now)
        controls = _controls(replies)
        erase = erase or any(reply["custom"].get("erase") for reply in replies)
        if contact.opted_out_at and replies and not erase and "stop" not in controls:
            replies, state, reason = [], State.IGNORED, "opted out"
        taken = InboxMessage.objects.filter(pk=message.pk, state=State.ACCEPTED)
        if not taken.update(state=state, reason=reason, answered_at=now):
            raise LeaseLost(held.pseudonym[:8])
        if state == State.IGNORED:
            InboxMessage.objects.filter(pk=message.pk).update(sealed_text="", sealed_metadata="")
        if settles:
            late = InboxMessage.objects.filter(pk__in=[one.pk for one in settles])
            late.update(state=State.IGNORED, reason="asked again")
        for reply in replies:
            if reply["custom"].get("language") in ("en", "es"):
                contact.language = reply["custom"]["language"]
        contact.save(update_fields=["opted_out_at", "language"])
        if erase:
            erase_in_transaction(contact, now, upto=message)
            put(contact, replies, farewell=True)
            # Before the commit: a worker that dies here asks for it again, one that died behind it would not.
            erase_tracker(contact.pseudonym)
        else:
            tally.count(put(contact, replies, message, farewell="stop" in controls), now)
    return True


def _controls(replies: list[Reply]) -> set[Any]:
    return {reply["custom"].get("control") for reply in replies}


def _take_effect(controls: set[Any], message: InboxMessage, contact: Contact) -> None:
    """What the reply says about being written to counts from when the person said it: a later STOP outweighs it."""
    if "start" in controls and contact.opted_out_at and contact.opted_out_at <= message.received_at:
        contact.opted_out_at = None
    if "stop" in controls:
        contact.opted_out_at = contact.opted_out_at or message.received_at
