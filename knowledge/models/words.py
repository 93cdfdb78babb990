"""What the values of the tables' fields are called, in the language of whoever reads."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from knowledge.languages import LANGUAGES, Language

_WORDS: dict[str, Promise] = {
    # topics and urgencies
    "schools": _("Schools"), "police": _("Police"), "hubs": _("Hubs"), "encounters": _("Encounters"),
    "normal": _("Normal"), "urgent": _("Urgent"),
    # states of an entry
    "draft": _("Draft"), "in review": _("In review"), "approved": _("Approved"), "retired": _("Retired"),
    # kinds of sources, and how one was checked
    "statute": _("Law"), "case": _("Court ruling"), "regulation": _("Regulation"), "agency": _("Agency"),
    "ordinance": _("Local ordinance"), "policy": _("Policy"), "guide": _("Guide"), "news": _("News"),
    "page": _("read on the page itself"), "copy": _("read in a copy"), "citation": _("by its citation"),
    # kinds of places, whom they serve, and what their position is the middle of
    "legal_office": _("Legal office"), "rapid_response": _("Rapid response"), "government": _("Government"),
    "worker_centre": _("Worker center"), "school_support": _("School support"),
    "city": _("City"), "county": _("County"), "state": _("All California"), "national": _("The whole country"),
    "address": _("Address"), "zip": _("ZIP code"),
}  # fmt: skip


def reading() -> Language:
    """The language of whoever reads: of the console just now, English where it is neither of ours."""
    code = (get_language() or "")[:2]
    return next((language for language in LANGUAGES if language == code), LANGUAGES[0])


def choices(values: Iterable[str]) -> list[tuple[str, Promise]]:
    """Django's choices of a field that holds one of `values`."""
    return [(value, _WORDS[value]) for value in values]
