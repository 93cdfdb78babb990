"""Languages and counties to tick; kept as lines of text."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from knowledge.places.postal_data import county_of, rows_of

# ISO 639 codes of what is spoken at hubs in California.
LANGUAGES = {
    "en": _("English"), "es": _("Spanish"), "zh": _("Chinese"), "vi": _("Vietnamese"), "tl": _("Tagalog"),
    "ko": _("Korean"), "hy": _("Armenian"), "fa": _("Persian"), "ar": _("Arabic"), "ru": _("Russian"),
    "pa": _("Punjabi"), "hi": _("Hindi"), "km": _("Khmer"), "hmn": _("Hmong"), "lo": _("Lao"), "th": _("Thai"),
    "ja": _("Japanese"), "pt": _("Portuguese"), "fr": _("French"), "ht": _("Haitian Creole"), "am": _("Amharic"),
    "so": _("Somali"), "ti": _("Tigrinya"), "uk": _("Ukrainian"), "mix": _("Mixtec"), "zap": _("Zapotec"),
    "trq": _("Triqui"), "nah": _("Nahuatl"), "quc": _("K’iche’"), "mam": _("Mam"), "kjb": _("Q’anjob’al"),
    "ase": _("American Sign Language"),
}  # fmt: skip


@cache
def counties() -> list[str]:
    """The counties of California, by name."""
    return sorted({county_of(row) for row in rows_of("CA")})


class LinesChoice(forms.MultipleChoiceField):
    """Ticked boxes, kept one a line. What is stored and not among the choices stays, as a box of its own."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> list[str]:
        ticked = value.split("\n") if isinstance(value, str) else list(value or [])
        offered: list[tuple[str, str]] = list(self.choices)  # type: ignore[arg-type]
        known = {key for key, _label in offered}
        self.widget.choices = [*offered, *((key, key) for key in ticked if key and key not in known)]
        return [key for key in ticked if key]

    def valid_value(self, value: str) -> bool:
        return 0 < len(value) <= 60 and "\n" not in value

    def clean(self, value: Any) -> str:
        return "\n".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return set((initial or "").split()) != set(" ".join(data or []).split())
