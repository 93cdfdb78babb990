"""The cities, counties and ZIP codes of the `zipcodes` package, which has them from the postal service."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import zipcodes

from knowledge.languages import words
from knowledge.places.place import Kind, miles_between

# What the postal data lists as "cities" that are a company's mail room or a base, not a town.
_NOT_TOWNS = {
    "bureau of the census", "city ranch", "general telephone", "hilltop mall", "kcnp", "lake la", "lyoth",
    "onizuka afb", "pacific area office", "permanente", "rmv", "rmx", "rsm", "shared firm zip code",
    "southern california gas comp", "veterans adm", "veterans admin", "veterans administration",
    "veterans admn", "world vision inc brm", "young america"}

# How the postal data shortens long names.
SHORTENED = {
    "Bch": "Beach", "Ctr": "Center", "Cty": "City", "Cyn": "Canyon", "Dsrt": "Desert", "E": "East", "Est": "Estates",
    "Ft": "Fort", "Gdns": "Gardens", "Glmn": "Gilman", "Hts": "Heights", "Hgts": "Heights", "Hls": "Hills",
    "Huntingtn": "Huntington", "Lk": "Lake", "Mt": "Mount", "Mtn": "Mountain", "N": "North", "Natl": "National",
    "Pk": "Park", "Pt": "Point", "Rcho": "Rancho", "S": "South", "Seq": "Sequoia", "Sn": "San", "Spgs": "Springs",
    "Strawbrry": "Strawberry", "Ter": "Terrace", "Va": "Valley", "Vlg": "Village", "Vly": "Valley", "W": "West"}


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

    @property
    def is_abroad(self) -> bool:
        """Whether it lies outside the United States: then `state` is the name of a country."""
        return len(self.state) > 2


@cache
def rows_of(state: str) -> tuple[dict[str, Any], ...]:
    """The postal data's rows of a state that have a county and coordinates."""
    return tuple(row for row in zipcodes.filter_by(state=state) if row["county"] and row["lat"])


@cache
def counties() -> dict[str, Spot]:
    """Folded name, without the word county -> the county: the middle of its ZIP codes, so of where people live."""
    return {" ".join(words(name)): _spot("county", f"{name} County", rows)
            for name, rows in _grouped(lambda row: [county_of(row)]).items()}


def nearest_zip(lat: float, lon: float) -> dict[str, Any]:
    """The row of the ZIP code, in California or a state beside it, whose middle is nearest."""
    rows = (row for state in ("CA", "NV", "AZ", "OR") for row in rows_of(state) if row["zip_code_type"] == "STANDARD")
    return min(rows, key=lambda row: miles_between(lat, lon, float(row["lat"]), float(row["long"])))


def county_of(row: dict[str, Any]) -> str:
    """The name of the county a row lies in, without the word county."""
    return str(row["county"]).removesuffix(" County")


def _grouped(labels: Callable[[dict[str, Any]], list[str]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows_of("CA"):
        for label in labels(row):
            groups[label].append(row)
    return groups


def cities() -> Iterator[Spot]:
    """Every city of California that is one."""
    main = _grouped(lambda row: [row["city"]])
    other = _grouped(lambda row: row["acceptable_cities"] if row["zip_code_type"] != "UNIQUE" else [])
    found = {**other, **main}
    for name, rows in found.items():
        whole = " ".join(SHORTENED.get(word, word) for word in name.split())
        if name.lower() not in _NOT_TOWNS and (whole == name or whole not in found):
            yield _spot("city", whole, rows)


def _spot(kind: Kind, name: str, rows: list[dict[str, Any]]) -> Spot:
    """The middle of the ZIP codes people live in, and the ZIP nearest to it."""
    size = len(rows)
    rows = [row for row in rows if row["zip_code_type"] == "STANDARD"] or rows
    county = Counter(county_of(row) for row in rows).most_common(1)[0][0]
    points = [(float(row["lat"]), float(row["long"]), row["zip_code"]) for row in rows if county_of(row) == county]
    lat, lon = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    central = min(points, key=lambda point: miles_between(lat, lon, point[0], point[1]))[2]
    return Spot(kind, name, county, "CA", central, round(lat, 4), round(lon, 4), size)
