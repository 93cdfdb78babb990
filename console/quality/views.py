"""The report: the live release, or another one and what it would change."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from console.quality.cards import cards
from console.quality.change_report import change_report
from console.quality.told import Titles
from knowledge import releases
from knowledge.errors import NoRelease
from knowledge.models import Activation, Measurement, Release
from knowledge.quality import Result, broken, sets

_SHOWN = 8  # releases to choose from


class Quality(WagtailAdminTemplateMixin, TemplateView):
    """Without `number`, the live release. It shows what is kept; nothing is measured for a page."""

    template_name = "console/quality/page.html"
    page_title = _("Quality of answers")
    header_icon = "clipboard-list"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
        {"url": "", "label": _("Quality of answers")},
    ]

    def get_context_data(self, number: str = "", **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        live = _live()
        shown = _release(number) if number else live
        measured = dict(Measurement.objects.values_list("release__number", "sets"))
        others = Release.objects.defer("archive").exclude(number=live.number if live else "")[:_SHOWN]
        context |= {
            "live": live,
            "shown": shown,
            "is_live": shown == live,
            "others": [
                (row, reverse("quality_of", args=[row.number])) for row in others if row.number in measured
            ],
        }
        measurement = Measurement.objects.filter(release=shown).first() if shown else None
        if shown is None or measurement is None:
            return context
        if live and shown != live and measured.get(live.number) == measurement.sets:
            context["report"] = change_report(live, shown)
        return (
            context | _figures(measurement) | {"activation": Activation.objects.filter(release=shown).first()}
        )


def _figures(measurement: Measurement) -> dict[str, Any]:
    results = [Result.restore(kept) for kept in measurement.results]
    misled = [result for result in results if result.misled]
    titles = Titles.of(misled)
    return {
        "measurement": measurement,
        "asked": len(results),
        "outdated": measurement.sets != sets.checksum(),
        "cards": cards(measurement.figures),
        "broken": broken(measurement.figures),
        "reliability": [
            {**row, **{name: round(100 * row[name]) for name in ("from", "to", "confidence", "right")}}
            for row in measurement.figures.get("reliability", [])
        ],
        "misled": [(one.question, titles.told(one), titles.expected(one)) for one in misled],
    }


def _live() -> Release | None:
    try:
        return releases.active()
    except NoRelease:
        return None


def _release(number: str) -> Release:
    row = Release.objects.defer("archive").filter(number=number).first()
    if row is None:
        raise Http404
    return row
