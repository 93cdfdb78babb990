"""A place on the map, and how far it is from another."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

Kind = Literal["zip", "coordinates", "neighbourhood", "city", "county", "region", "state", "country"]

EARTH_RADIUS_MILES = 3958.8


@dataclass(frozen=True)
class Place:
    """Where somebody is. `text`: how they wrote it, or a shared location's city; `county` is set in California only."""

    text: str
    kind: Kind
    name: str
    county: str | None
    state: str  # two letters, or the country's name outside the United States
    zip: str | None
    lat: float | None
    lon: float | None

    @property
    def in_california(self) -> bool:
        return self.state == "CA"


def miles_between(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance (haversine formula), in miles, between two points in decimal degrees."""
    a, b = radians(lat_a), radians(lat_b)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(half))
