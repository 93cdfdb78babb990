"""Which hubs to name to somebody at a place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from knowledge.hub import Hub
from knowledge.places.place import Place, miles_between

# Whom anybody can go to. Schools help their own pupils and students; raid lines are for calls, see `rapid_response`.
FOR_ANYBODY = frozenset({"legal_office", "government", "worker_centre"})
_TOO_FAR_MILES = 100
# These serve the people of their own city or county; any other kind helps whoever comes.
_LOCAL = frozenset({"government"})


@dataclass(frozen=True)
class Nearby:
    """A hub and how far it is. `miles` is None for one without a street address: a line to call, not a way to go."""

    hub: Hub
    miles: float | None
    open_now: bool | None


def nearest(place: Place, hubs: Iterable[Hub], *, kinds: Collection[str] | None = None, limit: int = 3,
            moment: datetime | None = None) -> list[Nearby]:
    """The hubs nearest to `place`, nearest first, then lines to call; none for a place outside California or one
    without a point.

    Past the nearest one, hubs more than a hundred miles away are left out. A hub counts wherever it stands, for the
    nearest legal office often lies over the county line; only government offices, which serve their own people, must
    serve the place's county. One of the hubs is always a legal office if `kinds` (by default `FOR_ANYBODY`) has them.
    Lines for the whole state fill the places left over.
    """
    if not place.in_california or place.lat is None or place.lon is None:
        return []
    wanted = [hub for hub in hubs if hub.shown and hub.kind in (FOR_ANYBODY if kinds is None else kinds)]
    local = sorted((miles_between(place.lat, place.lon, hub.lat, hub.lon), hub.id, hub) for hub in wanted
                   if hub.lat is not None and hub.lon is not None and _serves(hub, place))
    chosen = [each for number, each in enumerate(local[:limit]) if number == 0 or each[0] < _TOO_FAR_MILES]
    offices = [each for each in local if each[2].kind == "legal_office"]
    if chosen and offices and not any(each[2].kind == "legal_office" for each in chosen):
        chosen[-1] = offices[0]
    found = [Nearby(hub, round(miles, 1) if hub.address else None, hub.open_now(moment)) for miles, _, hub in chosen]
    found.sort(key=lambda each: each.miles is None)  # a line to call comes after the places one can go to
    everywhere = (hub for hub in wanted if hub.lat is None and hub.scope in ("state", "national"))
    return [*found, *(Nearby(hub, None, hub.open_now(moment)) for hub in everywhere)][:limit]


def rapid_response(where: Place | str | None, hubs: Iterable[Hub]) -> list[Hub]:
    """The rapid-response lines for a county (by name, or that of a place), else the national line.

    A line of one city is named only to a place in that city, and first.
    """
    lines = [hub for hub in hubs if hub.shown and hub.kind == "rapid_response"]
    county, city = (where.county, where.name) if isinstance(where, Place) else (where, None)
    local = [hub for hub in lines if county in hub.counties and (hub.scope != "city" or hub.city == city)]
    return sorted(local, key=lambda hub: hub.scope != "city") or [hub for hub in lines if hub.scope == "national"]


def _serves(hub: Hub, place: Place) -> bool:
    if hub.kind not in _LOCAL or hub.scope in ("state", "national"):
        return True
    return place.county in hub.counties and (hub.scope != "city" or place.county is None or _same_city(hub, place))


def _same_city(hub: Hub, place: Place) -> bool:
    """A neighbourhood's or a county's city is not known here: its county's cities are then near enough."""
    return place.kind in ("neighbourhood", "county", "region") or hub.city == place.name

