"""Keys kept sealed, what is remembered of the forgotten, and when that was last seen to."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Secret(models.Model):
    """A key made by this installation, sealed under the keys that are kept outside the database."""

    name = models.CharField(max_length=32, primary_key=True)
    sealed_value = models.TextField()


class Forgotten(models.Model):
    """A keyed digest of an erased message's provider id: tells a repeat from a new message, and nothing else."""

    digest = models.CharField(max_length=64, primary_key=True)
    on = models.DateField(auto_now_add=True, db_index=True)


class ProviderCopy(models.Model):
    """A provider's copy of a message that went here and is still to be deleted there; whose it was is not known."""

    channel = models.CharField(max_length=16)
    sealed_id = models.TextField()
    since = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now, db_index=True)


class Purge(models.Model):
    """The last time that what is past its time was deleted: one row, for the console to show."""

    at = models.DateTimeField()
    gone = models.JSONField(default=dict)  # how many of each kind
    unclean = models.PositiveIntegerField(default=1)  # deletions of which files may still hold parts
