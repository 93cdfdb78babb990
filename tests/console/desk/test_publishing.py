"""Releases: built on request, compared before they are published, scheduled, and rolled back in one click."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from console.desk import tasks
from knowledge import drafts, publishing, releases
from knowledge.models import Activation, Entry, Publication
from tests.console.desk.conftest import ID, form
from tests.console.test_card import words_of
from tests.logins import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/staff/desk/releases/"
EDITOR = f"/staff/desk/entry/{ID}/"


@pytest.fixture
def desk(at: dict[str, Client], monkeypatch: pytest.MonkeyPatch) -> dict[str, Client]:
    """The worker's part done at once, and the live release looked up at each question."""
    monkeypatch.setattr(tasks, "build", publishing.build)
    monkeypatch.setattr(releases, "_live", None)
    monkeypatch.setattr(releases, "_LOOK_AGAIN", 0.0)
    return at


def built(desk: dict[str, Client], note: str = "First") -> Publication:
    desk["rosa"].post(PAGE, {"note": note})
    publication = Publication.objects.first()
    assert publication
    assert publication.state == "built", publication.problem
    return publication


def decide(desk: dict[str, Client], publication: Publication, **sent: str) -> Any:
    return desk["rosa"].post(f"{PAGE}{publication.pk}/", sent)


def test_a_release_is_built_compared_published_and_rolled_back(desk: dict[str, Client]) -> None:
    first = built(desk)
    decide(desk, first, action="publish")
    assert releases.active() == first.release

    desk["wanda"].post(EDITOR, form(short_en="Yes, you may swim.", action="submit"))
    desk["rosa"].post(f"{EDITOR}review/", {"action": "approve", "mark": drafts.read(ID).mark})
    assert releases.live().entry(ID).text("en").short == "Yes, you can swim."
    assert "Can I swim? changed" in words_of(desk["rosa"].get(PAGE))

    second = built(desk, "Swimming in other words")
    page = words_of(desk["rosa"].get(f"{PAGE}{second.pk}/"))
    assert "Can I swim? changed" in page
    assert "Publish now" in page
    decide(desk, second, action="publish")
    assert releases.live().entry(ID).text("en").short == "Yes, you may swim."
    assert "Nothing: every approved text, source and place is live." in words_of(desk["rosa"].get(PAGE))

    desk["rosa"].post(f"{PAGE}rollback/")
    assert releases.live().entry(ID).text("en").short == "Yes, you can swim."
    history = words_of(desk["rosa"].get(PAGE))
    assert "rosa Swimming in other words" in history
    ours = ModelLogEntry.objects.filter(action__startswith="hubline.release")
    logged = {(entry.action, entry.user.username) for entry in ours}
    assert logged == {(publishing.PUBLISHED, "rosa"), (publishing.BROUGHT_BACK, "rosa")}


def test_a_scheduled_release_goes_live_by_itself(desk: dict[str, Client]) -> None:
    publication = built(desk)
    for at, said in (("", "Choose a day and a time."), ("2020-01-01T08:00", "That time is past."),
                     ("2026-99-01T08:00", "Choose a day and a time.")):  # fmt: skip
        answer = decide(desk, publication, action="schedule", at=at)
        assert answer.status_code == 422
        assert said in words_of(answer)
    at = timezone.localtime() + timedelta(hours=2)
    decide(desk, publication, action="schedule", at=at.strftime("%Y-%m-%dT%H:%M"))
    publishing.publish_due()
    assert not Activation.objects.exists()
    Publication.objects.update(publish_at=timezone.now() - timedelta(seconds=1))
    publishing.publish_due()
    assert releases.active() == publication.release
    assert Activation.objects.get().by.username == "rosa"


def test_planning_a_release_and_calling_it_off_stand_in_the_audit_log(desk: dict[str, Client]) -> None:
    publication = built(desk)
    decide(desk, publication, action="schedule", at="2099-01-01T08:00")
    decide(desk, publication, action="unschedule")
    administrator = signed_in(get_user_model()._default_manager.create_superuser("ana"))
    log = words_of(administrator.get("/staff/reports/site-history/"))
    assert "Planned the release for Jan. 1, 2099, 8 a.m." in log
    assert "Called the planned release off" in log


def test_a_release_that_is_refused_says_why_and_changes_nothing(desk: dict[str, Client]) -> None:
    Entry.objects.filter(slug=ID, locale__language_code="en").update(short="You should swim.")
    desk["rosa"].post(PAGE, {"note": "Broken"})
    publication = Publication.objects.get()
    assert publication.state == "failed"
    assert "describe what people can do" in words_of(desk["rosa"].get(f"{PAGE}{publication.pk}/"))


def test_a_release_needs_a_reason(desk: dict[str, Client]) -> None:
    answer = desk["rosa"].post(PAGE, {"note": " "})
    assert answer.status_code == 422
    assert "Say in a few words what the release is for." in words_of(answer)


@pytest.mark.parametrize("path", ["", "rollback/"])
def test_writers_publish_nothing(desk: dict[str, Client], path: str) -> None:
    desk["wanda"].post(PAGE + path, {"note": "Mine"})
    assert not Publication.objects.exists()
    assert not Activation.objects.exists()


def test_a_build_whose_worker_died_is_given_up(desk: dict[str, Client]) -> None:
    publication = Publication.objects.create(note="Lost", state="building")
    Publication.objects.update(moved_at=timezone.now() - timedelta(hours=1))
    publishing.publish_due()
    publication.refresh_from_db()
    assert publication.state == "failed"
    assert "Build it again." in publication.problem


def test_the_home_page_tells_what_waits_and_what_came_back(desk: dict[str, Client]) -> None:
    desk["wanda"].post(EDITOR, form(short_en="Yes, you may swim.", action="submit"))
    assert "from wanda" in words_of(desk["rosa"].get("/staff/"))
    assert "from wanda" not in words_of(desk["wanda"].get("/staff/"))
    desk["rosa"].post(f"{EDITOR}review/", {"action": "back", "mark": drafts.read(ID).mark, "comment": "Which pool?"})
    assert "Sent back with a comment." in words_of(desk["wanda"].get("/staff/"))
