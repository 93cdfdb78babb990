"""What the page of a source said when a person last vouched for it, and what it says now."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SourcePage(models.Model):
    """One address; several sources may stand on it. Filled by the nightly visit (`knowledge.pages`)."""

    class State(models.TextChoices):
        NEW = "new", "not visited yet"
        SAME = "same", "as it was"
        CHANGED = "changed", "says something else"
        GONE = "gone", "gone"
        CLOSED = "closed", "not open to programs"

    url = models.URLField(max_length=600, unique=True)
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    since = models.DateTimeField(null=True)  # since when it is in that state
    tried_at = models.DateTimeField(null=True, db_index=True)
    looked_at = models.DateTimeField(null=True)  # the last visit that got an answer
    failing_since = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)  # HTTP's
    why = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    text = models.TextField(blank=True)
    seen_fingerprint = models.CharField(max_length=64, blank=True)
    seen_text = models.TextField(blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return self.url
