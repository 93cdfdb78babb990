"""The quality report: figures in words, what was answered wrong, and what another release would change."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from django.test import Client

from knowledge import store
from knowledge.models import Activation, Measurement, Release
from knowledge.quality import Question, Result, sets
from knowledge.quality.figures import figures
from tests.console.test_card import words_of
from tests.knowledge.content import entry

pytestmark = pytest.mark.django_db
PAGE = "/staff/reports/quality/"


def asked(
    text: str, decision: str, *sent: str, lang: str = "en", kind: str = "faq", expect: str = "school-swim"
) -> Result:
    question = Question(text, lang, kind, [expect] if kind == "faq" else [])
    return Result(question, decision, [{"id": one, "score": 0.9} for one in sent], confidence=0.9)


def release(number: str, results: list[Result], *, live: bool = False, **activation: str) -> Release:
    """A release that was measured so."""
    row = Release.objects.create(number=number, archive=b"", checksum="", entry_count=2, encoder="none")
    Measurement.objects.create(
        release=row,
        sets=sets.checksum(),
        figures=figures(results, live=False),
        results=[asdict(one) for one in results],
    )
    if live:
        Activation.objects.create(release=row, **activation)
    return row


@pytest.fixture(autouse=True)
def _content() -> None:
    store.import_entries([entry("swim"), entry("sing")])


GOOD = [asked(f"may i swim {number}", "answer", "school-swim") for number in range(9)]
SPANISH = [asked(f"puedo nadar {number}", "answer", "school-swim", lang="es") for number in range(10)]


def test_the_live_release_is_told_in_words_for_both_languages(staff: Client) -> None:
    release("2026-11-21.1", [*GOOD, asked("what of singing", "answer", "school-swim", expect="school-sing"), *SPANISH],
            live=True)  # fmt: skip
    page = words_of(staff.get(PAGE))
    for told in (
        "the live release, 2026-11-21.1",
        "asked 20 questions",
        "Questions helped",
        "Goal: at least 95 %",
        "English 90.0 % below the floor 9 of 10, likely between 59.6 and 98.2 %",
        "Español 100.0 % goal met 10 of 10",
        "English and Spanish are 10.0 points apart. Goal: at most 2.",
        "what of singing Sends this answer : Can I swim? Right would be: Can I sing?",
        "When it is sure, is it right?",
    ):
        assert told.replace(" :", ":") in page.replace(" :", ":")


def test_a_newer_release_shows_what_it_would_change(staff: Client) -> None:
    release("2026-11-21.1", [*GOOD, asked("found", "abstain"), asked("lost", "answer", "school-swim"),
                             asked("weather", "abstain", kind="oos_far")], live=True)  # fmt: skip
    release("2026-11-21.2", [*GOOD, asked("found", "answer", "school-swim"), asked("lost", "answer", "school-sing"),
                             asked("weather", "clarify", "school-swim", "school-sing", kind="oos_far")])  # fmt: skip
    assert "2026-11-21.2" in words_of(staff.get(PAGE))
    page = words_of(staff.get(f"{PAGE}2026-11-21.2/")).replace(" :", ":")
    for told in (
        "It is not live",
        "Of 12 test questions 1 get a better answer, 1 a worse one, and 1 another one that is as good",
        "found better Now Says that we do not know, and offers a person Then Sends this answer: Can I swim?",
        "lost worse Now Sends this answer: Can I swim? Then Sends this answer: Can I sing? Right Can I swim?",
        "weather as good Now Says that we do not know, and offers a person"
        " Then Asks which of these was meant: Can I swim? / Can I sing?",
    ):
        assert told in page
    assert page.index("lost worse") < page.index("found better")


def test_a_release_that_may_not_be_made_live_says_so_and_one_that_was_forced_says_who_and_why(
    staff: Client,
) -> None:
    bad = [asked(f"q{number}", "answer", "school-sing") for number in range(10)]
    release("2026-11-21.1", bad, live=True, forced_by="Ana Ruiz", why="the law changed")
    release("2026-11-21.2", bad)
    page = words_of(staff.get(PAGE))
    assert "Worse than a release may be" in page
    assert "Ana Ruiz made it live all the same" in page
    assert "“the law changed”" in page
    page = words_of(staff.get(f"{PAGE}2026-11-21.2/"))
    assert "it cannot be made live, unless somebody takes it on themselves" in page
    assert "Every test question gets the same answer as before" in page


def test_without_release_or_figures_the_page_says_what_is_missing(staff: Client) -> None:
    assert "No release is live yet" in words_of(staff.get(PAGE))
    row = release("2026-11-21.1", GOOD, live=True)
    Measurement.objects.filter(release=row).update(sets="older")
    assert "The test questions have changed since" in words_of(staff.get(PAGE))
    Measurement.objects.all().delete()
    assert "before figures were kept" in words_of(staff.get(PAGE))
    release("2026-11-21.2", [], live=True)
    assert "nothing was measured" in words_of(staff.get(PAGE))
    assert staff.get(f"{PAGE}2026-11-21.9/").status_code == 404


def test_it_is_in_the_menu_and_for_staff_alone(staff: Client) -> None:
    assert PAGE in staff.get("/staff/").content.decode()
    assert Client().get(PAGE).url.startswith("/staff/login/")
