"""What upkeep remembers. No text of anybody is kept here: rows point at messages and vanish with them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from channels.models import InboxMessage


class Unanswered(models.Model):
    """A message that got no answer, and the group of those that ask alike.

    Deleting the message, by its owner or when its time is up, deletes this row too.
    """

    class Settled(models.TextChoices):
        NOT_YET = "", "not yet"
        PHRASING = "phrasing", "added to an entry"
        ENTRY = "entry", "an entry was begun"
        NOT_OURS = "not ours", "nothing we can answer"

    message = models.OneToOneField(InboxMessage, primary_key=True, on_delete=models.CASCADE, related_name="+")
    group = models.PositiveIntegerField(default=0, db_index=True)
    language = models.CharField(max_length=2)
    settled = models.CharField(max_length=8, choices=Settled, blank=True, default=Settled.NOT_YET)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"message {self.pk} of group {self.group}"


class EntryUse(models.Model):
    """How often an entry was sent on one day, and how often people called it wrong. Counts, and nobody in them."""

    entry = models.CharField(max_length=80)
    day = models.DateField(db_index=True)
    sent = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "day"], name="one_use_a_day")]

    def __str__(self) -> str:
        return f"{self.entry} on {self.day}: {self.sent}, {self.wrong} wrong"
