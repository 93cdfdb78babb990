"""How well a release answered the question sets."""

from __future__ import annotations

from django.db import models

from knowledge.models.release import Release


class Measurement(models.Model):
    """Kept beside its release, whose row is never changed. `sets` tells by a checksum which questions were asked, so
    that a release is measured again when they change. `figures` are as `manage.py evaluate --json` prints them,
    `results` are `knowledge.quality.Result`s; the questions are those of the committed sets, and those that
    colleagues added with nothing personal in them."""

    release = models.OneToOneField(Release, on_delete=models.CASCADE, related_name="measurement")
    at = models.DateTimeField(auto_now=True)
    sets = models.CharField(max_length=64)
    figures = models.JSONField()
    results = models.JSONField()

    def __str__(self) -> str:
        return f"figures of {self.release}"
