"""Questions that colleagues added to those a release is measured on, from answers they judged."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class MeasuredQuestion(models.Model):
    """One line of a question set, as in the question files: a colleague read it and left nothing personal in it."""

    text = models.CharField(max_length=480)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=10, choices=[("faq", "faq"), ("oos_near", "oos_near")])
    expect = models.JSONField(default=list, blank=True)  # ids of entries; none when there should be no answer
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="one_question_a_language")]

    def __str__(self) -> str:
        return self.text

    def as_item(self) -> dict[str, Any]:
        """As an item of a question file."""
        return {"text": self.text, "lang": self.language, "kind": self.kind, "expect": self.expect}
