from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from knowledge.hours import CALIFORNIA, parse_hours
from knowledge.hub import Hub
from knowledge.places import Place, at, find, nearest, rapid_response

WEDNESDAY_NOON = datetime(2026, 11, 18, 12, 0, tzinfo=CALIFORNIA)


def hub(id: str, city: str, county: str, kind: str = "legal_office", **more: object) -> Hub:
    place = find(f"{city}, CA")
    assert place is not None
    fields: dict[str, object] = {
        "name": id, "listed_by": "a list", "listed_url": "https://example.org/list", "counties": (county,),
        "city": city, "address": "1 Main Street", "phone": "555-0100",
        "lat": place.lat, "lon": place.lon, "geo_precision": "city"}
    return Hub(id=id, kind=kind, **{**fields, **more})  # type: ignore[arg-type]


HUBS = [
    hub("bakersfield", "Bakersfield", "Kern"),
    hub("delano", "Delano", "Kern"),
    hub("porterville", "Porterville", "Tulare"),
    hub("los-angeles", "Los Angeles", "Los Angeles"),
    hub("la-county", "Los Angeles", "Los Angeles", "government"),
    hub("long-beach-city", "Long Beach", "Los Angeles", "government", scope="city"),
    hub("delano-college", "Delano", "Kern", "school_support"),
    hub("workers", "Bakersfield", "Kern", "worker_centre"),
    hub("helpline", "Fresno", "Fresno", "worker_centre", scope="state", counties=(), address=None, lat=None, lon=None,
        geo_precision=None),
    hub("hidden", "Delano", "Kern", shown=False),
    hub("kern-line", "Bakersfield", "Kern", "rapid_response", address=None),
    hub("long-beach-line", "Long Beach", "Los Angeles", "rapid_response", scope="city"),
    hub("la-line", "Los Angeles", "Los Angeles", "rapid_response"),
    hub("national-line", "Fresno", "Fresno", "rapid_response", scope="national", counties=(), lat=None, lon=None),
]


def place(text: str) -> Place:
    found = find(text)
    assert found is not None
    return found


def names(text: str, **options: object) -> list[str]:
    return [near.hub.id for near in nearest(place(text), HUBS, **options)]  # type: ignore[arg-type]


def test_nearest_first_with_miles() -> None:
    found = nearest(place("93215"), HUBS)
    assert found[0].hub.id == "delano"
    assert [near.miles for near in found] == sorted(near.miles or 0 for near in found)
    assert found[0].miles is not None
    assert found[0].miles < 5


def test_a_line_to_call_comes_after_the_places_one_can_go_to() -> None:
    line = hub("delano-line", "Delano", "Kern", address=None)
    found = nearest(place("93215"), [line, *HUBS])
    assert [near.hub.id for near in found] == ["delano", "porterville", "delano-line"]
    assert [near.miles is None for near in found] == [False, False, True]


def test_a_hub_over_the_county_line_counts_but_not_a_county_office_that_serves_others() -> None:
    assert "porterville" in names("Delano")
    assert "la-county" in names("Los Angeles")
    assert "la-county" not in names("Bakersfield", limit=9)


def test_a_city_office_serves_its_city() -> None:
    assert "long-beach-city" in names("Long Beach", limit=9)
    assert "long-beach-city" not in names("Pasadena", limit=9)


def test_school_centres_only_when_asked_for() -> None:
    assert "delano-college" not in names("Delano", limit=9)
    assert names("Delano", kinds={"school_support"}) == ["delano-college"]


def test_one_of_them_is_a_legal_office() -> None:
    crowd = [hub(f"workers-{number}", "Fresno", "Fresno", "worker_centre") for number in range(5)]
    found = nearest(place("Fresno"), [*crowd, hub("lawyers", "Clovis", "Fresno")])
    assert [near.hub.kind for near in found].count("legal_office") == 1


def test_the_nearest_is_named_however_far_and_no_other_so_far() -> None:
    assert names("Crescent City") == ["porterville", "helpline"]


def test_statewide_lines_fill_up_and_have_no_miles() -> None:
    found = nearest(place("Fresno"), HUBS, kinds={"worker_centre"}, limit=2)
    assert found[-1].hub.id == "helpline"
    assert found[-1].miles is None


def test_nothing_hidden_and_nothing_outside_california() -> None:
    assert "hidden" not in names("Delano", limit=99)
    assert nearest(place("reno nevada"), HUBS) == []
    assert nearest(at(32.5149, -117.0382), HUBS) == []


@pytest.mark.parametrize(("hours", "moment", "expected"), [
    ({"wed": ["09:00-17:00"]}, WEDNESDAY_NOON, True),
    ({"wed": ["09:00-11:00", "13:00-17:00"]}, WEDNESDAY_NOON, False),
    ({"thu": ["09:00-17:00"]}, WEDNESDAY_NOON, False),
    ("24/7", WEDNESDAY_NOON, True),
    (None, WEDNESDAY_NOON, None),
])
def test_says_whether_it_is_open_if_the_hours_are_known(hours: object, moment: datetime, expected: bool | None) -> None:
    open_hub = replace(HUBS[0], hours=parse_hours(hours))
    assert nearest(place("Bakersfield"), [open_hub], moment=moment)[0].open_now is expected


@pytest.mark.parametrize(("where", "expected"), [
    ("Kern", ["kern-line"]), ("Alpine", ["national-line"]), (None, ["national-line"])])
def test_rapid_response_of_a_county_or_the_national_line(where: str | None, expected: list[str]) -> None:
    assert [line.id for line in rapid_response(where, HUBS)] == expected


def test_a_city_line_is_named_in_its_city_only_and_first() -> None:
    assert [line.id for line in rapid_response(place("Long Beach"), HUBS)] == ["long-beach-line", "la-line"]
    assert [line.id for line in rapid_response(place("Pasadena"), HUBS)] == ["la-line"]
    assert [line.id for line in rapid_response(place("Las Vegas"), HUBS)] == ["national-line"]
