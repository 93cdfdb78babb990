"""The figures of the case desk over a time, as they may be shown."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, QuerySet, Sum
from django.utils import timezone

from channels.models import AnswerReview, Case, Tally, Verdict
from console.cases.access import visible, within_seat
from console.reports.hiding import FEWEST, Cube, week_of

ANSWERED = ("answer", "hubs", "urgent")
QUESTIONS = (*ANSWERED, "clarify", "abstain")
NOT_OURS = (Case.Outcome.LEFT, Case.Outcome.ERASED)
M = TypeVar("M", bound=Model)
TABLES = ("week", "topic", "language", "channel", "day")


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included, narrowed to a topic, a language or a channel."""

    first: date
    last: date
    chosen: dict[str, str]


class Times(NamedTuple):
    """How long something took, in minutes; None where too few cases stand behind it, or beyond the ninth of ten."""

    median: float | None = None
    p90: float | None = None


@dataclass(frozen=True)
class Row:
    """What there was of one kind: of a day, a week, a topic ...; a number that may not be told is None."""

    name: str
    cases: int | None
    first_reply: Times
    resolution: Times
    questions: int | None
    answered: int | None  # percent
    judged: int | None
    wrong: int | None  # percent of those judged: mostly answers that somebody complained of or that we doubted
    drawn: int | None = None  # of the whole report only: those judged that were drawn at random
    drawn_wrong: int | None = None  # percent


@dataclass(frozen=True)
class Figures:
    """All of the report. `refused`: what fits the filters is too little to be told."""

    total: Row
    tables: dict[str, list[Row]]
    refused: bool


class Fact(NamedTuple):
    """Something that happened on a day; `number` of its kind, of which `part` were answered, or wrong."""

    topic: str
    language: str
    channel: str
    day: date
    number: int = 1
    part: int = 0
    case: Case | None = None
    drawn: bool = False

    def is_of(self, chosen: dict[str, str]) -> bool:
        """Whether it is among what is chosen."""
        return all(self.value(name) == value for name, value in chosen.items())

    @property
    def kind(self) -> tuple[str, str, str, date]:
        return self.topic, self.language, self.channel, self.day

    def value(self, name: str) -> str:
        """Which row of the table `name` it is in."""
        if name == "week":
            return week_of(self.day)
        return self.day.isoformat() if name == "day" else str(getattr(self, name))


class Told(NamedTuple):
    """What may be told of some facts: their number, the percentage of their parts, and the facts for their times."""

    number: int | None
    percent: int | None
    facts: list[Fact]


class _Counted:
    """Facts of one sort, with what may be told of their numbers."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = list(facts)
        self._cube = Cube((*fact.kind, fact.number) for fact in self.facts)
        # Whoever reads "20 % of 10" has read "2" and "8": those have to be fit to be told themselves.
        self._parts = Cube((*fact.kind, fact.part) for fact in self.facts)
        self._rests = Cube((*fact.kind, fact.number - fact.part) for fact in self.facts)

    def of(self, chosen: dict[str, str]) -> Told:
        """What may be told of those that are `chosen`."""
        return self.tell(chosen, [fact for fact in self.facts if fact.is_of(chosen)])

    def tell(self, chosen: dict[str, str], facts: list[Fact]) -> Told:
        """What may be told of `facts`, which are those that were `chosen`."""
        number = self._cube.shown(**chosen)
        if number is None or number < FEWEST:
            return Told(number, None, [])
        if None in (self._parts.shown(**chosen), self._rests.shown(**chosen)):
            return Told(number, None, facts)
        return Told(number, round(100 * sum(fact.part for fact in facts) / number), facts)


def figures(user: Any, period: Period) -> Figures:
    """What `user` may see of a period."""
    judged = list(_judged(user, period))
    sorts = [_Counted(facts) for facts in (_cases(user, period), _questions(user, period), judged)]
    chosen = [[fact for fact in sort.facts if fact.is_of(period.chosen)] for sort in sorts]
    total = _row("", *(sort.tell(period.chosen, facts) for sort, facts in zip(sorts, chosen, strict=True)))
    drawn, drawn_wrong = _drawn(judged, period.chosen)
    total = replace(total, drawn=drawn, drawn_wrong=drawn_wrong)
    tables = {
        name: _table(name, period.chosen, sorts, chosen) for name in TABLES if name not in period.chosen
    }
    return Figures(total, tables, bool(period.chosen) and None in (total.cases, total.questions))


def _drawn(judged: list[Fact], chosen: dict[str, str]) -> tuple[int | None, int | None]:
    """The number of those drawn at random, and the percentage of them that is wrong; neither when the others could be
    worked out from it and are too few."""
    drawn, others = (_Counted(one for one in judged if one.drawn is is_drawn).of(chosen) for is_drawn in (True, False))
    if drawn.percent is None or (others.number != 0 and others.percent is None):
        return None, None
    return drawn.number, drawn.percent


def _table(name: str, chosen: dict[str, str], sorts: list[_Counted], facts: list[list[Fact]]) -> list[Row]:
    parts: list[dict[str, list[Fact]]] = []
    for some in facts:
        parts.append(defaultdict(list))
        for fact in some:
            parts[-1][fact.value(name)].append(fact)
    return [
        _row(value, *(sort.tell({**chosen, name: value}, part[value])
                      for sort, part in zip(sorts, parts, strict=True)))
        for value in sorted(set().union(*parts))
    ]  # fmt: skip


def _row(name: str, cases: Told, questions: Told, judged: Told) -> Row:
    found = [fact.case for fact in cases.facts if fact.case]
    return Row(
        name=name, cases=cases.number,
        first_reply=_times(case.first_reply_at - case.opened_at for case in found if case.first_reply_at),
        resolution=_times(case.closed_at - case.opened_at for case in found
                          if case.closed_at and case.outcome not in NOT_OURS),
        questions=questions.number, answered=questions.percent, judged=judged.number, wrong=judged.percent,
    )  # fmt: skip


def _cases(user: Any, period: Period) -> Iterable[Fact]:
    rows = _not_tried(visible(user), period).filter(opened_at__date__range=(period.first, period.last))
    return (Fact(row.topic, row.language, row.channel, _local(row.opened_at), case=row) for row in rows)


def _questions(user: Any, period: Period) -> Iterable[Fact]:
    rows = _not_tried(Tally.objects.filter(within_seat(user)), period).filter(
        day__range=(period.first, period.last), decision__in=QUESTIONS
    )
    counts = rows.values("day", "channel", "language", "topic", "decision").annotate(total=Sum("count"))
    return (
        Fact(row["topic"], row["language"], row["channel"], row["day"], row["total"],
             row["total"] if row["decision"] in ANSWERED else 0)
        for row in counts
    )  # fmt: skip


def _judged(user: Any, period: Period) -> Iterable[Fact]:
    """Answers that have a verdict, and whether they were wrong; where colleagues differ, the stricter one counts."""
    rows = _not_tried(AnswerReview.objects.filter(within_seat(user)), period).filter(
        at__date__range=(period.first, period.last), decision__in=ANSWERED, verdicts__isnull=False
    )
    for row in rows.distinct().prefetch_related("verdicts"):
        wrong = any(one.verdict != Verdict.Is.RIGHT for one in row.verdicts.all())
        yield Fact(row.topic, row.language, row.channel, _local(row.at), part=int(wrong), drawn=row.sampled)


def _not_tried(rows: QuerySet[M], period: Period) -> QuerySet[M]:
    """Without the staff phone, where colleagues try things out, unless it is asked for; then nothing else."""
    return (
        rows.filter(channel="phone")
        if period.chosen.get("channel") == "phone"
        else rows.exclude(channel="phone")
    )


_local: Callable[[datetime], date] = timezone.localdate


def _times(lengths: Iterable[timedelta]) -> Times:
    minutes = sorted(length.total_seconds() / 60 for length in lengths)
    if len(minutes) < FEWEST:
        return Times()
    median, rank = round(statistics.median(minutes), 1), math.ceil(0.9 * len(minutes))  # nearest rank
    return Times(median, round(minutes[rank - 1], 1) if len(minutes) - rank >= FEWEST else None)
