"""`/staff/reports/cases/`: what happened at the desk, to read, print and take away as CSV."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from console.cases.access import RIGHT, allowed
from console.cases.frame import HOME, LANGUAGES, page
from console.cases.queue import chosen
from console.reports.charts import charts
from console.reports.figures import Period, Row, figures
from knowledge.entry import TOPICS

USUAL, LONGEST = timedelta(days=27), timedelta(days=400)
TITLES = {
    "day": gettext_lazy("By day"), "week": gettext_lazy("By week"), "topic": gettext_lazy("By topic"),
    "language": gettext_lazy("By language"), "channel": gettext_lazy("By channel"),
}  # fmt: skip
HIDDEN = "hidden"  # in a file, where a page shows an asterisk
COLUMNS = (
    "by", "name", "cases", "first reply minutes median", "first reply minutes 90th percentile",
    "resolution minutes median", "resolution minutes 90th percentile", "questions", "answered without a person %",
    "judged", "wrong as judged %", "drawn at random and judged", "wrong of those drawn %",
)  # fmt: skip


@never_cache
@require_GET
@allowed(RIGHT)
def report(request: HttpRequest) -> HttpResponse:
    """The page."""
    period = _period(request)
    found = figures(request.user, period)
    tables = [
        {"name": name, "title": TITLES[name], "rows": _bars(rows)}
        for name, rows in found.tables.items()
        if rows
    ]
    return page(
        request, "console/reports/cases.html", _("Case report"), [HOME, {"url": "", "label": _("Case report")}],
        figures=found, period=period, tables=tables, charts=charts(found, period), topics=TOPICS, languages=LANGUAGES,
        chosen=period.chosen, query=request.GET.urlencode(),
    )  # fmt: skip


@require_GET
@allowed(RIGHT)
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same figures, hidden where the page hides them."""
    period = _period(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="cases-{period.first}-{period.last}.csv"'
    write = csv.writer(answer).writerow
    write(COLUMNS)
    found = figures(request.user, period)
    write(["all", f"{period.first} to {period.last}", *_cells(found.total)])
    for name, rows in found.tables.items():
        for row in rows:
            write([name, row.name or "none", *_cells(row)])
    return answer


def _cells(row: Row) -> list[Any]:
    """Numbers that may not be told say so; of what rests on too few, nothing is said."""
    return [
        _number(row.cases), *_blank(*row.first_reply, *row.resolution), _number(row.questions), *_blank(row.answered),
        _number(row.judged), *_blank(row.wrong, row.drawn, row.drawn_wrong),
    ]  # fmt: skip


def _number(value: int | None) -> int | str:
    return HIDDEN if value is None else value


def _blank(*values: float | None) -> list[Any]:
    return ["" if value is None else value for value in values]


def _bars(rows: list[Row]) -> list[dict[str, Any]]:
    """Rows with the length of their bar in percent of the longest; `day` where one is named after a day."""
    most = max((row.cases or 0 for row in rows), default=0) or 1
    return [
        {
            "row": row,
            "day": _day(row.name or ""),
            "length": round(100 * (row.cases or 0) / most),
            "times": (row.first_reply, row.resolution),
        }
        for row in rows
    ]


def _period(request: HttpRequest) -> Period:
    """The days asked for, else the last four weeks; put in order and kept to a length that can be read."""
    today = timezone.localdate()
    last = min(_day(request.GET.get("to", "")) or today, today)
    first = _day(request.GET.get("from", "")) or last - USUAL
    first, last = min(first, last), max(first, last)
    return Period(max(first, last - LONGEST), last, chosen(request.GET))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
