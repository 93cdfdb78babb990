"""Which answers wait to be judged, and how far colleagues agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case as When
from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Value
from django.db.models import When as If
from django.db.models.functions import Concat

from channels.models import AnswerReview, Verdict
from channels.tally import STAFF
from console.cases.access import within_seat

# What a person complained of comes first, then what failed, then what was drawn at random (doubted or not, so that
# those of the drawn that are judged say something of all answers), then what we doubted.
_ORDER = [If(reason="wrong", then=Value(0)), If(reason="failed", then=Value(1)), If(sampled=True, then=Value(2))]
ENOUGH = 2  # verdicts an answer needs
MOST = 100
# Two who say "should have been another entry" agree only when they name the same one.
_KINDS = Count(Concat("verdicts__verdict", Value(":"), "verdicts__should_be"), distinct=True)


@dataclass(frozen=True)
class Agreement:
    """Of the answers judged by two or more, how many got the same verdict from all, the entry named included."""

    judged_twice: int
    same: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.same / self.judged_twice) if self.judged_twice else None


def waiting(user: Any) -> QuerySet[AnswerReview]:
    """Answers that `user` has not judged and that still need a verdict; those whose texts have expired are left out."""
    mine = Verdict.objects.filter(review=OuterRef("pk"), by=user)
    return (
        _within(user).filter(~Exists(mine), outbox__isnull=False)
        .annotate(
            verdict_count=Count("verdicts"),
            weight=When(*_ORDER, default=Value(3), output_field=IntegerField()),
        )
        .filter(verdict_count__lt=ENOUGH).order_by("weight", "-at")
    )  # fmt: skip


def judged(user: Any, *, differing: bool = False) -> QuerySet[AnswerReview]:
    """Answers with a verdict, newest first; `differing`: where colleagues do not agree."""
    found = _within(user).annotate(
        verdict_count=Count("verdicts"), kinds=_KINDS
    )  # fmt: skip
    return found.filter(**({"kinds__gt": 1} if differing else {"verdict_count__gt": 0})).order_by("-at")


def agreement() -> Agreement:
    """Over all answers."""
    twice = AnswerReview.objects.annotate(
        verdict_count=Count("verdicts"), kinds=_KINDS
    ).filter(verdict_count__gte=ENOUGH)  # fmt: skip
    return Agreement(twice.count(), twice.filter(kinds=1).count())


def _within(user: Any) -> QuerySet[AnswerReview]:
    """What colleagues tried out on the staff phone is left out, from times when it was still put up."""
    return AnswerReview.objects.filter(within_seat(user)).exclude(channel=STAFF)
