"""One worker at a time to a conversation.

A lease is a name and an expiry in the contact's row, taken by compare-and-set: an UPDATE that names the state it
expects and says how many rows it changed. That is atomic on SQLite and PostgreSQL alike, needs no connection to be
held open, and ends by itself when its holder is killed.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from channels.errors import ChannelError
from channels.models import Contact

# Longer than any single step under it (the slowest is the bot's 20 s); each step renews it.
LENGTH = timedelta(seconds=30)


class LeaseLost(ChannelError):
    """Somebody else works on this conversation now; whatever was under way must not be recorded."""


@dataclass(frozen=True)
class Lease:
    """The right to work on one conversation."""

    pseudonym: str
    holder: str

    def renew(self) -> None:
        """Counts from now again. Raises `LeaseLost`; inside a transaction that is what guards the commit."""
        mine = Contact.objects.filter(pk=self.pseudonym, held_by=self.holder)
        if not mine.update(held_until=timezone.now() + LENGTH):
            raise LeaseLost(self.pseudonym[:8])


@contextmanager
def lease(pseudonym: str) -> Iterator[Lease | None]:
    """Takes the conversation, or gives None when it is held."""
    now, held = timezone.now(), Lease(pseudonym, secrets.token_hex(16))
    free = Contact.objects.filter(Q(held_until__isnull=True) | Q(held_until__lte=now), pk=pseudonym)
    if not free.update(held_by=held.holder, held_until=now + LENGTH):
        yield None
        return
    try:
        yield held
    finally:
        Contact.objects.filter(pk=pseudonym, held_by=held.holder).update(held_by=None, held_until=None)
