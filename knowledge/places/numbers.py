"""Places written as numbers: ZIP codes and coordinates."""

from __future__ import annotations

import re

import zipcodes

from knowledge.places.gazetteer import names
from knowledge.places.odd_zips import odd_zips
from knowledge.places.place import Place
from knowledge.places.postal_data import county_of, nearest_zip

_COORDINATES = re.compile(
    r"(?<![\d.])([+-]?\d{1,2}\.\d+)\s*°?\s*([NS])?\s*[,; ]\s*([+-]?\d{1,3}\.\d+)\s*°?\s*([WEO])?(?![\d.])",
    re.IGNORECASE)
# Five digits that are not part of a longer number, a price or a percentage; a word's full stop or comma is no part.
_ZIP = re.compile(
    r"(?:(?<![\d$.,#-])|(?<=[a-z][.,]))(\d{5})(?:-\d{4})?(?![\d%]|-\w|[.,]\d)"
    r"(?!\s*(?:dollars|d[oó]lares|pesos|bucks)\b)")
_STREET = re.compile(
    r"\s+(?:[NSEW]\.?\s+)?(?:\w+\s+){1,3}(?:st|street|ave|avenue|avenida|blvd|boulevard|rd|road|way|dr|drive|ln|lane)\b",
    re.IGNORECASE)
_WANTS = re.compile(
    r"\s*,?\s*(?:need|help|lawyers?|immigration|looking|any|where|abogad[oa]s?|ayuda|necesito|inmigraci[oó]n|d[oó]nde)\b",
    re.IGNORECASE)
_SAYS_ZIP = re.compile(r"\b(?:zip\w*|postal|c\.?p)\b", re.IGNORECASE)


def find_number(text: str) -> Place | None:
    """The first coordinates or ZIP code in a text. A ZIP code of another state counts alone, named as one, or first,
    before what somebody wants."""
    point = _COORDINATES.search(text)
    if point:
        lat, lon = float(point[1]), float(point[3])
        lat = -lat if (point[2] or "").upper() == "S" else lat
        lon = -abs(lon) if (point[4] or "").upper() in ("W", "O") else lon
        if abs(lat) <= 90 and abs(lon) <= 180:
            return at(lat, lon, point[0].strip())
    for match in _ZIP.finditer(text):
        place = None if _STREET.match(text, match.end()) else _zip(match[1], match[0])
        if place and (place.in_california or _is_meant(match, text)):
            return place
    return _odd_zip(text)


def _odd_zip(text: str) -> Place | None:
    """A ZIP code of California in another form than five digits in a row."""
    for odd in odd_zips(text):
        place = None if _STREET.match(text, odd.end) else _zip(odd.digits, odd.text)
        if place and place.in_california:
            return place
    return None


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether a number that is a ZIP code of another state is meant for one."""
    opens = not text[: match.start()].strip() and _WANTS.match(text, match.end())
    return bool(opens) or not re.search(r"\w", _ZIP.sub("", text)) or bool(_SAYS_ZIP.search(text))


def at(lat: float, lon: float, text: str = "") -> Place:
    """The place at a point in decimal degrees: the county and the city of the nearest ZIP code's middle.

    `text` is what somebody wrote; a location that was shared is called by its city, never by its numbers.
    """
    if _is_south_of_the_border(lat, lon):
        return Place(text or "Mexico", "coordinates", "Mexico", None, "Mexico", None, lat, lon)
    row = nearest_zip(lat, lon)
    if abs(lat - float(row["lat"])) + abs(lon - float(row["long"])) > 1.5:  # farther than any spot of California is
        return Place(text or "📍", "coordinates", text or "📍", None, "elsewhere", None, lat, lon)
    county = county_of(row) if row["state"] == "CA" else None
    return Place(text or row["city"], "coordinates", row["city"], county, row["state"], row["zip_code"], lat, lon)


def _is_south_of_the_border(lat: float, lon: float) -> bool:
    """South of the straight line the border follows from the Pacific to the Colorado river."""
    west, east = (32.534, -117.123), (32.718, -114.719)
    slope = (east[0] - west[0]) / (east[1] - west[1])
    return -117.5 < lon < east[1] and lat < west[0] + (lon - west[1]) * slope


def _zip(digits: str, text: str) -> Place | None:
    rows = zipcodes.matching(digits)
    if not rows:
        return None
    row = rows[0]
    county = None
    if row["state"] == "CA":
        city = names().get(row["city"].lower())  # four ZIP codes come without a county
        county = county_of(row) or (city.spot.county if city else None)
    lat, lon = (float(row["lat"]), float(row["long"])) if row["lat"] else (None, None)
    return Place(text, "zip", row["city"], county, row["state"], digits, lat, lon)
