"""A release that somebody asked for: from the wish over the building to the day it is made live."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.models.release import Activation, Release


class Publication(models.Model):
    """`note` says what the release is for; `progress` is what the builder said, one line each; `publish_at` makes it go
    live by itself, approved by `scheduled_by`. Where another was made live meanwhile, `overtaken_by`, it stays where it
    is: what somebody decided later is not undone by the clock."""

    class State(models.TextChoices):
        """In this order; a failed one ends where it failed, a skipped one can still be published by hand."""

        QUEUED = "queued", _("waiting for the worker")
        BUILDING = "building", _("being built")
        BUILT = "built", _("built, not published")
        PUBLISHED = "published", _("published")
        SKIPPED = "skipped", _("not published: overtaken")
        FAILED = "failed", _("failed")

    asked_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    progress = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    moved_at = models.DateTimeField(auto_now=True)
    release = models.ForeignKey(Release, null=True, blank=True, on_delete=models.SET_NULL, related_name="publications")
    publish_at = models.DateTimeField(null=True, blank=True)
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    scheduled_at = models.DateTimeField(null=True, blank=True)
    overtaken_by = models.ForeignKey(Activation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.note} ({self.state})"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.QUEUED, self.State.BUILDING)

    @property
    def may_go_live(self) -> bool:
        """Whether somebody may publish it now."""
        return self.state in (self.State.BUILT, self.State.SKIPPED)
