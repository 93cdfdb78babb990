from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from knowledge.errors import ContentError
from knowledge.hours import CALIFORNIA, is_federal_holiday
from knowledge.hub import KINDS, Hub, dump_hubs, load_hubs, read_hub, write_hub
from knowledge.hub_counts import counts_by_county, counts_table

HUBS_FILE = Path(__file__).parents[2] / "knowledge" / "hubs.yml"
HUBS = load_hubs(HUBS_FILE)
SHOWN = [hub for hub in HUBS if hub.shown]
GOOD = {"id": "a-hub", "kind": "legal_office", "name": "A hub", "listed_by": "a list",
        "listed_url": "https://example.org/list", "counties": ["Kern"], "phone": "661-555-0100"}


def by_id(id: str) -> Hub:
    return next(hub for hub in HUBS if hub.id == id)


def test_at_least_six_of_each_kind_in_at_least_twenty_counties() -> None:
    assert min(Counter(hub.kind for hub in SHOWN)[kind] for kind in KINDS) >= 6
    assert sum(not name.startswith("(") for name in counts_by_county(HUBS)) >= 20


@pytest.mark.parametrize("hub", SHOWN, ids=lambda hub: hub.id)
def test_every_listing_shown_can_be_reached_and_says_who_shows_it(hub: Hub) -> None:
    assert hub.phone or hub.address
    assert hub.listed_by
    assert hub.listed_url.startswith("http")
    assert hub.confirmed_on is None, "set only by somebody who called"
    for number in (hub.phone, *hub.other_phones):
        assert number is None or re.fullmatch(r"\d{3}-\d{3}-\d{4}", number)
    assert hub.scope in ("state", "national") or hub.counties


@pytest.mark.parametrize("hub", [hub for hub in SHOWN if hub.lat is not None], ids=lambda hub: hub.id)
def test_coordinates_say_what_they_are_the_centre_of(hub: Hub) -> None:
    assert hub.geo_precision == ("zip" if hub.zip else "city")


def test_known_traps_stay_avoided() -> None:
    assert not by_id("sacramento-act-2017-line").shown
    assert by_id("casa-cornelia").address is None
    assert by_id("monterey-rapid-response").phone == "831-643-5225"
    assert by_id("san-diego-rapid-response").note is not None
    assert by_id("centro-legal-de-la-raza").address == "3400 E. 12th Street"
    assert by_id("crlaf-sacramento").address == "2210 K Street, Suite 201"


def test_file_survives_reading_and_writing(tmp_path: Path) -> None:
    dump_hubs(HUBS, tmp_path / "hubs.yml")
    assert load_hubs(tmp_path / "hubs.yml") == HUBS
    assert (tmp_path / "hubs.yml").read_text(encoding="utf-8") == HUBS_FILE.read_text(encoding="utf-8")


def test_a_full_hub_survives_as_plain_data() -> None:
    item = {**GOOD, "org": "An organisation", "scope": "city", "address": "1 Main Street", "city": "Delano",
            "zip": "93215", "lat": 35.7, "lon": -119.2, "geo_precision": "zip",
            "other_phones": ["661-555-0101"], "text_line": "877877",
            "hours": {"mon": ["09:00-12:00", "13:00-17:00"], "sat": ["10:00-24:00"]},
            "hours_note": {"en": "by appointment", "es": "con cita"}, "holidays": ["12-25", "2026-11-27"],
            "languages": ["en", "es"], "url": "https://example.org", "services": {"en": "law", "es": "ley"},
            "listed_on": "2026-06", "confirmed_on": datetime(2026, 11, 20).date(),
            "note": {"en": "ring", "es": "toque"}, "shown": False}
    assert write_hub(read_hub(item)) == item


def test_a_confirmed_hub_survives_as_json_which_has_no_dates() -> None:
    hub = read_hub({**GOOD, "confirmed_on": "2026-11-20"})
    assert hub.confirmed_on == date(2026, 11, 20)
    assert read_hub(json.loads(json.dumps(write_hub(hub), default=str))) == hub


@pytest.mark.parametrize(("change", "where", "what"), [
    ({"kind": "shop"}, "kind", "legal_office"),
    ({"id": "Not A Slug"}, "id", "hyphens"),
    ({"listed_url": None}, "listed_url", "missing"),
    ({"phone": None}, "phone", "no phone"),
    ({"counties": None}, "counties", "names the counties"),
    ({"counties": "Kern"}, "counties", "write a list"),
    ({"zip": 93304}, "zip", "in quotes"),
    ({"lat": 35.0}, "lat", "go together"),
    ({"lat": -119.0, "lon": 35.0, "geo_precision": "zip"}, "lat", "no place on Earth"),
    ({"lat": 60.1, "lon": 24.9, "geo_precision": "zip"}, "lat", "outside California"),
    ({"hours": "9 to 5"}, "hours", "24/7"),
    ({"hours": {"mon": ["9-5"]}}, "hours", "09:00-17:00"),
    ({"hours": {"lunes": ["09:00-17:00"]}}, "hours", "no weekday"),
    ({"hours": {"mon": ["09:00-17:00", "12:00-18:00"]}}, "hours", "begins before"),
    ({"listed_on": "June"}, "listed_on", "2025-06"),
    ({"note": {"en": "only one"}}, "note", "both languages"),
    ({"confirmed_on": "yesterday"}, "confirmed_on", "no date"),
    ({"colour": "red"}, "colour", "no such field"),
])
def test_says_file_hub_field_and_what_to_do(tmp_path: Path, change: dict[str, object], where: str, what: str) -> None:
    item = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    path = tmp_path / "hubs.yml"
    path.write_text(yaml.safe_dump([item]), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_hubs(path)
    message = str(caught.value)
    assert str(path) in message
    assert str(item["id"]) in message
    assert f": {where}: " in message
    assert what in message


def test_two_hubs_never_share_an_id(tmp_path: Path) -> None:
    (tmp_path / "hubs.yml").write_text(yaml.safe_dump([GOOD, deepcopy(GOOD)]), encoding="utf-8")
    with pytest.raises(ContentError, match="earlier hub"):
        load_hubs(tmp_path / "hubs.yml")


@pytest.mark.parametrize(("moment", "expected"), [
    ("2026-11-18T12:00", True),    # a Wednesday
    ("2026-11-18T17:00", False),   # the minute it closes
    ("2026-11-22T12:00", False),   # a Sunday
    ("2026-11-26T12:00", None),    # Thanksgiving: nobody said it opens
    ("2026-11-26T20:00", False),   # it would be closed anyway
    ("2026-12-24T12:00", False),   # its own holiday
])
def test_open_now_is_computed_in_california_and_not_guessed_on_holidays(moment: str, expected: bool | None) -> None:
    weekdays = {day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
    hub = read_hub({**GOOD, "hours": weekdays, "holidays": ["12-24"]})
    assert hub.open_now(datetime.fromisoformat(moment).replace(tzinfo=CALIFORNIA)) is expected


@pytest.mark.parametrize(("day", "expected"), [
    ("2026-01-01", True), ("2026-01-19", True), ("2026-05-25", True), ("2026-07-03", True), ("2027-07-05", True),
    ("2026-09-07", True), ("2026-10-12", True), ("2026-11-26", True), ("2026-11-27", False), ("2026-07-06", False)])
def test_federal_holidays_and_the_days_they_are_kept(day: str, expected: bool) -> None:
    assert is_federal_holiday(datetime.fromisoformat(day).date()) is expected


def test_counts_name_each_kind_and_county() -> None:
    table = counts_table(HUBS)
    assert all(kind in table for kind in KINDS)
    assert "Kern" in table
    assert "not confirmed by a call" in table
