"""One worker at a time to a conversation.

A lease is a name and an expiry in the contact's row, taken by compare-and-set: an UPDATE that names the state it
expects and says how many rows it changed. That is atomic on SQLite and PostgreSQL alike, needs no connection to be
held open, and ends by itself when its holder is killed.
"""

from __future__ import annotations

import secrets
import time
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
PATIENCE = 2 * LENGTH.total_seconds()  # for a turn that is under way, and the sending of what it says


class LeaseLost(ChannelError):
    """Somebody else works on this conversation now; whatever was under way must not be recorded."""


class Busy(ChannelError):
    """A conversation was not let go of in time."""


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


@contextmanager
def lease_soon(pseudonym: str) -> Iterator[Lease]:
    """Takes the conversation of a contact as soon as it is let go. Raises `Busy` when that takes over a minute."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with lease(pseudonym) as held:
            if held is not None:
                yield held
                return
        time.sleep(0.1)
    raise Busy(pseudonym[:8])
