"""Columns over time, drawn as SVG on the server, so that they print and need no script."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from console.reports.figures import Figures, Period, Row
from console.reports.hiding import week_of

WIDTH, HEIGHT = 760, 130  # of the area of columns, in units of the drawing
DAYS = 45  # a longer time is shown by weeks
_LABELS = 8  # dates under the columns, at most about so many


@dataclass(frozen=True)
class Column:
    """One day or week. `height` is that of its number, `part` that of those answered without a person."""

    x: float
    width: float
    height: float
    part: float
    number: int | None  # None: not to be told
    label: str  # the date, where there is room for it

    @property
    def y(self) -> float:
        return HEIGHT - self.height

    @property
    def part_y(self) -> float:
        return HEIGHT - self.part

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Chart:
    """One drawing with its heading; `key` says what the darker part of a column is, if there is one."""

    title: str | Promise
    columns: list[Column]
    key: str | Promise = ""


def charts(figures: Figures, period: Period) -> list[Chart]:
    """Cases and questions over the time of the report; those are left out of which nothing may be shown."""
    by_week = (period.last - period.first).days >= DAYS
    rows = {row.name: row for row in figures.tables["week" if by_week else "day"]}
    cases, questions = ((_("Cases a week"), _("Questions a week")) if by_week
                        else (_("Cases a day"), _("Questions a day")))  # fmt: skip
    drawn = [
        Chart(cases, _columns(rows, period, by_week, lambda row: (row.cases, None))),
        Chart(questions, _columns(rows, period, by_week, lambda row: (row.questions, row.answered)),
              _("Dark: answered without a person, where that may be told.")),
    ]  # fmt: skip
    return [chart for chart in drawn if any(column.number for column in chart.columns)]


def _columns(
    rows: dict[str, Row], period: Period, by_week: bool, of: Callable[[Row], tuple[int | None, int | None]]
) -> list[Column]:
    """A column for each day or week, the empty ones too; `of` gives a row's number and the percentage that is dark."""
    days = [period.first + timedelta(days=place) for place in range((period.last - period.first).days + 1)]
    starts = sorted({date.fromisoformat(week_of(day)) for day in days}) if by_week else days
    values = [of(rows[start.isoformat()]) if start.isoformat() in rows else (0, None) for start in starts]
    unit, room = HEIGHT / (max(number or 0 for number, _percent in values) or 1), WIDTH / len(starts)
    every, written = -(-len(starts) // _LABELS), "j M" if str(get_language()).startswith("es") else "M j"
    return [
        Column(
            x=round((place + 0.15) * room, 1), width=round(0.7 * room, 1), height=round((number or 0) * unit, 1),
            part=round((number or 0) * unit * (percent or 0) / 100, 1), number=number,
            label=formats.date_format(start, written) if place % every == 0 else "",
        )
        for place, (start, (number, percent)) in enumerate(zip(starts, values, strict=True))
    ]  # fmt: skip
