"""The hours of a week as a form: two ranges a day or as many as are stored, or round the clock, or not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, takewhile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledge.hours import ROUND_THE_CLOCK, WEEKDAYS, parse_hours

NAMES = dict(
    zip(
        WEEKDAYS,
        (
            gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday"), gettext_lazy("Thursday"),
            gettext_lazy("Friday"), gettext_lazy("Saturday"), gettext_lazy("Sunday"),
        ),
        strict=True,
    )
)  # fmt: skip
_ROWS = 2  # ranges a day: before and after lunch

# What the form holds: "unknown", "always" or "week", and each day's ranges as they were typed.
Typed = dict[str, Any]


class HoursInput(forms.Widget):
    """Seven rows of times."""

    template_name = "hubs/hours.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed: Typed = value if isinstance(value, dict) and "mode" in value else typed_of(value)
        days = [
            {"key": day, "name": label, "ranges": there + [("", "")] * (_ROWS - len(there))}
            for day, label in NAMES.items()
            for there in [list(typed["week"][day])]
        ]
        return {**context, "mode": typed["mode"], "days": days}

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        def times(day: str, number: int) -> tuple[str, str]:
            start, end = (data.get(f"{name}-{day}-{number}-{side}", "").strip() for side in ("from", "to"))
            return start, end

        def rows(day: str) -> Iterator[int]:
            return takewhile(lambda number: number < _ROWS or f"{name}-{day}-{number}-from" in data, count())

        week = {day: [times(day, number) for number in rows(day)] for day in WEEKDAYS}
        return {"mode": data.get(f"{name}-mode", "unknown"), "week": week}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-mode" not in data

    def id_for_label(self, id_: str | None) -> str:
        return ""  # a group of fields with names of their own


class HoursField(forms.Field):
    """Cleans to what `knowledge.hours.parse_hours` reads."""

    widget = HoursInput

    def clean(self, value: Any) -> Any:
        if not isinstance(value, dict) or value.get("mode") == "unknown":
            return None
        if value["mode"] == "always":
            return ROUND_THE_CLOCK
        faults, week = [], {}
        for day, ranges in value["week"].items():
            try:
                if given := [_range(start, end) for start, end in ranges if start or end]:
                    parse_hours({day: given})
                    week[day] = given
            except ValueError:
                faults.append(_("%(day)s: give a start and an end, the end after the start, ranges in order.")
                              % {"day": NAMES[day]})  # fmt: skip
        if faults:
            raise ValidationError(faults)
        if not week:
            raise ValidationError(_("Give the hours of a day at least, or choose “not known”."))
        return week

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True


def _range(start: str, end: str) -> str:
    """A form cannot say 24:00; midnight as an end is that."""
    return f"{start[:5]}-{'24:00' if end[:5] == '00:00' else end[:5]}"


def typed_of(value: Any) -> Typed:
    """Stored hours as the form shows them."""
    week: dict[str, list[tuple[str, str]]] = {day: [] for day in WEEKDAYS}
    if isinstance(value, dict):
        for day, ranges in value.items():
            sides = (each.split("-") for each in ranges)
            week[day] = [(start, "00:00" if end == "24:00" else end) for start, end in sides]
    mode = "always" if value == ROUND_THE_CLOCK else "week" if isinstance(value, dict) else "unknown"
    return {"mode": mode, "week": week}
