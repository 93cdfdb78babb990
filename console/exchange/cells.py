"""Tables as CSV that spreadsheets open, and that come back from them as they went."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from knowledge.errors import ContentError

# A spreadsheet runs a cell that begins so as a formula (CWE-1236): an apostrophe before it makes it text.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "'")


def write(columns: list[str], rows: Iterable[dict[str, str]]) -> bytes:
    """UTF-8 with the mark that Excel needs to see that it is."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, columns)
    table.writeheader()
    table.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def read(
    name: str, content: bytes, needed: Iterable[str], known: Iterable[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with where it stands ("faq.csv, row 3"). Raises ContentError for what is no such table."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContentError(name, _("is not UTF-8 text; save it as “CSV UTF-8”")) from error
    if "\0" in text:
        raise ContentError(name, _("holds bytes that are no text; save it as “CSV UTF-8”"))
    first = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in first and "," not in first else ",")
    try:
        columns = list(table.fieldnames or [])
    except csv.Error as error:
        raise ContentError(name, _("is no table that can be read; save it once more as “CSV UTF-8”")) from error
    if missing := [column for column in needed if column not in columns]:
        lacks = _("the column %(name)s is missing; export once to see the columns") % {"name": missing[0]}
        raise ContentError(f"{name}, {_('first row')}", lacks)
    if strange := [column for column in columns if column not in set(known)]:
        unknown = _("there is no column “%(name)s”; take it out or mend its name") % {"name": strange[0]}
        raise ContentError(f"{name}, {_('first row')}", unknown)
    try:
        for number, row in enumerate(table, 2):
            place = f"{name}, {_('row %(n)d') % {'n': number}}"
            if None in row:
                raise ContentError(place, _("has more cells than columns; put texts in quotes"))
            cells = {column: _plain((row[column] or "").replace("\r\n", "\n")) for column in columns}
            if any(cells.values()):
                yield place, cells
    except csv.Error as error:
        raise ContentError(name, _("is no table that can be read; save it once more as “CSV UTF-8”")) from error


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RUNS) else cell
