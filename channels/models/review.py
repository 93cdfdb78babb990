"""Answers that colleagues judge, and counts of what was answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from channels.models.outbox import OutboxMessage
from channels.seal import unseal


class AnswerReview(models.Model):
    """One answer put up for judging. The texts stay in the inbox and outbox, and expire with them."""

    class Reason(models.TextChoices):
        SAMPLE = "sample", _("drawn at random")
        DOUBTFUL = "doubtful", _("a close decision")
        WRONG = "wrong", _("the person said it was wrong")
        FAILED = "failed", _("asked back, and still not understood")

    outbox = models.OneToOneField(OutboxMessage, on_delete=models.SET_NULL, null=True, related_name="review")
    reason = models.CharField(max_length=8, choices=Reason)
    # Drawn at random, whatever else it is here for: of these alone can be said how often answers are wrong.
    sampled = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=2, blank=True)
    topic = models.CharField(max_length=12, blank=True)
    decision = models.CharField(max_length=8)
    entry = models.CharField(max_length=80, blank=True)
    release = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"Answer {self.pk}"


class Verdict(models.Model):
    """One colleague's judgement of one answer."""

    class Is(models.TextChoices):
        RIGHT = "right", _("Right")
        WRONG = "wrong", _("Wrong")
        OTHER = "other", _("Should have been another entry")
        NOTHING = "nothing", _("Should have been no answer")

    review = models.ForeignKey(AnswerReview, on_delete=models.CASCADE, related_name="verdicts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=8, choices=Is)
    should_be = models.CharField(max_length=80, blank=True)
    # Words to measure releases on, proposed by this colleague; here only until a second one agrees.
    sealed_question = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "by"], name="one_verdict_each")]

    @property
    def question(self) -> str:
        return unseal(self.sealed_question)


class Tally(models.Model):
    """How many replies of one kind there were on one day: a count, of nobody in particular."""

    day = models.DateField(db_index=True)
    channel = models.CharField(max_length=16)
    language = models.CharField(max_length=2, blank=True)
    topic = models.CharField(max_length=12, blank=True)
    decision = models.CharField(max_length=8)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "channel", "language", "topic", "decision"], name="one_tally_a_kind"
            )
        ]
