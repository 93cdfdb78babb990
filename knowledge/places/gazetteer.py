"""Every place name we know, built once from the postal data and the tables beside this file.

The first call takes about half a second; nothing is read at import, nothing from a network.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from knowledge.languages import words
from knowledge.places.place import Kind
from knowledge.places.postal_data import SHORTENED, Spot, cities, counties, county_of, rows_of

# How much a name needs around it before it counts: nothing, a cue, a cue with a capital letter, "CA" beside it.
Level = Literal["plain", "cue", "alone", "state"]

_NO_ENGLISH = "spanish"

TABLES = Path(__file__).parent / "tables"
_SHORT = 10  # letters; of a small place with a short name many a word is a misspelling
# How people shorten the words that the postal data shortens.
_SHORT_FOR = {long.lower(): short.lower() for short, long in reversed(SHORTENED.items()) if short != "Va"}


@dataclass(frozen=True)
class Name:
    """One spelling of one spot; `words` is folded, with single spaces. If not `near`, no misspelling of it counts."""

    words: str
    spot: Spot
    level: Level = "plain"
    near: bool = True


@cache
def names() -> dict[str, Name]:
    """Folded name -> what it stands for. Where a county and a city share a name, the city; see `counties`."""
    levels = _levels()
    table: dict[str, Name] = {}
    for key, spot in (*counties().items(), *((" ".join(words(city.name)), city) for city in cities())):
        table[key] = Name(key, spot, levels.get(key, "plain"))
    for key, spot, level in (*_neighbourhoods(), *_nicknames(table, "nicknames.txt")):
        table[key] = Name(key, spot, levels.get(key, level))
    for key, spot, level in _neighbourhoods_by_zip():
        table[key] = Name(key, spot, levels.get(key, level if " " in key else "cue"), near=len(key) > _SHORT)
    for key, spot, level in _nicknames(table, "heard.txt"):
        table[key] = Name(key, spot, levels.get(key, level), near=False)
    for name in list(table.values()):
        for key in _shortened(name.words):
            if len(key) > 6:  # "w la" is "with la"
                table.setdefault(key, replace(name, words=key, near=name.near and len(key) > _SHORT + 2))
    for key, spot, level in _outside():
        if key not in table or spot.kind == "state":
            table[key] = Name(key, spot, level)
    return table


def _shortened(words: str) -> set[str]:
    """A name with every word shortened that people shorten, and with the last alone."""
    *before, last = words.split()
    last = _SHORT_FOR.get(last, last)
    return {" ".join([*before, last]), " ".join([*(_SHORT_FOR.get(word, word) for word in before), last])}


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table file: fields parted by `|`; a line that begins with # is a comment."""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def _levels() -> dict[str, Level]:
    levels: dict[str, Level] = {}
    for (line,) in table("names_that_are_words.txt"):
        level, listed = line.split(":", 1)
        if level != _NO_ENGLISH:
            levels.update((name.strip(), level) for name in listed.split(","))  # type: ignore[misc]
    return levels


@cache
def no_english() -> frozenset[str]:
    """Names that are words in Spanish only, so that "in" before one says a place in an English sentence."""
    lines = (line.split(":", 1) for (line,) in table("names_that_are_words.txt"))
    return frozenset(name.strip() for level, listed in lines if level == _NO_ENGLISH for name in listed.split(","))


def _spellings(listed: str) -> Iterator[tuple[str, Level]]:
    for each in filter(None, (part.strip() for part in listed.split(","))):
        yield " ".join(words(each)), "cue" if each.startswith("(") else "plain"


def _neighbourhoods() -> Iterator[tuple[str, Spot, Level]]:
    for listed, county, lat, lon in table("neighbourhoods.txt"):
        kind: Kind = "region" if county == "-" else "neighbourhood"
        first = listed.split(",")[0].strip(" ()")
        spot = Spot(kind, first, None if county == "-" else county, "CA", None, float(lat), float(lon), 3)
        for key, level in _spellings(listed):
            yield key, spot, level


def _neighbourhoods_by_zip() -> Iterator[tuple[str, Spot, Level]]:
    rows = {row["zip_code"]: row for row in rows_of("CA")}
    for listed, code in table("neighbourhoods_by_zip.txt"):
        row = rows[code]
        name = listed.split(",")[0].strip(" ()")
        spot = Spot("neighbourhood", name, county_of(row), "CA", code, float(row["lat"]), float(row["long"]))
        for key, level in _spellings(listed):
            yield key, spot, level


def _nicknames(known: dict[str, Name], file: str) -> Iterator[tuple[str, Spot, Level]]:
    for city, listed in table(file):
        key = " ".join(words(city))
        spot = counties()[key.removesuffix(" county")] if key.endswith(" county") else known[key].spot
        for spelling, level in _spellings(listed):
            yield spelling, spot, level


def _outside() -> Iterator[tuple[str, Spot, Level]]:
    for state, own, towns in table("outside.txt"):
        is_state = len(state) == 2
        kind: Kind = "state" if is_state else "country"
        whole = own.split(",")[0].strip(" ()")
        for key, level in _spellings(own):
            yield key, Spot(kind, whole.title(), state=state), level
        for key, level in _spellings(towns):
            yield key, Spot("city", key.title(), state=state), level
