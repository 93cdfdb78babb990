"""What people sent us. A row here is a promise: it will be answered exactly once."""

from __future__ import annotations

import json
from typing import Any

from django.db import models
from django.utils import timezone

from channels.models.contact import Contact
from channels.models.sealed import SealedText
from channels.seal import seal, unseal


class InboxMessage(SealedText):
    """An accepted message. The provider's id is unique, so a repeated delivery changes nothing."""

    class State(models.TextChoices):
        ACCEPTED = "accepted", "waiting to be answered"
        ANSWERED = "answered", "answered"
        IGNORED = "ignored", "needs no answer"
        LATE = "late", "too old to answer without asking"
        FAILED = "failed", "could not be answered"

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="inbox")
    channel = models.CharField(max_length=16)
    provider_id = models.CharField(max_length=80)
    sealed_metadata = models.TextField(blank=True)
    received_at = models.DateTimeField(default=timezone.now, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.ACCEPTED)
    reason = models.CharField(max_length=32, blank=True)  # why ignored or failed, or why it still waits
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)  # when the person heard that the answer takes longer
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "provider_id"], name="inbox_once")]
        indexes = [
            # Load-bearing: the sweep and every turn ask "what waits?"; few rows ever do.
            models.Index(fields=["next_try_at"], condition=models.Q(state="accepted"), name="inbox_waiting"),
            models.Index(fields=["contact", "id"], name="inbox_conversation"),
        ]

    @property
    def metadata(self) -> dict[str, Any]:
        return json.loads(unseal(self.sealed_metadata) or "{}")

    @metadata.setter
    def metadata(self, value: dict[str, Any]) -> None:
        self.sealed_metadata = seal(json.dumps(value)) if value else ""
