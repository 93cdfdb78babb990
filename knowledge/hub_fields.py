"""What each field of a hub may hold, and what to do when it holds something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from knowledge.errors import ContentError
from knowledge.hours import parse_hours
from knowledge.marking import gettext_noop

KINDS = ("legal_office", "rapid_response", "government", "worker_centre", "school_support")
SCOPES = ("city", "county", "state", "national")
PRECISIONS = ("address", "zip", "city")


@dataclass(frozen=True)
class Words:
    """The same words in both languages."""

    en: str
    es: str


_DEGREES = {"lat": 90, "lon": 180}
_LISTS = {"counties", "other_phones", "holidays", "languages"}
_WORDS = {"hours_note", "services", "note"}
_PATTERNS = {
    "id": (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), gettext_noop("lower-case words joined by hyphens")),
    "zip": (re.compile(r"\d{5}"), gettext_noop("five digits")),
    "listed_on": (
        re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
        gettext_noop("the date shown: 2025, 2025-06 or 2025-06-30"),
    ),
    "listed_url": (
        re.compile(r"https?://\S+"),
        gettext_noop("the address of the page that shows the listing, with http(s)://"),
    ),
    "url": (re.compile(r"https?://\S+"), gettext_noop("a full address with http(s)://")),
    "holidays": (re.compile(r"(\d{4}-)?\d\d-\d\d"), gettext_noop("12-24 for every year, or 2026-12-24 for one")),
}
_ADDRESSES = {"listed_url", "url"}
_CHOICES = {"kind": KINDS, "scope": SCOPES, "geo_precision": PRECISIONS}


def field_value(name: str, value: Any) -> Any:
    """The value of field `name` as a Hub keeps it. Raises ContentError whose `where` is the field."""
    if name in _CHOICES and value not in _CHOICES[name]:
        known = {"value": value, "known": ", ".join(_CHOICES[name])}
        raise ContentError(name, _("“%(value)s” should be one of %(known)s") % known)
    if name in _LISTS:
        if not isinstance(value, list):
            raise ContentError(name, _("write a list, even of one: [%(value)s]") % {"value": value})
        return tuple(_text(name, each) for each in value)
    if name in _WORDS:
        if not isinstance(value, dict) or set(value) != {"en", "es"} or not all(value.values()):
            raise ContentError(name, _("needs both languages, English and Spanish"))
        return Words(_text(name, value["en"]), _text(name, value["es"]))
    if name == "hours":
        try:
            return parse_hours(value)
        except ValueError as error:
            raise ContentError(name, str(error)) from error
    if name in ("lat", "lon"):
        if not isinstance(value, int | float) or isinstance(value, bool):
            wrong = _("“%(value)s” is no number: write decimal degrees, like 34.05") % {"value": value}
            raise ContentError(name, wrong)
        if not abs(value) <= _DEGREES[name]:  # nor is "not a number"
            most = {"degrees": _DEGREES[name]}
            raise ContentError(name, _("is no place on Earth: at most %(degrees)d degrees") % most)
        return float(value)
    if name == "confirmed_on":
        try:  # a release's archive is JSON, which has no dates
            value = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            pass
        if isinstance(value, datetime) or not isinstance(value, date):
            wrong = _("“%(value)s” is no date: write the day somebody called, like 2026-11-21") % {"value": value}
            raise ContentError(name, wrong)
        return value
    if name == "shown":
        if not isinstance(value, bool):
            raise ContentError(name, _("write true or false"))
        return value
    return _text(name, value)


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ContentError(name, _("“%(value)s” should be text; put it in quotes") % {"value": value})
    pattern, advice = _PATTERNS.get(name, (None, ""))
    if pattern and not (pattern.fullmatch(value) and (name not in _ADDRESSES or _is_web_address(value))):
        raise ContentError(
            name, _("“%(value)s” has the wrong form: write %(advice)s") % {"value": value, "advice": _(advice)}
        )
    return value


def _is_web_address(value: str) -> bool:
    """By the same rule as the table's columns, so that nothing is read that cannot be kept."""
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        return False
    return True
