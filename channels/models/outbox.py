"""What we say. Rows are written in the transaction that marks the message answered; sending comes after."""

from __future__ import annotations

import json

from django.db import models
from django.utils import timezone

from channels.models.contact import Contact
from channels.models.inbox import InboxMessage
from channels.models.sealed import SealedCustom, SealedText
from channels.seal import seal, unseal


class OutboxMessage(SealedText, SealedCustom):
    """One message to one person, rendered for their channel."""

    class State(models.TextChoices):
        PENDING = "pending", "waiting to be sent"
        SENDING = "sending", "handed to the provider, outcome not known yet"
        SENT = "sent", "sent"
        DELIVERED = "delivered", "delivered"
        FAILED = "failed", "failed"

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="outbox")
    inbox = models.ForeignKey(InboxMessage, on_delete=models.SET_NULL, null=True, related_name="replies")
    position = models.PositiveSmallIntegerField(default=0)
    channel = models.CharField(max_length=16)
    sealed_rest = models.TextField(blank=True)  # what did not fit: a list of texts, told on MORE
    farewell = models.BooleanField(default=False)  # the one message that may follow an opt-out
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    provider_id = models.CharField(max_length=80, blank=True, db_index=True)
    provider_rank = models.PositiveSmallIntegerField(default=0)  # how far the provider says it came
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    error = models.CharField(max_length=32, blank=True)
    repeated = models.BooleanField(default=False)  # sent again without knowing whether the first went out
    created = models.DateTimeField(default=timezone.now, db_index=True)
    sending_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(state__in=["pending", "sending"]),
                name="outbox_waiting",
            ),
            models.Index(fields=["contact", "id"], name="outbox_conversation"),
        ]

    @property
    def rest(self) -> list[str]:
        return json.loads(unseal(self.sealed_rest) or "[]")

    @rest.setter
    def rest(self, value: list[str]) -> None:
        self.sealed_rest = seal(json.dumps(value, ensure_ascii=False)) if value else ""
