"""The case report, on its page and as a file."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from channels.models import Case, Tally, Verdict
from console.reports.hiding import week_of
from console.roles import SUPERVISORS
from tests.console.cases.story import a_case, login
from tests.console.reviews.story import a_review
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(db: None) -> Client:
    return login("ana", SUPERVISORS)


def days_ago(days: float) -> Any:
    return timezone.now() - timedelta(days=days)


def tally(decision: str, count: int, **values: Any) -> None:
    kind = {"day": timezone.localdate(), "channel": "sms", "language": "en", "topic": "schools", **values}
    Tally.objects.create(decision=decision, count=count, **kind)


def closed_cases() -> None:
    """Ten cases of the last week: answered after 1 to 10 minutes, closed after 10 to 100."""
    for number in range(1, 11):
        case = a_case(number, opened_at=days_ago(2), language="es" if number > 7 else "en")
        Case.objects.filter(pk=case.pk).update(
            first_reply_at=case.opened_at + timedelta(minutes=number), state="closed", outcome="answered",
            closed_at=case.opened_at + timedelta(minutes=10 * number),
        )  # fmt: skip


def test_the_report_tells_times_rates_and_numbers(ana: Client) -> None:
    closed_cases()
    tally("answer", 30)
    tally("abstain", 10)
    tally("handoff", 7)
    for number in range(11, 21):
        Verdict.objects.create(
            review=a_review(number),
            by=ana.user,
            verdict="wrong" if number < 13 else "right",  # type: ignore[attr-defined]
        )
    page = words_of(ana.get("/staff/reports/cases/"))
    for told in ("Cases 10", "5.5 min median; 9 of 10 within 9.0 min", "55.0 min median; 9 of 10 within 1 h 30 min",
                 "75 % of 40 questions", "20 % of 10 answers judged"):  # fmt: skip
        assert told in page


def test_small_numbers_are_hidden_on_the_page_and_in_the_file(ana: Client) -> None:
    closed_cases()
    rows = list(csv.reader(StringIO(ana.get("/staff/reports/cases.csv").content.decode())))
    cases = {(row[0], row[1]): row[2] for row in rows if row[0] in ("all", "language", "topic")}
    # Three in Spanish are hidden; were English told, they could be worked out from the total.
    assert cases[("language", "es")] == "hidden"
    assert cases[("language", "en")] == "hidden"
    assert cases[("topic", "schools")] == "10"
    for language in ("es", "en"):  # nor may the filter tell what the table hides
        page = words_of(ana.get(f"/staff/reports/cases/?language={language}"))
        assert "Cases *" in page
        assert "Too few cases or questions fit these filters" in page
        assert " min" not in page
    assert "Cases 10" in words_of(ana.get("/staff/reports/cases/?topic=schools"))


def test_each_row_tells_its_times(ana: Client) -> None:
    closed_cases()
    rows = list(csv.reader(StringIO(ana.get("/staff/reports/cases.csv").content.decode())))
    assert rows[0][3:7] == ["first reply minutes median", "first reply minutes 90th percentile",
                            "resolution minutes median", "resolution minutes 90th percentile"]  # fmt: skip
    times = {(row[0], row[1]): row[3:7] for row in rows[1:]}
    for name in (
        ("topic", "schools"),
        ("channel", "sms"),
        ("week", week_of(timezone.localdate(days_ago(2)))),
    ):
        assert times[name] == ["5.5", "9.0", "55.0", "90.0"]
    assert times[("language", "es")] == ["", "", "", ""]
    page = words_of(ana.get("/staff/reports/cases/"))
    assert "5.5 min ≤ 9.0 min 55.0 min ≤ 1 h 30 min" in page


def test_the_staff_phone_does_not_count_unless_asked_for(ana: Client) -> None:
    tally("answer", 50, channel="phone")
    assert "50 questions" not in words_of(ana.get("/staff/reports/cases/"))
    assert "100 % of 50 questions" in words_of(ana.get("/staff/reports/cases/?channel=phone"))


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=2030-01-01", "from=1900-01-01", "from=2026-02-01&to=2026-01-01"]
)
def test_any_time_that_is_asked_for_gives_a_page(ana: Client, query: str) -> None:
    assert ana.get(f"/staff/reports/cases/?{query}").status_code == 200
