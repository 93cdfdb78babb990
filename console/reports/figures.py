"""The figures of the case desk over a time, as they may be shown."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Sum
from django.utils import timezone

from channels.models import AnswerReview, Case, Tally, Verdict
from console.cases.access import visible, within_seat
from console.reports.small import FEWEST, shown, shown_parts

ANSWERED = ("answer", "hubs", "urgent")
QUESTIONS = (*ANSWERED, "clarify", "abstain")
NOT_OURS = (Case.Outcome.LEFT, Case.Outcome.ERASED)


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included, narrowed to a topic, a language or a channel."""

    first: date
    last: date
    chosen: dict[str, str]

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]


@dataclass(frozen=True)
class Times:
    """How long something took, in minutes; None where too few cases stand behind it."""

    count: int | None
    median: float | None
    p90: float | None


@dataclass(frozen=True)
class Row:
    """One line of a table: a day, a week, a topic ..."""

    name: str
    cases: int | None
    questions: int | None
    answered: int | None  # percent
    wrong: int | None  # percent of those judged


@dataclass(frozen=True)
class Figures:
    """All of the report."""

    cases: int | None
    first_reply: Times
    resolution: Times
    questions: int | None
    answered: int | None
    judged: int | None
    wrong: int | None
    tables: dict[str, list[Row]]


def figures(user: Any, period: Period) -> Figures:
    """What `user` may see of a period."""
    cases = list(_cases(user, period))
    tally, judged = _tally(user, period), _judged(user, period)
    return Figures(
        cases=shown(len(cases)),
        first_reply=_times(case.first_reply_at - case.opened_at for case in cases if case.first_reply_at),
        resolution=_times(case.closed_at - case.opened_at for case in cases
                          if case.closed_at and case.outcome not in NOT_OURS),
        questions=shown(sum(_questions(row) for row in tally)),
        answered=_percent(sum(_answered(row) for row in tally), sum(_questions(row) for row in tally)),
        judged=shown(len(judged)),
        wrong=_percent(sum(wrong for _kind, wrong in judged), len(judged)),
        tables={name: _table(of, cases, tally, judged) for name, of in _GROUPS.items()},
    )  # fmt: skip


def _cases(user: Any, period: Period) -> QuerySet[Case]:
    found = visible(user).filter(opened_at__date__range=(period.first, period.last), **period.chosen)
    return found if period.chosen.get("channel") else found.exclude(channel="phone")


def _tally(user: Any, period: Period) -> list[dict[str, Any]]:
    rows = Tally.objects.filter(within_seat(user), day__range=(period.first, period.last), **period.chosen)
    if not period.chosen.get("channel"):
        rows = rows.exclude(channel="phone")  # the staff phone: colleagues trying things out
    counts = rows.values("day", "channel", "language", "topic", "decision").annotate(total=Sum("count"))
    return [dict(count) for count in counts]


def _judged(user: Any, period: Period) -> list[tuple[dict[str, Any], bool]]:
    """Answers that have a verdict, and whether they were wrong; where colleagues differ, the stricter one counts."""
    reviews = AnswerReview.objects.filter(
        within_seat(user), at__date__range=(period.first, period.last), decision__in=("answer", "hubs"),
        verdicts__isnull=False, **period.chosen,
    ).distinct().prefetch_related("verdicts")  # fmt: skip
    if not period.chosen.get("channel"):
        reviews = reviews.exclude(channel="phone")
    return [
        ({"day": timezone.localdate(row.at), "channel": row.channel, "language": row.language, "topic": row.topic},
         any(one.verdict != Verdict.Is.RIGHT for one in row.verdicts.all()))
        for row in reviews
    ]  # fmt: skip


def _questions(row: dict[str, Any]) -> int:
    return row["total"] if row["decision"] in QUESTIONS else 0


def _answered(row: dict[str, Any]) -> int:
    return row["total"] if row["decision"] in ANSWERED else 0


def _times(lengths: Iterable[timedelta]) -> Times:
    minutes = sorted(length.total_seconds() / 60 for length in lengths)
    if len(minutes) < FEWEST:
        return Times(shown(len(minutes)), None, None)
    nearest_rank = minutes[math.ceil(0.9 * len(minutes)) - 1]
    return Times(len(minutes), round(statistics.median(minutes), 1), round(nearest_rank, 1))


def _percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole >= FEWEST else None


def _week(day: date) -> str:
    return (day - timedelta(days=day.weekday())).isoformat()


_GROUPS: dict[str, Callable[[dict[str, Any]], str]] = {
    "week": lambda row: _week(row["day"]),
    "topic": lambda row: str(row["topic"]),
    "language": lambda row: str(row["language"]),
    "channel": lambda row: str(row["channel"]),
    "day": lambda row: str(row["day"].isoformat()),
}


def _table(
    of: Callable[[dict[str, Any]], str], cases: list[Case], tally: list[dict[str, Any]],
    judged: list[tuple[dict[str, Any], bool]],
) -> list[Row]:  # fmt: skip
    opened, asked, answered, seen, wrong = (Counter[str]() for _ in range(5))
    for case in cases:
        opened[of({"day": timezone.localdate(case.opened_at), "channel": case.channel, "language": case.language,
                   "topic": case.topic})] += 1  # fmt: skip
    for row in tally:
        asked[of(row)] += _questions(row)
        answered[of(row)] += _answered(row)
    for kind, is_wrong in judged:
        seen[of(kind)] += 1
        wrong[of(kind)] += is_wrong
    names = sorted({*opened, *asked, *seen})
    shown_cases, shown_asked = shown_parts(opened), shown_parts(asked)
    return [
        Row(name, shown_cases.get(name, 0), shown_asked.get(name, 0), _percent(answered[name], asked[name]),
            _percent(wrong[name], seen[name]))
        for name in names
    ]  # fmt: skip
