"""Entries as a table, a row a language: for editing many at once. Sources stand one a line, their parts between "|"."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from console.exchange import cells
from knowledge.entry import EntryDoc, SourceDoc
from knowledge.errors import ContentError
from knowledge.interchange import parse
from knowledge.languages import LANGUAGES

_SHARED = ["topic", "jurisdiction", "urgency", "volatile", "related", "sources", "replaced_by"]
_REVIEW = ["state", "approved_by", "approved_on", "review_by"]
_TEXT = ["question", "short", "first_steps", "full", "phrasings", "withdrawn"]
COLUMNS = ["id", "language", *_TEXT, *_SHARED, *_REVIEW]
_SOURCE = [field.name for field in fields(SourceDoc)]


def write(docs: list[EntryDoc]) -> bytes:
    """All entries in all languages."""
    return cells.write(COLUMNS, [_row(doc, language) for doc in docs for language in doc.texts])


def _row(doc: EntryDoc, language: str) -> dict[str, str]:
    text = doc.texts[language]
    return {
        "id": doc.id, "language": language,
        **{name: getattr(text, name) for name in _TEXT if name != "phrasings"},
        "phrasings": "\n".join(text.phrasings),
        "topic": doc.topic, "jurisdiction": doc.jurisdiction, "urgency": doc.urgency,
        "volatile": "yes" if doc.volatile else "no", "related": " ".join(doc.related),
        "sources": "\n".join(_line(source) for source in doc.sources), "replaced_by": doc.replaced_by,
        "state": doc.review.state, "approved_by": doc.review.approved_by,
        "approved_on": _day(doc.review.approved_on), "review_by": _day(doc.review.review_by),
    }  # fmt: skip


def _line(source: SourceDoc) -> str:
    text = io.StringIO()
    values = [_day(value) if isinstance(value, date) else value or "" for value in vars(source).values()]
    csv.writer(text, delimiter="|", lineterminator="").writerow(values)
    return text.getvalue()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def read(name: str, content: bytes) -> list[EntryDoc]:
    """The entries of a table; what languages share is read from the first row. Raises ContentError with the row."""
    items: dict[str, dict[str, Any]] = {}
    where: dict[str, str] = {}
    for place, row in cells.read(name, content, ["id", "language", "question", "short", "full"], COLUMNS):
        entry_id, language = row["id"].strip(), row["language"].strip()
        if not entry_id:
            raise ContentError(f"{place}, id", _("is missing; every row names its entry"))
        if language not in LANGUAGES:
            known = {"value": language, "known": ", ".join(LANGUAGES)}
            raise ContentError(f"{place}, language", _("“%(value)s” should be one of %(known)s") % known)
        if language in items.setdefault(entry_id, {}):
            twice = _("%(id)s has a row in this language already; keep one of them") % {"id": entry_id}
            raise ContentError(f"{place}, id", twice)
        if not items[entry_id]:
            items[entry_id] = _shared(row, place)
            where[entry_id] = place
        texts = {key: row.get(key, "") for key in _TEXT}
        ways = [line.strip() for line in texts["phrasings"].splitlines() if line.strip()]
        items[entry_id][language] = texts | {"phrasings": ways}
    return [_parsed(entry_id, item, where[entry_id]) for entry_id, item in items.items()]


def _parsed(entry_id: str, item: dict[str, Any], place: str) -> EntryDoc:
    try:
        return parse({"id": entry_id, **item})
    except ContentError as error:
        raise ContentError(f"{place}, {entry_id}, {error.where.removeprefix('entry, ')}", error.what) from error


def _shared(row: dict[str, str], place: str) -> dict[str, Any]:
    if row.get("volatile", "no") not in ("yes", "no", ""):
        wrong = _("“%(value)s” should be yes or no") % {"value": row["volatile"]}
        raise ContentError(f"{place}, volatile", wrong)
    return {
        "topic": row.get("topic"), "jurisdiction": row.get("jurisdiction"), "urgency": row.get("urgency"),
        "volatile": row.get("volatile") == "yes", "related": row.get("related", "").split(),
        "replaced_by": row.get("replaced_by", ""),
        "sources": [_source(line, place) for line in row.get("sources", "").splitlines() if line.strip()],
        "review": {"state": row.get("state") or "draft", "approved_by": row.get("approved_by", ""),
                   "approved_on": _date(row.get("approved_on", ""), f"{place}, approved_on"),
                   "review_by": _date(row.get("review_by", ""), f"{place}, review_by")},
    }  # fmt: skip


def _source(line: str, place: str) -> dict[str, Any]:
    try:
        values = next(csv.reader([line], delimiter="|"))
    except csv.Error as error:
        wrong = _("cannot be read; put parts that hold | or quotes in quotes")
        raise ContentError(f"{place}, sources", wrong) from error
    if len(values) != len(_SOURCE):
        form = {"line": line, "n": len(_SOURCE), "parts": " | ".join(_SOURCE)}
        raise ContentError(f"{place}, sources", _("“%(line)s” should have %(n)d parts: %(parts)s") % form)
    item: dict[str, Any] = {key: value.strip() for key, value in zip(_SOURCE, values, strict=True)}
    return item | {"checked_on": _date(item["checked_on"], f"{place}, sources")}


def _date(text: str, place: str) -> date | None:
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError as error:
        raise ContentError(place, _("“%(value)s” should be a date such as 2026-11-21") % {"value": text}) from error
