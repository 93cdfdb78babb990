from __future__ import annotations

from pathlib import Path

import pytest

from channels.redact import redact
from knowledge.places import Place, at, find, only_place
from knowledge.quality.question import read_questions
from tests.knowledge.places.tables import lines, pairs

CITIES = [(city, county) for county, cities in pairs("cities.txt", ":") for city in cities.split(", ")]
QUESTIONS = Path(__file__).parents[2] / "questions"
COUNTIES = [county for county, _ in pairs("cities.txt", ":")] + ["Alpine", "Mariposa", "Trinity"]


def where(place: Place | None) -> str | None:
    if place is None:
        return None
    return place.county if place.in_california else place.state


@pytest.mark.parametrize(("text", "expected"), pairs("named.txt", "|"))
def test_finds_the_place_named(text: str, expected: str) -> None:
    assert where(find(text)) == expected


@pytest.mark.parametrize("text", lines("unnamed.txt"))
def test_takes_no_ordinary_word_for_a_place(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_finds_what_people_write_and_the_redaction_leaves_it_to_be_found(language: str) -> None:
    asked = read_questions(QUESTIONS / f"places_{language}.yml")
    found = [find(redact(one.text)) for one in asked]
    wrong = [
        (one.text, where(place)) for one, place in zip(asked, found, strict=True)
        if (place.county if place else None) != one.county or (place is None) != (one.place is None)
    ]  # fmt: skip
    assert len(wrong) <= 0.03 * len(asked), wrong


OTHER_SCRIPTS = [
    "Полиция может спросить мои документы?", "هل يمكن للشرطة أن تسألني؟", "경찰이 물어볼 수 있나요",
    "آیا پلیس می‌تواند بپرسد",
    "Ոստիկանությունը կարո՞ղ է հարցնել", "ਕੀ ਪੁਲਿਸ ਪੁੱਛ ਸਕਦੀ ਹੈ", "警察可以问我的身份吗", "ช่วยด้วย", "😂😂", "",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER_SCRIPTS)
def test_other_scripts_name_no_place_and_do_no_harm(text: str) -> None:
    assert find(text) is None
    assert only_place(text) is None


def test_knows_all_58_counties_and_every_city() -> None:
    assert len(set(COUNTIES)) == 58
    assert len(CITIES) == 483


@pytest.mark.parametrize(("city", "county"), CITIES)
def test_knows_every_city_alone_and_in_both_languages(city: str, county: str) -> None:
    if city != "Weed":  # a word people send alone for another reason
        assert where(only_place(city)) == county
    assert where(find(f"I live in {city} and need a lawyer")) == county
    assert where(find(f"Vivo en {city}. ¿Dónde hay ayuda?")) == county
    assert where(find(f"help in {city.lower()}, ca")) == county


@pytest.mark.parametrize("county", COUNTIES)
def test_knows_every_county_by_the_word_county(county: str) -> None:
    for text in (f"{county} County", f"help in {county.lower()} county", f"vivo en el condado de {county.lower()}"):
        place = find(text)
        assert place is not None
        assert (place.kind, place.county) == ("county", county)


@pytest.mark.parametrize(("text", "kind"), [
    ("93304", "zip"), ("93304-1234 please", "zip"), ("mi zip es 93304 gracias", "zip"), ("Bakersfield CA 93304", "zip"),
    ("Fresno", "city"), ("vivo en Fresno por favor", "city"), ("im in stocton, ca", "city"), ("los anjeles", "city"),
    ("Kern county", "county"), ("condado de Tulare", "county"), ("Boyle Heights, Los Angeles", "neighbourhood"),
    ("34.05,-118.24", "coordinates"), ("reno nevada", "city"), ("Texas", "state"),
])
def test_a_message_that_is_only_a_place(text: str, kind: str) -> None:
    place = only_place(text)
    assert place is not None
    assert place.kind == kind


@pytest.mark.parametrize("text", [
    "help near 93304", "abogado en Fresno", "does Los Angeles help ICE", "can police in Fresno ask for papers",
    "estoy escondido", "gracias", "hola", "ok thanks", "1", "LA migra", "Jose Salinas", "",
])
def test_a_message_that_says_more_than_a_place(text: str) -> None:
    assert only_place(text) is None


def test_keeps_how_it_was_written_and_a_zip_near_the_middle() -> None:
    place = find("un lugar aki en vakersfil")
    assert place is not None
    assert (place.text, place.name, place.zip) == ("vakersfil", "Bakersfield", "93304")


def test_a_shared_location_has_county_and_city() -> None:
    place = at(35.3733, -119.0187)
    assert (place.county, place.name, place.in_california) == ("Kern", "Bakersfield", True)


@pytest.mark.parametrize(("lat", "lon", "state"), [
    (39.5296, -119.8138, "NV"), (32.5149, -117.0382, "Mexico"), (40.7128, -74.0060, "elsewhere")])
def test_a_location_outside_california_is_not_in_it_and_not_said_back_in_numbers(
    lat: float, lon: float, state: str
) -> None:
    place = at(lat, lon)
    assert not any(char.isdigit() for char in place.text + place.name)
    assert (place.in_california, place.county, place.state) == (False, None, state)
