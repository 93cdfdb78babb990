"""The step "still right" on the desk: asked for by one person, approved by another."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from knowledge import drafts, store
from knowledge.models import Entry
from tests.console.desk.conftest import ID, form
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
EDITOR = f"/staff/desk/entry/{ID}/"


@pytest.fixture(autouse=True)
def _due(at: dict[str, Client]) -> None:
    Entry.objects.filter(slug=ID).update(review_by=timezone.localdate() - timedelta(days=1))


def test_an_answer_that_is_due_is_asked_for_and_approved_as_it_is(at: dict[str, Client]) -> None:
    page = words_of(at["wanda"].get(EDITOR))
    assert "people do not get it any more" in page
    assert "Still right: ask for approval again" in page
    told = words_of(at["wanda"].post(f"{EDITOR}still-right/", {"mark": drafts.read(ID).mark}, follow=True))
    assert "Sent for review as it is." in told
    assert "Still right: ask for approval again" not in told
    assert "still right, to be approved anew" in words_of(at["rosa"].get("/staff/desk/reviews/"))
    assert "asked for it to be approved anew" in words_of(at["wanda"].get(f"{EDITOR}review/"))
    assert "wanda has read it and found it still right" in words_of(at["rosa"].get(f"{EDITOR}review/"))
    at["rosa"].post(f"{EDITOR}review/", {"action": "approve", "mark": drafts.read(ID).mark})
    now = next(doc for doc in store.entries() if doc.id == ID).review
    assert (now.approved_by, now.review_by) == ("rosa", timezone.localdate() + timedelta(days=180))
    assert "Approved by rosa" in words_of(at["wanda"].get(EDITOR))


def test_what_somebody_saved_meanwhile_is_not_sent_unread(at: dict[str, Client]) -> None:
    mark = drafts.read(ID).mark
    at["rosa"].post(EDITOR, form(short_en="Yes, you may swim."))
    told = words_of(at["wanda"].post(f"{EDITOR}still-right/", {"mark": mark}, follow=True))
    assert "Something in it is changed" in told
    assert drafts.read(ID).doc.texts["en"].short == "Yes, you may swim."


def test_supervisors_ask_for_nothing(at: dict[str, Client]) -> None:
    at["sol"].post(f"{EDITOR}still-right/", {"mark": drafts.read(ID).mark})
    assert not drafts.read(ID).is_changed
    assert at["wanda"].post("/staff/desk/entry/no-such/still-right/").status_code == 404
