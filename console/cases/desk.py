"""The desk's settings: names, hours, holidays, how long people are kept waiting."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from channels.duty import Duty, in_words
from channels.models import Desk
from console.cases.access import allowed
from console.cases.frame import HOME, page
from knowledge.hours import ROUND_THE_CLOCK, WEEKDAYS, parse_hours

_DAYS = {
    "mon": gettext_lazy("Monday"), "tue": gettext_lazy("Tuesday"), "wed": gettext_lazy("Wednesday"),
    "thu": gettext_lazy("Thursday"), "fri": gettext_lazy("Friday"), "sat": gettext_lazy("Saturday"),
    "sun": gettext_lazy("Sunday"),
}  # fmt: skip


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]
    """One line a weekday, one line a holiday."""

    always = forms.BooleanField(required=False, label=gettext_lazy("Day and night, every day"))
    closed_days = forms.CharField(
        required=False, label=gettext_lazy("Closed days of our own"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line: the date as 2026-12-24, and why if you like."),
    )  # fmt: skip

    class Meta:
        model = Desk
        fields = [
            "is_on",
            "name_en",
            "name_es",
            "answer_minutes",
            "time_zone",
            "federal_holidays",
        ]
        labels = {
            "is_on": gettext_lazy("Somebody answers at the desk"),
            "name_en": gettext_lazy("Name people see, in English"),
            "name_es": gettext_lazy("Name people see, in Spanish"), "time_zone": gettext_lazy("Time zone"),
            "answer_minutes": gettext_lazy("Minutes until people are told that nobody could answer"),
            "federal_holidays": gettext_lazy("Closed on federal holidays"),
        }  # fmt: skip
        help_texts = {
            "is_on": gettext_lazy("When off, people who ask for a person get the phone line."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        desk: Desk = self.instance
        self.fields["time_zone"] = forms.ChoiceField(
            choices=[(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name],
            label=gettext_lazy("Time zone"), initial=desk.time_zone,
        )  # fmt: skip
        hours = desk.hours if isinstance(desk.hours, dict) else {}
        for day, label in _DAYS.items():
            self.fields[day] = forms.CharField(
                required=False, label=label, initial=", ".join(hours.get(day, [])),
                help_text=gettext_lazy("Like 09:00-12:00, 13:00-17:00; empty when closed.") if day == "mon" else "",
            )  # fmt: skip
        self.initial["always"] = desk.hours == ROUND_THE_CLOCK
        self.initial["closed_days"] = "\n".join(
            f"{day} {why}".strip() for day, why in sorted(desk.holidays.items())
        )

    def clean_closed_days(self) -> dict[str, str]:
        days = {}
        for line in self.cleaned_data["closed_days"].splitlines():
            day, _space, why = line.strip().partition(" ")
            if not day:
                continue
            try:
                days[date.fromisoformat(day).isoformat()] = why.strip()
            except ValueError:
                raise forms.ValidationError(
                    _("“%(line)s” does not begin with a date like 2026-12-24.") % {"line": line.strip()}
                ) from None
        return days

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for day in WEEKDAYS:
            ranges = [
                part.strip().replace("–", "-").replace(" ", "")
                for part in (cleaned.get(day) or "").split(",")
            ]
            try:
                cleaned[day] = [part for part in ranges if part]
                parse_hours({day: cleaned[day]})
            except ValueError:
                self.add_error(
                    day, _("Write hours like 09:00-12:00, 13:00-17:00, earliest first; midnight is 24:00.")
                )
        return cleaned

    def save(self, commit: bool = True) -> Desk:
        given = self.cleaned_data
        week = {day: given[day] for day in WEEKDAYS if given[day]}
        self.instance.hours = ROUND_THE_CLOCK if given["always"] else week
        self.instance.holidays = given["closed_days"]
        desk: Desk = super().save(commit)
        return desk


@allowed("channels.change_desk")
def settings(request: HttpRequest) -> HttpResponse:
    """The form, and when the desk opens next by it."""
    desk = Desk.load()
    form = DeskForm(request.POST or None, instance=desk)
    if request.method == "POST" and form.is_valid():
        log(instance=form.save(), action="hubline.desk.change", user=request.user)
        messages.success(request, _("Saved. People hear it from their next message on."))
        return redirect("desk_settings")
    duty, now = Duty.of(Desk.load()), timezone.now()
    opens = duty.opens(now)
    language = "es" if request.LANGUAGE_CODE.startswith("es") else "en"
    return page(
        request, "console/cases/desk.html", _("Case desk"), [HOME, {"url": "", "label": _("Case desk")}], form=form,
        is_open=duty.is_open(now), opens=in_words(opens, now, duty, language) if opens else "",
        days=[form[day] for day in WEEKDAYS],
    )  # fmt: skip
