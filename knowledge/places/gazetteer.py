"""Every place name we know, built once from the `zipcodes` package's data and the tables beside this file.

The first call takes about half a second; nothing is read at import, nothing from a network.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import zipcodes

from knowledge.languages import words
from knowledge.places.place import Kind, miles_between

# How much a name needs around it before it counts: nothing, a cue, a cue with a capital letter, "CA" beside it.
Level = Literal["plain", "cue", "alone", "state"]

_NO_ENGLISH = "spanish"

TABLES = Path(__file__).parent / "tables"
# What the postal data lists as "cities" that are a company's mail room or a base, not a town.
_NOT_TOWNS = {
    "bureau of the census", "city ranch", "general telephone", "hilltop mall", "kcnp", "lake la", "lyoth",
    "onizuka afb", "pacific area office", "permanente", "rmv", "rmx", "rsm", "shared firm zip code",
    "southern california gas comp", "veterans adm", "veterans admin", "veterans administration",
    "veterans admn", "world vision inc brm", "young america"}


@dataclass(frozen=True)
class Spot:
    """What a name stands for. `size` counts ZIP codes: of two places equally likely the larger is meant."""

    kind: Kind
    name: str
    county: str | None = None
    state: str = "CA"
    zip: str | None = None
    lat: float | None = None
    lon: float | None = None
    size: int = 1


@dataclass(frozen=True)
class Name:
    """One spelling of one spot; `words` is folded, with single spaces."""

    words: str
    spot: Spot
    level: Level = "plain"


@cache
def rows_of(state: str) -> tuple[dict[str, Any], ...]:
    """The postal data's rows of a state that have a county and coordinates."""
    return tuple(row for row in zipcodes.filter_by(state=state) if row["county"] and row["lat"])


@cache
def names() -> dict[str, Name]:
    """Folded name -> what it stands for. Where a county and a city share a name, the city; see `counties`."""
    levels = _levels()
    table: dict[str, Name] = {}
    for key, spot in (*counties().items(), *((" ".join(words(city.name)), city) for city in _cities())):
        table[key] = Name(key, spot, levels.get(key, "plain"))
    for key, spot, level in (*_neighbourhoods(), *_nicknames(table)):
        table[key] = Name(key, spot, levels.get(key, level))
    for key, spot, level in _outside():
        if key not in table or spot.kind == "state":
            table[key] = Name(key, spot, level)
    return table


@cache
def counties() -> dict[str, Spot]:
    """Folded name, without the word county -> the county: the middle of its ZIP codes, so of where people live."""
    return {" ".join(words(name)): _spot("county", f"{name} County", rows)
            for name, rows in _grouped(lambda row: [_county(row)]).items()}


def nearest_zip(lat: float, lon: float) -> dict[str, Any]:
    """The row of the ZIP code, in California or a state beside it, whose middle is nearest."""
    rows = (row for state in ("CA", "NV", "AZ", "OR") for row in rows_of(state) if row["zip_code_type"] == "STANDARD")
    return min(rows, key=lambda row: miles_between(lat, lon, float(row["lat"]), float(row["long"])))


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table file: fields parted by `|`; a line that begins with # is a comment."""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def _county(row: dict[str, Any]) -> str:
    return str(row["county"]).removesuffix(" County")


def _grouped(labels: Callable[[dict[str, Any]], list[str]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of("CA"):
        for label in labels(row):
            groups[label].append(row)
    return groups


def _cities() -> Iterator[Spot]:
    main = _grouped(lambda row: [row["city"]])
    other = _grouped(lambda row: row["acceptable_cities"] if row["zip_code_type"] != "UNIQUE" else [])
    for name, rows in ({**other, **main}).items():
        if name.lower() not in _NOT_TOWNS:
            yield _spot("city", name, rows)


def _spot(kind: Kind, name: str, rows: list[dict[str, Any]]) -> Spot:
    """The middle of the ZIP codes people live in, and the ZIP nearest to it."""
    size = len(rows)
    rows = [row for row in rows if row["zip_code_type"] == "STANDARD"] or rows
    county = Counter(_county(row) for row in rows).most_common(1)[0][0]
    points = [(float(row["lat"]), float(row["long"]), row["zip_code"]) for row in rows if _county(row) == county]
    lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    central = min(points, key=lambda point: miles_between(lat, lon, point[0], point[1]))[2]
    return Spot(kind, name, county, "CA", central, round(lat, 4), round(lon, 4), size)


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


def _nicknames(known: dict[str, Name]) -> Iterator[tuple[str, Spot, Level]]:
    for city, listed in table("nicknames.txt"):
        key = " ".join(words(city))
        spot = counties()[key.removesuffix(" county")] if key.endswith(" county") else known[key].spot
        for spelling, level in _spellings(listed):
            yield spelling, spot, level


def _outside() -> Iterator[tuple[str, Spot, Level]]:
    for state, own, cities in table("outside.txt"):
        is_state = len(state) == 2
        kind: Kind = "state" if is_state else "country"
        whole = own.split(",")[0].strip(" ()")
        for key, level in _spellings(own):
            yield key, Spot(kind, whole.title(), state=state), level
        for key, level in _spellings(cities):
            yield key, Spot("city", key.title(), state=state), level
