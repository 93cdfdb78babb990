"""The case report, on its page and as a file."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from channels.models import Case, DeskSeat, Tally, Verdict
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


def closed_cases(count: int = 10) -> None:
    """Cases of the last week: answered after 1, 2, 3 ... minutes, closed after ten times as long; three in Spanish."""
    for number in range(1, count + 1):
        case = a_case(number, opened_at=days_ago(2), language="es" if number > count - 3 else "en")
        Case.objects.filter(pk=case.pk).update(
            first_reply_at=case.opened_at + timedelta(minutes=number), state="closed", outcome="answered",
            closed_at=case.opened_at + timedelta(minutes=10 * number),
        )  # fmt: skip


def test_the_report_tells_times_rates_and_numbers(ana: Client) -> None:
    closed_cases(50)
    tally("answer", 30)
    tally("abstain", 10)
    tally("handoff", 7)
    judged(ana, complained=(5, 5), drawn=(5, 15))
    page = words_of(ana.get("/staff/reports/cases/"))
    for told in ("Cases 50", "26 min median; 9 of 10 within 45 min", "4 h 15 min median; 9 of 10 within 7 h 30 min",
                 "75 % of 40 questions", "33 % of 30 answers judged, mostly ones that somebody complained of",
                 "25 % of 20 answers drawn"):  # fmt: skip
        assert told in page


def judged(ana: Client, *, complained: tuple[int, int], drawn: tuple[int, int]) -> None:
    """So many wrong and right answers that were complained of, and that were drawn at random."""
    kinds = [*zip((False, False, True, True), ("wrong", "right") * 2, (*complained, *drawn), strict=True)]
    number = 100
    for sampled, verdict, count in kinds:
        for _ in range(count):
            number += 1
            review = a_review(number, sampled=sampled)
            Verdict.objects.create(review=review, by=ana.user, verdict=verdict)  # type: ignore[attr-defined]


FEW = {
    "few are wrong": ({"complained": (2, 8), "drawn": (0, 0)}, "of 10 answers judged"),
    "few are right": ({"complained": (8, 2), "drawn": (0, 0)}, "of 10 answers judged"),
    "few were drawn": ({"complained": (5, 5), "drawn": (2, 2)}, "answers drawn"),
    "few of the drawn are wrong": ({"complained": (8, 8), "drawn": (2, 8)}, "answers drawn"),
    "of few others something were told": ({"complained": (2, 2), "drawn": (6, 6)}, "answers drawn"),
}


@pytest.mark.parametrize(("counts", "hidden"), FEW.values(), ids=FEW)
def test_a_percentage_that_gives_a_small_number_away_is_not_told(ana: Client, counts: Any, hidden: str) -> None:
    judged(ana, **counts)
    assert hidden not in words_of(ana.get("/staff/reports/cases/"))


def test_nor_is_one_that_could_be_worked_out_from_others(ana: Client) -> None:
    for language, answered, asked_back in (("en", 40, 20), ("es", 3, 30)):
        tally("answer", answered, language=language)
        tally("abstain", asked_back, language=language)
    rows = list(csv.reader(StringIO(ana.get("/staff/reports/cases.csv").content.decode())))
    told = {(row[0], row[1]): row[7:9] for row in rows if row[0] in ("all", "language")}
    assert told[("language", "es")] == ["33", ""]
    assert told[("language", "en")] == ["60", ""]
    assert next(row[8] for row in rows if row[0] == "all") == "46"


def test_the_ninth_of_ten_is_told_only_of_fifty_and_the_median_of_five(ana: Client) -> None:
    closed_cases(49)
    page = words_of(ana.get("/staff/reports/cases/"))
    assert "25 min median" in page
    assert "9 of 10 within" not in page
    Case.objects.filter(pk__gt=Case.objects.order_by("pk")[3].pk).delete()
    assert " min median" not in words_of(ana.get("/staff/reports/cases/"))


@pytest.mark.parametrize(
    ("seat", "cases", "questions"),
    [({}, "Cases 18", "of 60 questions"), ({"topics": ["police"]}, "Cases 10", "of 20 questions"),
     ({"languages": ["en"]}, "Cases 8", "of 40 questions")],
    ids=["no limits", "one topic", "one language"],
)  # fmt: skip
def test_the_report_is_of_what_a_colleagues_seat_lets_them_see(
    ana: Client, seat: dict[str, Any], cases: str, questions: str
) -> None:
    for number in range(18):
        kind = {"topic": "schools", "language": "en"} if number < 8 else {"topic": "police", "language": "es"}
        a_case(number, opened_at=days_ago(1), state="closed", **kind)
    tally("answer", 40)
    tally("answer", 20, topic="police", language="es")
    DeskSeat.objects.create(user=ana.user, **seat)  # type: ignore[attr-defined]
    page = words_of(ana.get("/staff/reports/cases/"))
    assert cases in page
    assert questions in page


def test_charts_show_what_may_be_shown(ana: Client) -> None:
    closed_cases()
    tally("answer", 30)
    html = ana.get("/staff/reports/cases/").content.decode()
    assert "Cases a day" in html
    assert "Questions a day" in html
    assert html.count("<rect x=") == 2  # ten cases of one day, thirty questions of another
    assert html.count('<rect class="part"') == 1  # all of which were answered
    Case.objects.filter(pk__gt=Case.objects.order_by("pk")[2].pk).delete()
    assert "Cases a day" not in ana.get("/staff/reports/cases/").content.decode()
    assert "Questions a week" in ana.get("/staff/reports/cases/?from=2026-01-01").content.decode()


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
    closed_cases(50)
    rows = list(csv.reader(StringIO(ana.get("/staff/reports/cases.csv").content.decode())))
    assert rows[0][3:7] == ["first reply minutes median", "first reply minutes 90th percentile",
                            "resolution minutes median", "resolution minutes 90th percentile"]  # fmt: skip
    times = {(row[0], row[1]): row[3:7] for row in rows[1:]}
    for name in (
        ("topic", "schools"),
        ("channel", "sms"),
        ("week", week_of(timezone.localdate(days_ago(2)))),
    ):
        assert times[name] == ["25.5", "45.0", "255.0", "450.0"]
    assert times[("language", "es")] == ["", "", "", ""]
    page = words_of(ana.get("/staff/reports/cases/"))
    assert "26 min ≤ 45 min 4 h 15 min ≤ 7 h 30 min" in page


def test_the_staff_phone_does_not_count_unless_asked_for(ana: Client) -> None:
    tally("answer", 50, channel="phone")
    assert "50 questions" not in words_of(ana.get("/staff/reports/cases/"))
    assert "100 % of 50 questions" in words_of(ana.get("/staff/reports/cases/?channel=phone"))


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=2030-01-01", "from=1900-01-01", "from=2026-02-01&to=2026-01-01"]
)
def test_any_time_that_is_asked_for_gives_a_page(ana: Client, query: str) -> None:
    assert ana.get(f"/staff/reports/cases/?{query}").status_code == 200
