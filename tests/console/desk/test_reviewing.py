"""Reviews: what waits, what changed, and that two people decide."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from knowledge import drafts, store
from tests.console.desk.conftest import ID, form
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
EDITOR = f"/staff/desk/entry/{ID}/"
REVIEW = f"{EDITOR}review/"


@pytest.fixture
def sent(at: dict[str, Client]) -> dict[str, Client]:
    at["wanda"].post(EDITOR, form(short_en="Yes, you may swim.", action="submit"))
    return at


def test_the_queue_tells_what_waits_and_whose_it_is(sent: dict[str, Client]) -> None:
    assert "Yours: somebody else reviews it." in words_of(sent["wanda"].get("/staff/desk/reviews/"))
    page = words_of(sent["rosa"].get("/staff/desk/reviews/"))
    assert "Can I swim?" in page
    assert "from wanda" in page
    assert "Review Can I swim?" in page


def test_changes_are_shown_word_by_word_with_sources_beside(sent: dict[str, Client]) -> None:
    html = sent["rosa"].get(REVIEW).content.decode()
    assert "Yes, you <del>can</del><ins>may</ins> swim." in html
    assert "https://leginfo.legislature.ca.gov/" in html
    assert "What is not changed" in html


def test_a_second_person_approves(sent: dict[str, Client]) -> None:
    mark = drafts.read(ID).mark
    own = sent["wanda"].post(REVIEW, {"action": "approve", "mark": mark}, follow=True)
    assert drafts.read(ID).is_changed
    assert own.status_code in (200, 403)
    assert sent["rosa"].post(REVIEW, {"action": "approve", "mark": mark}).url == "/staff/desk/reviews/"
    live = next(doc for doc in store.entries() if doc.id == ID)
    assert (live.texts["en"].short, live.review.approved_by) == ("Yes, you may swim.", "rosa")


def test_not_even_who_may_do_everything_approves_their_own(at: dict[str, Client]) -> None:
    at["root"].post(EDITOR, form(short_en="Yes, root may swim.", action="submit"))
    assert 'value="approve"' not in at["root"].get(REVIEW).content.decode()
    answer = at["root"].post(REVIEW, {"action": "approve", "mark": drafts.read(ID).mark})
    assert answer.status_code == 403
    assert "somebody else has to approve" in words_of(answer)
    assert drafts.read(ID).is_changed


def test_what_is_sent_back_tells_the_writer_why(sent: dict[str, Client]) -> None:
    mark = drafts.read(ID).mark
    empty = sent["rosa"].post(REVIEW, {"action": "back", "mark": mark, "comment": ""})
    assert empty.status_code == 422
    assert "Say what should be changed." in words_of(empty)
    sent["rosa"].post(REVIEW, {"action": "back", "mark": mark, "comment": "Which pool?"})
    page = words_of(sent["wanda"].get(EDITOR))
    assert "Sent back with a comment." in page
    assert "Which pool?" in page


def test_a_text_that_changed_meanwhile_is_compared_again_and_the_comment_stays(sent: dict[str, Client]) -> None:
    mark = drafts.read(ID).mark
    sent["wanda"].post(EDITOR, form(short_en="Yes, you could swim."))
    answer = sent["rosa"].post(REVIEW, {"action": "approve", "mark": mark, "comment": "Fine by me."})
    assert answer.status_code == 409
    assert "was changed since you opened this page" in words_of(answer)
    assert "Fine by me." in answer.content.decode()
    assert drafts.read(ID).is_changed


def test_a_writer_takes_their_own_back(sent: dict[str, Client]) -> None:
    sent["wanda"].post(f"{EDITOR}take-back/")
    assert "Nothing waits for review." in words_of(sent["rosa"].get("/staff/desk/reviews/"))
    assert drafts.read(ID).is_changed


def test_an_entry_that_goes_without_a_word_is_not_sent_for_review(at: dict[str, Client]) -> None:
    sent = form(retire="on", withdrawn_en="The pool closed.", replaced_by="school-sign", action="submit")
    page = at["wanda"].post(EDITOR, sent, follow=True)
    told = words_of(page)
    assert "Saved as a draft, but not sent for review." in told
    assert "2 to mend before review" in told
    assert "“school-sign” is no other approved entry" in told
    assert "say to those with an old link why" in told


def test_an_entry_is_retired_with_a_farewell(at: dict[str, Client]) -> None:
    at["wanda"].post(EDITOR, form(retire="on", withdrawn_en="The pool closed.", withdrawn_es="Cerró la alberca.",
                                  action="submit"))  # fmt: skip
    assert "asks to retire the entry" in words_of(at["rosa"].get(REVIEW))
    at["rosa"].post(REVIEW, {"action": "approve", "mark": drafts.read(ID).mark})
    assert ID not in {doc.id for doc in store.entries(approved_only=True)}
    assert "Retired." in words_of(at["wanda"].get(EDITOR))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_history_of_each_language_names_who_wrote_and_who_approved(at: dict[str, Client], language: str) -> None:
    at["wanda"].post(EDITOR, form(short_en="Yes, you may swim.", short_es="Sí, puede nadar hoy.", action="submit"))
    at["rosa"].post(REVIEW, {"mark": drafts.read(ID).mark, "action": "approve"})
    row = drafts.read(ID).rows[language]
    history = words_of(at["rosa"].get(f"/staff/snippets/knowledge/entry/history/{row.pk}/"))
    assert "Edited" in history
    assert "wanda" in history
    assert "Published" in history
    assert "rosa" in history


def test_who_reads_spanish_reads_the_spanish_question(sent: dict[str, Client], people: dict[str, Any]) -> None:
    UserProfile.objects.update_or_create(user=people["rosa"], defaults={"preferred_language": "es"})
    for page in ("/staff/desk/reviews/", "/staff/", REVIEW, EDITOR):
        assert "¿Puedo swim?" in words_of(sent["rosa"].get(page))
    assert "Can I swim?" not in words_of(sent["rosa"].get("/staff/desk/reviews/"))
