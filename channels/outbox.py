"""Puts replies into the outbox, rendered for the person's channel."""

from __future__ import annotations

from channels.models import Contact, InboxMessage, OutboxMessage
from channels.newcomer import informed
from channels.registry import channel
from channels.reply import Reply


def put(
    contact: Contact, replies: list[Reply], inbox: InboxMessage | None = None, *, farewell: bool = False
) -> list[OutboxMessage]:
    """Rows for `replies`, in order, in the caller's transaction. Nobody who opted out gets any but a farewell."""
    if contact.opted_out_at and not farewell:
        return []
    rows: list[OutboxMessage] = []
    for reply in replies if farewell else [informed(contact, reply) for reply in replies]:
        for piece in channel(contact.channel).render(reply):
            row = OutboxMessage(contact=contact, inbox=inbox, channel=contact.channel, position=len(rows),
                                farewell=farewell)  # fmt: skip
            row.text, row.rest = piece.text, piece.rest
            row.custom = {name: value for name, value in reply["custom"].items() if name != "also"}  # said by now
            rows.append(row)
    for row in rows:
        row.save()
    return rows


def rest_of(contact: Contact) -> OutboxMessage | None:
    """The last message to `contact`, when part of it has not been told yet."""
    last = contact.outbox.order_by("-id").first()
    return last if last and last.sealed_rest else None
