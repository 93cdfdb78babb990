"""A judged question is one that releases are measured on when two colleagues agree, or an administrator says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from channels.case_end import expire
from channels.erase import erase_address
from channels.models import AnswerReview, InboxMessage, Verdict
from channels.seal import seal
from console.roles import ADMINISTRATORS, REVIEWERS, SUPERVISORS
from knowledge import store
from knowledge.models import MeasuredQuestion
from tests.console.cases.story import login
from tests.console.reviews.story import a_review
from tests.console.test_card import words_of
from tests.knowledge.content import entry

pytestmark = pytest.mark.django_db

WORDS = "may my child sing"


@pytest.fixture
def ana(db: None) -> Client:
    store.import_entries([entry("swim"), entry("sing")])
    return login("ana", SUPERVISORS)


@pytest.fixture
def rita(db: None) -> Client:
    return login("rita", REVIEWERS)


def judge(client: Client, review: AnswerReview, verdict: str, words: str = "", should_be: str = "") -> str:
    """What is said about it."""
    fields = {"verdict": verdict, "should_be": should_be} | (
        {"measure": "1", "measure_text": words} if words else {}
    )
    return words_of(client.post(f"/staff/reviews/{review.pk}/", fields, follow=True))


def measured() -> list[dict[str, Any]]:
    return [row.as_item() for row in MeasuredQuestion.objects.all()]


RIGHT = {
    "an answer": ({"decision": "answer"}, "right", "", ("faq", ["school-swim"])),
    "asked back": ({"decision": "clarify", "entry": ""}, "right", "", ("faq", ["school-swim"])),
    "no answer": ({"decision": "abstain", "entry": ""}, "right", "", ("oos_near", [])),
    "another entry": ({"decision": "answer"}, "other", "school-sing", ("faq", ["school-sing"])),
    "there should be none": ({"decision": "answer"}, "nothing", "", ("oos_near", [])),
}  # fmt: skip


@pytest.mark.parametrize(("review", "verdict", "should_be", "becomes"), RIGHT.values(), ids=RIGHT)
def test_two_who_agree_make_it_a_measured_question(
    ana: Client, rita: Client, review: Any, verdict: str, should_be: str, becomes: Any
) -> None:
    found = a_review(**review)
    assert "as soon as a second colleague" in judge(ana, found, verdict, WORDS, should_be)
    assert measured() == []
    assert WORDS not in Verdict.objects.get().sealed_question
    assert WORDS in rita.get(f"/staff/reviews/{found.pk}/").content.decode()
    answer = rita.post(f"/staff/reviews/{found.pk}/", {"verdict": verdict, "should_be": should_be})
    assert WORDS not in str(answer.cookies), "messages wait in a cookie"
    assert "From now on releases are measured" in words_of(rita.get("/staff/reviews/"))
    kind, expect = becomes
    assert measured() == [{"text": WORDS, "lang": "en", "kind": kind, "expect": expect}]
    assert not Verdict.objects.exclude(sealed_question="").exists()


def test_two_who_differ_make_none_until_a_third_decides(ana: Client, rita: Client) -> None:
    found = a_review()
    judge(ana, found, "other", WORDS, "school-sing")
    assert "Colleagues do not agree" in judge(rita, found, "right", "may my child swim")
    assert measured() == []
    judge(login("rob", REVIEWERS), found, "other", should_be="school-sing")
    assert [(one["text"], one["expect"]) for one in measured()] == [("may my child swim", ["school-sing"])]


def test_an_administrator_decides_alone(rita: Client) -> None:
    found = a_review()
    judge(rita, found, "wrong")
    assert "measured on" in judge(login("ada", ADMINISTRATORS), found, "nothing", WORDS)
    assert [one["expect"] for one in measured()] == [[]]


def test_places_are_not_measured_by_such_questions(ana: Client) -> None:
    answer = ana.post(f"/staff/reviews/{a_review(decision='hubs', entry='').pk}/",
                      {"verdict": "right", "measure": "1", "measure_text": WORDS})  # fmt: skip
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


REFUSED = {
    "a number": ("may I call 213-555-0188", "Take it out"),
    "what was taken out": ("can my son swim, call [phone]", "brackets"),
    "what the person wrote": ("can my son swim?", "own words"),
    "the same in capitals": ("CAN MY  SON SWIM", "own words"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), REFUSED.values(), ids=REFUSED)
def test_nothing_of_the_person_is_kept_for_good(text: str, told: str) -> None:
    store.import_entries([entry("swim")])
    found, ada = a_review(), login("ada", ADMINISTRATORS)  # who decides alone
    InboxMessage.objects.update(sealed_text=seal("can my son swim"))
    form = ada.get(f"/staff/reviews/{found.pk}/").content.decode().partition("<textarea")[2].partition("</textarea>")[0]
    assert "swim" not in form, "a colleague words it anew"
    answer = ada.post(f"/staff/reviews/{found.pk}/",
                      {"verdict": "right", "measure": "1", "measure_text": text})  # fmt: skip
    assert (answer.status_code, told in words_of(answer)) == (409, True)
    assert measured() == []
    assert not Verdict.objects.exists()


def test_words_that_still_wait_go_with_the_person_and_with_time(ana: Client) -> None:
    now = timezone.now() + timedelta(minutes=1)
    for number, forget in ((1, lambda: erase_address("+12135550001")), (2, lambda: expire(now, now))):
        found = a_review(number)
        Verdict.objects.create(review=found, by=ana.user, verdict="right", sealed_question=seal(WORDS))  # type: ignore[attr-defined]
        forget()
        assert not Verdict.objects.exclude(sealed_question="").exists()
