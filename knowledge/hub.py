"""A hub: a place or line that helps immigrants, as it is listed somewhere. `hubs.yml` is the interchange format.

Nothing here says that a hub is open or that its number works: `listed_by`, `listed_url` and `listed_on` say who shows
it and when, and `confirmed_on` stays empty until somebody of the organisation has called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from knowledge.errors import ContentError
from knowledge.hours import CALIFORNIA, Hours, dump_hours, is_federal_holiday
from knowledge.hub_fields import KINDS, PRECISIONS, SCOPES, Words, field_value
from knowledge.yaml_file import read_yaml

__all__ = ["KINDS", "PRECISIONS", "SCOPES", "Hub", "Words", "dump_hubs", "load_hubs", "read_hub", "write_hub"]

@dataclass(frozen=True)
class Hub:
    """One listing. Empty means "not seen in a source", never "none"."""

    id: str
    kind: str
    name: str
    listed_by: str
    listed_url: str
    org: str | None = None
    scope: str = "county"  # whom it serves: its city, the counties named, all California, the whole country
    counties: tuple[str, ...] = ()
    address: str | None = None
    city: str | None = None
    zip: str | None = None
    lat: float | None = None
    lon: float | None = None
    geo_precision: str | None = None  # what lat and lon are the centre of
    phone: str | None = None
    other_phones: tuple[str, ...] = ()
    text_line: str | None = None
    hours: Hours | None = None
    hours_note: Words | None = None
    holidays: tuple[str, ...] = ()  # closed days, MM-DD each year or YYYY-MM-DD once
    languages: tuple[str, ...] = ()
    url: str | None = None
    services: Words | None = None
    listed_on: str | None = None  # as the source shows it: YYYY, YYYY-MM or YYYY-MM-DD; empty if undated
    confirmed_on: date | None = None
    note: Words | None = None
    shown: bool = True

    def open_now(self, moment: datetime | None = None) -> bool | None:
        """Open at `moment` (now by default)? None where the hours, or what it does on a public holiday, are unknown."""
        local = (moment or datetime.now(CALIFORNIA)).astimezone(CALIFORNIA)
        if f"{local:%m-%d}" in self.holidays or f"{local:%Y-%m-%d}" in self.holidays:
            return False
        if self.hours is None:
            return None
        is_open = self.hours.open_at(local)
        if is_open and not self.hours.always and is_federal_holiday(local.date()):
            return None
        return is_open


_REQUIRED = ("id", "kind", "name", "listed_by", "listed_url")
_FIELDS = tuple(field.name for field in fields(Hub))


def load_hubs(path: Path | str) -> list[Hub]:
    """Read a hubs file. Raises ContentError for the first listing that is wrong, OSError if it cannot be opened."""
    items = read_yaml(str(path), Path(path).read_bytes()) or []
    if not isinstance(items, list):
        raise ContentError(str(path), "a hubs file is a list: begin each hub with '- id:'")
    hubs: dict[str, Hub] = {}
    for number, item in enumerate(items, 1):
        label = item.get("id") if isinstance(item, dict) and item.get("id") else f"number {number}"
        try:
            hub = read_hub(item)
        except ContentError as error:
            raise ContentError(f"{path}: hub {label}: {error.where}", error.what) from error
        if hub.id in hubs:
            raise ContentError(f"{path}: hub {label}: id", "used by an earlier hub: choose another")
        hubs[hub.id] = hub
    return list(hubs.values())


def dump_hubs(hubs: Iterable[Hub], path: Path | str) -> None:
    """Write hubs so that `load_hubs` reads the same ones back. Empty fields are left out."""
    text = yaml.safe_dump([write_hub(hub) for hub in hubs], sort_keys=False, allow_unicode=True, width=110)
    Path(path).write_text(text, encoding="utf-8")


def read_hub(item: object) -> Hub:
    """One hub from plain data. Raises ContentError whose `where` is the field and `what` says what to do."""
    if not isinstance(item, dict):
        raise ContentError("item", _("a hub is a set of fields: begin it with '- id:'"))
    for name in item:
        if name not in _FIELDS:
            raise ContentError(str(name), _("no such field: known are %(names)s") % {"names": ", ".join(_FIELDS)})
    for name in _REQUIRED:
        if not item.get(name):
            raise ContentError(name, _("missing: every hub needs %(names)s") % {"names": ", ".join(_REQUIRED)})
    hub = Hub(**{name: field_value(name, value) for name, value in item.items() if value is not None})
    _check_whole(hub)
    return hub


def write_hub(hub: Hub) -> dict[str, Any]:
    """The inverse of `read_hub`: plain data fit for YAML."""
    plain: dict[str, Any] = {}
    for name in _FIELDS:
        value = getattr(hub, name)
        if isinstance(value, Hours):
            value = dump_hours(value)
        elif isinstance(value, Words):
            value = {"en": value.en, "es": value.es}
        elif isinstance(value, tuple):
            value = list(value)
        if value not in (None, []) and not (name == "shown" and value is True):
            plain[name] = value
    return plain


def _check_whole(hub: Hub) -> None:
    if hub.shown and not (hub.phone or hub.address or hub.text_line):
        raise ContentError(
            "phone", _("no phone, text line or address: add one seen in a source, or do not show it to people")
        )
    if hub.scope in ("city", "county") and not hub.counties:
        raise ContentError("counties", _("a city or county hub names the counties it serves, like Kern"))
    if (hub.lat is None) != (hub.lon is None) or (hub.lat is None) != (hub.geo_precision is None):
        raise ContentError("lat", _("latitude, longitude and what they are of go together: give all three or none"))
    if hub.lat is not None and hub.lon is not None and not (32 < hub.lat < 42.1 and -124.6 < hub.lon < -114):
        raise ContentError(
            "lat",
            _("%(lat)s, %(lon)s is outside California: look for swapped or unsigned numbers")
            % {"lat": hub.lat, "lon": hub.lon},
        )
