"""Numbered, immutable snapshots, and the log of which of them was live when."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Release(models.Model):
    """`archive` is all that is needed to answer (see `knowledge.archive`); it lives in the database so that every
    machine has it. Rows are never changed."""

    number = models.CharField(max_length=20, unique=True)
    built_at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=300, blank=True)
    archive = models.BinaryField()
    checksum = models.CharField(max_length=64)
    entry_count = models.PositiveIntegerField()
    encoder = models.CharField(max_length=200)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number


class Activation(models.Model):
    """The newest row names the live release. Where it breaks floors, `broken` lists them, one a line; `forced_by` made
    it live all the same, and `why` is their reason. A rollback names in `restores` what it went back to: the next one
    goes on from there."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="activations")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    why = models.CharField(max_length=300, blank=True)
    forced_by = models.CharField(max_length=150, blank=True)
    broken = models.TextField(blank=True)
    restores = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.release} at {self.at:%Y-%m-%d %H:%M}"
