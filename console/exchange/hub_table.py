"""Places as a table, a row a place."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from console.exchange import cells
from knowledge.errors import ContentError
from knowledge.hub import Hub, read_hub, write_hub

_LISTS = ("counties", "other_phones", "holidays", "languages")
_WORDS = ("hours_note", "services", "note")
_NUMBERS = ("lat", "lon")


def _columns() -> list[str]:
    names: list[str] = []
    for field in fields(Hub):
        names += [f"{field.name}_en", f"{field.name}_es"] if field.name in _WORDS else [field.name]
    return names


COLUMNS = _columns()


def write(hubs: list[Hub]) -> bytes:
    """All of them; hours as "mon 09:00-12:00 13:00-17:00; tue 09:00-17:00"."""
    return cells.write(COLUMNS, [_row(hub) for hub in hubs])


def _row(hub: Hub) -> dict[str, str]:
    row = dict.fromkeys(COLUMNS, "")
    for name, value in write_hub(hub).items():
        if name in _WORDS:
            row |= {f"{name}_{language}": words for language, words in value.items()}
        elif name == "hours" and isinstance(value, dict):
            row[name] = "; ".join(f"{day} {' '.join(ranges)}" for day, ranges in value.items())
        elif isinstance(value, list):
            row[name] = "\n".join(value)
        else:
            row[name] = str(value)
    row["shown"] = "yes" if hub.shown else "no"
    return row


def read(name: str, content: bytes) -> list[Hub]:
    """The places of a table. Raises ContentError with row, place and field."""
    hubs: dict[str, Hub] = {}
    for place, row in cells.read(name, content, ["id", "kind", "name"], COLUMNS):
        label = row["id"] or _("no id")
        try:
            hub = read_hub(_item(row))
        except ContentError as error:
            raise ContentError(f"{place}, {label}, {error.where}", error.what) from error
        if hub.id in hubs:
            raise ContentError(f"{place}, {label}, id", _("is used by an earlier row; choose another"))
        hubs[hub.id] = hub
    return list(hubs.values())


def _item(row: dict[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {}
    for field in fields(Hub):
        name = field.name
        if name in _WORDS:
            words = {language: row.get(f"{name}_{language}", "") for language in ("en", "es")}
            item[name] = words if any(words.values()) else None
        elif value := row.get(name, "").strip():
            item[name] = _value(name, value)
    return item


def _value(name: str, text: str) -> Any:
    if name in _LISTS:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if name == "shown":
        return {"yes": True, "no": False}.get(text.lower(), text)
    if name == "hours":
        return text if text == "24/7" else _hours(text)
    try:
        if name in _NUMBERS:
            return float(text)
        if name == "confirmed_on":
            return date.fromisoformat(text)
    except ValueError:
        return text  # `read_hub` says what is wrong with it
    return text


def _hours(text: str) -> dict[str, list[str]]:
    days: dict[str, list[str]] = {}
    for part in text.split(";"):
        if part.strip():
            day, *ranges = part.split()
            days[day] = ranges
    return days
