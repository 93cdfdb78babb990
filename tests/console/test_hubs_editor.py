"""The editor of a place: hours, languages and counties by ticking, each fault said beside its field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.forms import ValidationError
from django.test import Client

from console.hubs.hours import HoursField, HoursInput, typed_of
from knowledge import store
from knowledge.hub import load_hubs
from knowledge.models import HubListing
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
HUBS = Path(__file__).resolve().parents[2] / "knowledge" / "hubs.yml"
LUNCH = {"mon": ["09:00-12:00", "13:00-17:00"], "sat": ["00:00-24:00"]}
THRICE = {"mon": ["08:00-10:00", "11:00-13:00", "15:00-18:00"]}


def typed(hours: Any) -> dict[str, str]:
    """`hours` as a browser sends them."""
    shown = typed_of(hours)
    data = {"hours-mode": shown["mode"]}
    for day, ranges in shown["week"].items():
        for number, (start, end) in enumerate(ranges):
            data |= {f"hours-{day}-{number}-from": start, f"hours-{day}-{number}-to": end}
    return data


def cleaned(data: dict[str, str]) -> Any:
    return HoursField().clean(HoursInput().value_from_datadict(data, {}, "hours"))


@pytest.mark.parametrize("hours", [None, "24/7", LUNCH, THRICE, {"sun": ["08:00-20:00"]}])
def test_hours_survive_the_form(hours: Any) -> None:
    assert cleaned(typed(hours)) == hours


FAULTS = {
    "no day": {"hours-mode": "week"},
    "an end before the start": typed({"mon": ["17:00-09:00"]}),
    "no end": {"hours-mode": "week", "hours-tue-0-from": "09:00"},
    "the afternoon before the morning": typed({"wed": ["13:00-17:00", "09:00-12:00"]}),
    "no time at all": {"hours-mode": "week", "hours-thu-0-from": "nine", "hours-thu-0-to": "five"},
}


@pytest.mark.parametrize("data", FAULTS.values(), ids=FAULTS)
def test_hours_that_make_no_sense_are_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        cleaned(data)


@pytest.fixture
def hub() -> HubListing:
    listings = [each for each in load_hubs(HUBS) if each.id in ("consulate-mexico-san-bernardino", "nvcss-chico")]
    store.import_hubs(listings)
    return HubListing.objects.get(slug="consulate-mexico-san-bernardino")


def form_of(hub: HubListing, **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        field.name: value
        for field in hub._meta.fields
        if (value := getattr(hub, field.name)) is not None and field.name not in ("hours", "languages", "counties")
    }
    data |= {"languages": hub.languages.split("\n"), "counties": hub.counties.split("\n"), **typed(hub.hours)}
    return data | {"action-publish": "1"} | changes


def test_saving_what_is_shown_changes_nothing(staff: Client, hub: HubListing) -> None:
    before = hub.hub
    page = staff.get(f"/staff/snippets/knowledge/hublisting/edit/{hub.pk}/")
    assert "Position in California" in page.content.decode()
    assert staff.post(page.wsgi_request.path, form_of(hub)).status_code == 302
    hub.refresh_from_db()
    assert hub.hub == before


def test_every_range_that_was_imported_is_shown_and_stays(staff: Client, hub: HubListing) -> None:
    hub.hours = THRICE
    hub.publish(hub.save_revision(), alone=True)
    address = f"/staff/snippets/knowledge/hublisting/edit/{hub.pk}/"
    html = staff.get(address).content.decode()
    sent = dict(re.findall(r'name="(hours-mon-\d-\w+)" value="([^"]*)"', html))
    staff.post(address, form_of(hub) | sent)
    assert HubListing.objects.get(pk=hub.pk).get_latest_revision_as_object().hours == THRICE


def test_hours_languages_and_counties_are_kept(staff: Client, hub: HubListing) -> None:
    changes = {"languages": ["es", "mix", "en"], "counties": ["Kern", "San Bernardino"]}
    changes["holidays"] = "12-24\n\n2026-12-31 "
    data = {key: value for key, value in form_of(hub, **changes).items() if not key.startswith("hours-")} | typed(LUNCH)
    assert staff.post(f"/staff/snippets/knowledge/hublisting/edit/{hub.pk}/", data).status_code == 302
    hub.refresh_from_db()
    assert hub.hours != LUNCH, "people get it when a second person has published it"
    hub = hub.get_latest_revision_as_object()
    assert hub.hours == LUNCH
    assert set(hub.hub.languages) == {"en", "es", "mix"}
    assert hub.hub.counties == ("Kern", "San Bernardino")
    assert hub.hub.holidays == ("12-24", "2026-12-31")


REFUSED = {
    "nothing to reach it by": ({"phone": "", "address": "", "text_line": ""}, "no phone, text line or address"),
    "a county hub without county": ({"counties": [], "scope": "county"}, "names the counties it serves"),
    "outside California": ({"lat": "60.1", "lon": "24.9", "geo_precision": "city"}, "outside California"),
    "half a position": ({"lat": "34.1", "lon": "", "geo_precision": ""}, "go together"),
    "a note in one language": ({"note_en": "Ring twice", "note_es": ""}, "needs both languages"),
    "a holiday in words": ({"holidays": "Christmas"}, "has the wrong form"),
    "hours turned round": (typed({"mon": ["17:00-09:00"]}), "the end after the start"),
}


@pytest.mark.parametrize(("changes", "says"), REFUSED.values(), ids=REFUSED)
def test_a_fault_is_said_and_loses_no_typing(
    staff: Client, hub: HubListing, changes: dict[str, Any], says: str
) -> None:
    data = form_of(hub, name="A new name") | changes
    page = staff.post(f"/staff/snippets/knowledge/hublisting/edit/{hub.pk}/", data)
    assert page.status_code == 200
    assert says in words_of(page)
    assert 'value="A new name"' in page.content.decode()


@pytest.mark.parametrize(("code", "status"), [("94601", 200), ("10001", 404), ("", 404)])
def test_a_zip_code_gives_its_middle(staff: Client, code: str, status: int) -> None:
    answer = staff.get("/staff/hubs/zip/", {"zip": code})
    assert answer.status_code == status
    if status == 200:
        assert answer.json() == {"lat": 37.7806, "lon": -122.2166}
