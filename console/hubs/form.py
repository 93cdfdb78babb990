"""The editor of a place: what a ModelForm would ask in JSON and lines, asked as a person would."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from console.hubs.choices import LANGUAGES, LinesChoice, counties
from console.hubs.hours import HoursField

_ONE_LINE = {"services_en", "services_es", "hours_note_en", "hours_note_es"}  # however they were pasted


class HubForm(WagtailAdminModelForm):
    """Refuses what `knowledge.hub` refuses, beside the field it concerns."""

    hours = HoursField(label=_("Hours"), required=False)
    languages = LinesChoice(label=_("Languages spoken"), choices=list(LANGUAGES.items()), required=False)
    counties = LinesChoice(label=_("Counties served"), choices=(), required=False)
    holidays = forms.CharField(
        label=_("Closed on"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "A date a line: 12-24 for every year, 2026-12-24 for one. On public holidays people are told to call "
            "first, so these need not be listed."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "counties" in self.fields:
            self.fields["counties"].choices = [(name, name) for name in counties()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        for name in _ONE_LINE & cleaned.keys():
            cleaned[name] = " ".join(cleaned[name].split())
        return cleaned

    def clean_holidays(self) -> str:
        return "\n".join(line.strip() for line in self.cleaned_data["holidays"].splitlines() if line.strip())
