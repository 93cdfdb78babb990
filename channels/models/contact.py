"""A person on one channel, known by a pseudonym."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone

from channels.seal import seal, unseal


class Contact(models.Model):
    """One conversation. The address is sealed, needed only to reply, and empty once shredded."""

    pseudonym = models.CharField(max_length=64, primary_key=True)
    channel = models.CharField(max_length=16)
    sealed_address = models.TextField(blank=True)
    language = models.CharField(max_length=2, null=True)
    opted_out_at = models.DateTimeField(null=True)
    blocked_at = models.DateTimeField(null=True)  # they blocked us at the provider; until they write again
    informed_at = models.DateTimeField(null=True)  # when they were told who else can see this chat
    created = models.DateTimeField(default=timezone.now)
    last_seen = models.DateTimeField(default=timezone.now, db_index=True)
    # The lease (`channels.lease`): who works on this conversation, and until when that is believed.
    held_by = models.CharField(max_length=32, null=True)
    held_until = models.DateTimeField(null=True)
    # Erased, but for the receipt that still has to go out.
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        """How staff and logs name this person."""
        return f"{self.channel}-{self.pseudonym[:8]}"

    @property
    def address(self) -> str:
        return unseal(self.sealed_address)

    @address.setter
    def address(self, value: str) -> None:
        self.sealed_address = seal(value)

    def is_held(self, now: datetime) -> bool:
        return self.held_until is not None and self.held_until > now
