"""Answers that colleagues judge."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from channels.models import AnswerReview, DeskSeat, OutboxMessage
from console.reviews.judging import agreement
from console.roles import REVIEWERS, SUPERVISORS, WRITERS
from knowledge import store
from knowledge.models import MeasuredQuestion
from tests.console.cases.story import login
from tests.console.reviews.story import a_review
from tests.console.test_card import words_of
from tests.knowledge.content import entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> Client:
    return login("ana", SUPERVISORS)


@pytest.fixture
def rita(db: None) -> Client:
    return login("rita", REVIEWERS)


def judge(client: Client, review: AnswerReview, verdict: str, **fields: str) -> Any:
    return client.post(f"/staff/reviews/{review.pk}/", {"verdict": verdict, **fields})


def test_only_reviewers_and_supervisors_judge(ana: Client, rita: Client) -> None:
    a_review()
    for client, status in ((ana, 200), (rita, 200), (login("will", WRITERS), 302), (login("sam", None), 302)):
        assert client.get("/staff/reviews/").status_code == status


def test_an_answer_is_listed_by_the_question_of_its_entry(ana: Client) -> None:
    store.import_entries([entry("swim")])
    a_review(), a_review(2, language="es")
    page = words_of(ana.get("/staff/reviews/"))
    assert "Can I swim?" in page
    assert "¿Puedo swim?" in page


@pytest.mark.parametrize(
    ("seat", "seen"),
    [({"topics": ["police"]}, False), ({"topics": ["schools"]}, True), ({"languages": ["es"]}, False), ({}, True)],
    ids=["another topic", "this topic", "another language", "no limits"],
)  # fmt: skip
def test_a_seat_limits_the_answers_one_judges(ana: Client, seat: dict[str, Any], seen: bool) -> None:
    review = a_review()
    DeskSeat.objects.create(user=ana.user, **seat)  # type: ignore[attr-defined]
    assert ("school-swim" in words_of(ana.get("/staff/reviews/"))) is seen
    assert ana.get(f"/staff/reviews/{review.pk}/").status_code == (200 if seen else 404)
    assert judge(ana, review, "right").status_code == (302 if seen else 404)
    assert review.verdicts.exists() is seen


def test_what_people_complained_of_comes_first(ana: Client) -> None:
    for number, reason in enumerate(("sample", "doubtful", "wrong", "failed"), 1):
        a_review(number, reason=reason, entry=f"entry-{reason}", sampled=reason == "sample")
    page = words_of(ana.get("/staff/reviews/"))
    places = [page.index(f"entry-{reason}") for reason in ("wrong", "failed", "sample", "doubtful")]
    assert places == sorted(places)


def test_a_colleagues_verdict_is_seen_only_after_ones_own(ana: Client, rita: Client) -> None:
    review = a_review()
    assert judge(ana, review, "wrong").status_code == 302
    assert "ana" not in words_of(rita.get(f"/staff/reviews/{review.pk}/"))
    judge(rita, review, "right")
    assert "ana: Wrong" in words_of(rita.get(f"/staff/reviews/{review.pk}/"))
    assert "Not agreed 1" in words_of(rita.get("/staff/reviews/"))
    assert (agreement().judged_twice, agreement().percent) == (1, 0)
    judge(ana, review, "right")
    assert agreement().percent == 100
    assert "agree on 100 % of 1 answers" in words_of(ana.get("/staff/reviews/"))


def test_naming_another_entry_is_no_agreement(ana: Client, rita: Client) -> None:
    store.import_entries([entry("swim"), entry("sing")])
    review = a_review()
    judge(ana, review, "other", should_be="school-sing")
    judge(rita, review, "other", should_be="school-swim")
    assert (agreement().judged_twice, agreement().percent) == (1, 0)
    assert "Not agreed 1" in words_of(rita.get("/staff/reviews/"))
    judge(rita, review, "other", should_be="school-sing")
    assert agreement().percent == 100
    assert "Not agreed 0" in words_of(rita.get("/staff/reviews/"))


PROBLEMS = {
    "nothing chosen": ({"verdict": ""}, "Choose a verdict"),
    "no entry": ({"verdict": "other", "should_be": "no-such"}, "Name the entry"),
    "measured on nothing": ({"verdict": "right", "measure": "1", "measure_text": ""}, "4 to 480 characters"),
    "what is right cannot be told": (
        {"verdict": "wrong", "measure": "1", "measure_text": "a question"},
        "what would be right",
    ),
}


@pytest.mark.parametrize(("fields", "told"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_verdict_that_says_too_little_is_asked_back(ana: Client, fields: dict[str, str], told: str) -> None:
    answer = ana.post(f"/staff/reviews/{a_review().pk}/", fields)
    assert answer.status_code == 409
    assert told in words_of(answer)
    assert not MeasuredQuestion.objects.exists()


def test_an_answer_whose_texts_expired_is_judged_no_more(ana: Client) -> None:
    review = a_review()
    OutboxMessage.objects.all().delete()
    assert ana.get(f"/staff/reviews/{review.pk}/").status_code == 404
    assert "school-swim" not in words_of(ana.get("/staff/reviews/"))
