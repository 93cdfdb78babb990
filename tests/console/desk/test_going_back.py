"""Rolling back goes further back with each click, and the clock undoes nothing that somebody decided since."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from knowledge import publishing, releases
from knowledge.errors import NoRelease, ReleaseRefused
from knowledge.models import Publication, Release
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
PAGE = "/staff/desk/releases/"


@pytest.fixture
def made(at: dict[str, Client], monkeypatch: pytest.MonkeyPatch) -> dict[str, Release]:
    """Releases one to four, of the same content, none of them live."""
    monkeypatch.setattr(releases, "_live", None)
    monkeypatch.setattr(releases, "_LOOK_AGAIN", 0.0)
    first = releases.build("one")
    found = {"one": first}
    for name in ("two", "three", "four"):
        found[name] = Release.objects.get(pk=first.pk)
        found[name].pk, found[name].number = None, f"2026-01-01.{name}"
        found[name].save(force_insert=True)
    return found


# What was made live one after the other ("back" is a rollback), and what is live in the end.
STEPS = {
    "one back": ("one two three back", "two"),
    "two back": ("one two three back back", "one"),
    "back, and on": ("one two back three back", "one"),
    "back over what was rolled back": ("one two three back four back back", "one"),
    "what was live twice": ("one two one back", "two"),
    "the same twice": ("one two two back", "one"),
}


@pytest.mark.parametrize(("steps", "live"), STEPS.values(), ids=STEPS)
def test_each_click_goes_one_further_back(made: dict[str, Release], steps: str, live: str) -> None:
    for step in steps.split():
        if step == "back":
            publishing.rollback(user=None, why="It was wrong.")
        else:
            releases.activate(made[step])
    assert releases.active().number == made[live].number


def test_there_is_an_end_to_going_back(made: dict[str, Release]) -> None:
    for step in ("one", "two"):
        releases.activate(made[step])
    publishing.rollback(user=None, why="It was wrong.")
    with pytest.raises(NoRelease):
        publishing.rollback(user=None, why="It was wrong.")


def test_the_page_names_what_it_goes_back_to_and_keeps_the_reason(
    at: dict[str, Client], made: dict[str, Release], people: dict[str, object]
) -> None:
    releases.activate(made["one"], by=people["root"], why="The first of all")
    releases.activate(made["two"], by=people["rosa"], why="New words")
    page = words_of(at["rosa"].get(PAGE))
    assert f"Before it: {made['one'].number}, live from" in page
    assert "by root: The first of all" in page
    told = words_of(at["rosa"].post(f"{PAGE}rollback/", {"why": "A wrong number"}, follow=True))
    assert f"Release {made['one'].number} is live again." in told
    assert "rosa A wrong number" in told
    assert "Roll back to" not in told


def scheduled(release: Release, user: object) -> Publication:
    publication = Publication.objects.create(note="For tonight", state="built", release=release)
    publishing.schedule(publication, timezone.now() + timedelta(hours=1), user=user)
    return publication


# What is live when release two is scheduled, what happens then; whether the clock still makes it live.
LATER = {
    "nothing": ("one", "", True),
    "a newer one": ("one", "three", False),
    "a newer one, and back": ("one", "three back", False),
    "a rollback": ("three one", "back", False),
    "an older one": ("one", "one", True),
}


@pytest.mark.parametrize(("before", "then", "goes_live"), LATER.values(), ids=LATER)
def test_the_clock_does_not_undo_what_was_made_live_since(
    at: dict[str, Client], made: dict[str, Release], people: dict[str, object], before: str, then: str, goes_live: bool
) -> None:
    for name in before.split():
        releases.activate(made[name])
    publication = scheduled(made["two"], people["rosa"])
    for step in then.split():
        if step == "back":
            publishing.rollback(user=people["rosa"], why="It was wrong.")
        else:
            releases.activate(made[step], by=people["rosa"], why="It is urgent")
    live = releases.active()
    Publication.objects.update(publish_at=timezone.now())
    publishing.publish_due()
    publishing.publish_due()
    assert releases.active() == (made["two"] if goes_live else live)
    if not goes_live:
        assert "was made live meanwhile" in words_of(at["rosa"].get(PAGE))
        page = words_of(at["rosa"].get(f"{PAGE}{publication.pk}/"))
        assert "meanwhile rosa made" in page
        at["rosa"].post(f"{PAGE}{publication.pk}/", {"action": "publish"})  # by hand, knowing it
        assert releases.active() == made["two"]


def test_two_scheduled_releases_go_live_one_after_the_other(
    made: dict[str, Release], people: dict[str, object]
) -> None:
    releases.activate(made["one"])
    for name in ("two", "three"):
        scheduled(made[name], people["rosa"])
    Publication.objects.update(publish_at=timezone.now())
    publishing.publish_due()
    assert releases.active() == made["three"]
    assert set(Publication.objects.values_list("state", flat=True)) == {"published"}


def test_an_older_release_is_not_left_to_the_clock(made: dict[str, Release], people: dict[str, object]) -> None:
    releases.activate(made["three"])
    with pytest.raises(ReleaseRefused, match="A newer release is live"):
        scheduled(made["two"], people["rosa"])
