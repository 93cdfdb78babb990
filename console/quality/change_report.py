"""What publishing a release would change, on the question sets: for the report and for the page that publishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from console.quality.told import Titles, Told
from knowledge.models import Measurement, Release
from knowledge.quality import Broken, Question, broken, changes
from knowledge.quality.changes import BETTER, OTHER, WORSE


@dataclass(frozen=True)
class ChangeRow:
    """One question: what it gets today, what it would get, and what would be right."""

    question: Question
    effect: str
    before: Told
    after: Told
    expected: list[str]


@dataclass(frozen=True)
class ChangeReport:
    """Shown by `console/quality/changes.html`, as `report`. `broken` floors keep the candidate from being made live."""

    live: Release
    candidate: Release
    asked: int
    rows: Sequence[ChangeRow]
    broken: Sequence[Broken]

    def _count(self, effect: str) -> int:
        return sum(row.effect == effect for row in self.rows)

    @property
    def worse(self) -> int:
        return self._count(WORSE)

    @property
    def better(self) -> int:
        return self._count(BETTER)

    @property
    def other(self) -> int:
        return self._count(OTHER)


def change_report(live: Release, candidate: Release) -> ChangeReport:
    """Quick when both releases have been measured, as every new one is (see `knowledge.quality.changes`)."""
    found = changes(live, candidate)
    measured = Measurement.objects.get(release=candidate)
    titles = Titles.of([result for change in found for result in (change.before, change.after)])
    rows = [
        ChangeRow(
            change.question,
            change.effect,
            titles.told(change.before),
            titles.told(change.after),
            titles.expected(change.after),
        )
        for change in found
    ]
    return ChangeReport(live, candidate, len(measured.results), rows, broken(measured.figures))
