"""A place or a source against what it was, field by field, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from console.desk.sources import SourceForm
from console.hubs.choices import LANGUAGES
from console.hubs.hours import NAMES
from console.hubs.viewset import headings
from knowledge.entry import SourceDoc
from knowledge.hub import Hub
from knowledge.models import HubListing, Source


@dataclass(frozen=True)
class Field:
    """One field that is not what it was."""

    label: str
    before: str
    now: str


Row = HubListing | Source
_UNORDERED = ("counties", "languages")  # the editor's boxes put them in an order of their own


def fields(before: Row | None, now: Row) -> list[Field]:
    """What differs, in the order of the editor; all that is filled in where there was nothing before."""
    found = []
    for name, label in _labels(now).items():
        was, will_be = said(before, name) if before else "", said(now, name)
        if was != will_be and not (name in _UNORDERED and set(was.split(", ")) == set(will_be.split(", "))):
            found.append(Field(str(label), was, will_be))
    return found


def row(item: Hub | SourceDoc | None) -> Row | None:
    """A place or source of a release as the row it would be, saved nowhere."""
    if item is None:
        return None
    if isinstance(item, SourceDoc):
        return Source(**vars(item))
    listing = HubListing()
    listing.take(item)
    return listing


def said(one: Row, name: str) -> str:
    """The value of a field as a person would write it."""
    value = getattr(one, name)
    if value is None or value == "":
        return ""
    if name == "hours":
        return _hours(value)
    if name == "languages":
        return ", ".join(str(LANGUAGES.get(code, code)) for code in value.split("\n"))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return date_format(value)
    if hasattr(one, f"get_{name}_display"):
        return str(getattr(one, f"get_{name}_display")())
    return str(value).replace("\n", ", ")


def _hours(value: Any) -> str:
    if not isinstance(value, Mapping):
        return _("Day and night, every day")
    return "; ".join(f"{NAMES[day]} {', '.join(ranges)}" for day, ranges in value.items())


def _labels(one: Row) -> Mapping[str, Any]:
    return headings() if isinstance(one, HubListing) else SourceForm.Meta.labels
