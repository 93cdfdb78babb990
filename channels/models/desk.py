"""The desk where people answer: when it is open, what it is called, who sees which cases."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

DEFAULT_HOURS = {day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}


def _default_hours() -> dict[str, list[str]]:
    return {day: list(ranges) for day, ranges in DEFAULT_HOURS.items()}


class Desk(models.Model):
    """One row: how staff set the desk up. `hours` as in `knowledge.hours`, `holidays` as {"2026-12-24": "why"}."""

    is_on = models.BooleanField(default=True)
    name_en = models.CharField(max_length=40, default="Hub team")
    name_es = models.CharField(max_length=40, default="Equipo del centro")
    time_zone = models.CharField(max_length=40, default="America/Los_Angeles")
    hours = models.JSONField(default=_default_hours)
    holidays = models.JSONField(default=dict, blank=True)
    federal_holidays = models.BooleanField(default=True)
    answer_minutes = models.PositiveSmallIntegerField(
        default=15, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )

    def __str__(self) -> str:
        return "Case desk"

    @classmethod
    def load(cls) -> Desk:
        """As set, else as a new installation has it."""
        return cls.objects.order_by("pk").first() or cls()

    def name(self, language: str | None) -> str:
        return self.name_es if language == "es" else self.name_en


class DeskSeat(models.Model):
    """Which cases a colleague sees. No seat: all, if the right to work cases is theirs. An empty list: all of it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="desk_seat")
    topics = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return str(self.user)

    def as_filter(self) -> dict[str, Any]:
        """For logs: what the seat is limited to."""
        return {"topics": self.topics, "languages": self.languages}
