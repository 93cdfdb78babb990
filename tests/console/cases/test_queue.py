"""The queue: its order, folders and filters."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from channels import case_clock
from channels.models import Case, Desk, DeskSeat, OutboxMessage
from channels.outcome import close
from tests.console.cases.story import a_case, do, see

pytestmark = pytest.mark.django_db


def test_the_queue_shows_the_urgent_first_then_who_waits_longest(ana: Client) -> None:
    now = timezone.now()
    late, soon, alarm = (
        a_case(1, waiting_since=now - timedelta(minutes=9)), a_case(2, waiting_since=now - timedelta(minutes=2)),
        a_case(3, urgent=True),
    )  # fmt: skip
    html = ana.get("/staff/cases/list/").content.decode()
    assert re.findall(r'data-case="(\d+)"', html) == [str(case.pk) for case in (alarm, late, soon)]


FOLDERS = {
    "unassigned": {1}, "mine": {2}, "snoozed": {3}, "closed": {4}, "all": {1, 2},
    "all&channel=telegram": set(), "all&language=en": {1, 2}, "all&topic=police": set(),
}  # fmt: skip


@pytest.mark.parametrize(("query", "numbers"), FOLDERS.items())
def test_folders_and_filters(ana: Client, query: str, numbers: set[int]) -> None:
    rows = {1: a_case(1), 2: a_case(2, owner=ana.user), 3: a_case(3, state="snoozed"),  # type: ignore[attr-defined]
            4: a_case(4, state="closed", closed_at=timezone.now(), outcome="answered")}  # fmt: skip
    html = ana.get(f"/staff/cases/list/?folder={query}").content.decode()
    assert set(re.findall(r'data-case="(\d+)"', html)) == {str(rows[number].pk) for number in numbers}


def test_the_list_says_when_nothing_changed(ana: Client) -> None:
    a_case()
    first = ana.get("/staff/cases/list/")
    again = ana.get("/staff/cases/list/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_page_of_the_desk_hears_of_what_is_new(ana: Client, ben: Client) -> None:
    mine = a_case(1)
    do(ana, mine, "claim")
    other = a_case(2)

    def heard(client: Client) -> tuple[str, set[str]]:
        for address in ("list/", f"{mine.pk}/lines/"):
            html = client.get(f"/staff/cases/{address}").content.decode()
            told = re.search(r'data-waiting="(\d+)" data-news="([^"]*)"', html)
            assert told
        return told[1], set(told[2].split())

    assert heard(ana) == ("1", {str(other.pk)})
    for minute in (1, 2):  # the person writes more before anybody answers, and more again
        before = heard(ana)[1]
        Case.objects.filter(pk=mine.pk).update(news_at=timezone.now() + timedelta(minutes=minute))
        assert {each.partition("@")[0] for each in heard(ana)[1] - before} == {str(mine.pk)}
    assert heard(ben)[1] == {str(other.pk)}
    do(ana, mine, "hand-over", to=str(ben.user.pk))  # type: ignore[attr-defined]
    assert {each.partition("@")[0] for each in heard(ben)[1]} == {str(mine.pk), str(other.pk)}
    assert heard(ana)[1] == {str(other.pk)}


def told(client: Client) -> set[str]:
    """The names of what is new, as the pages compare them."""
    found = re.search(r'data-news="([^"]*)"', client.get("/staff/cases/list/").content.decode())
    assert found
    return set(found[1].split())


def test_a_case_that_wakes_is_news_to_who_put_it_away(ana: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "snooze", hours="1")
    assert told(ana) == set()
    case_clock.look(timezone.now() + timedelta(hours=2))
    assert {each.partition("@")[0] for each in told(ana)} == {str(case.pk)}


def test_an_emergency_is_news_to_all_until_it_is_answered(ana: Client, ben: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    Case.objects.filter(pk=case.pk).update(urgent=True, news_at=timezone.now())
    assert [each.endswith(":urgent") for each in told(ana)] == [True]
    assert told(ben) == {f"{case.pk}:urgent"}
    do(ana, case, "reply", text="Are you safe?")
    assert told(ben) == set()


def test_who_was_told_that_nobody_could_answer_is_news_to_all_until_somebody_does(ana: Client, ben: Client) -> None:
    Desk(hours="24/7", federal_holidays=False).save()
    case = a_case()
    do(ana, case, "claim")
    mine, theirs = told(ana), told(ben)
    assert theirs == set()
    case_clock.look(timezone.now() + timedelta(minutes=16))
    assert told(ben) == {f"{case.pk}:late"}
    assert told(ana) - mine
    page = ben.get("/staff/cases/list/").content.decode()
    assert 'data-waiting="1"' in page
    assert "not answered in time" in page
    do(ana, case, "reply", text="Here I am.")
    assert told(ben) == set()
    assert 'data-waiting="0"' in ben.get("/staff/cases/list/").content.decode()


def test_an_answer_that_did_not_arrive_is_news_to_who_gave_it(ana: Client, ben: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "reply", text="Hello")
    close(OutboxMessage.objects.latest("pk"), "failed", error="30003")
    assert [each.endswith(":undelivered") for each in told(ana)] == [True]
    assert told(ben) == set()
    assert "reply not delivered" in see(ben, "/staff/cases/list/")
    page = see(ana, f"/staff/cases/{case.pk}/")
    assert "The last answer did not reach the person: the phone is off or out of reach" in page
    assert "Waiting for" in page
    assert 'data-insert="Hello"' in ana.get(f"/staff/cases/{case.pk}/").content.decode()  # to try once more


def test_times_turn_late_by_the_desks_own_minutes(ana: Client) -> None:
    Desk(answer_minutes=40).save()
    case = a_case()
    for address in ("", f"{case.pk}/"):
        assert 'data-late="40"' in ana.get(f"/staff/cases/{address}").content.decode()


def test_ones_own_case_is_seen_whatever_the_seat(ana: Client) -> None:
    case = a_case(owner=ana.user)  # type: ignore[attr-defined]
    DeskSeat.objects.create(user=ana.user, topics=["police"])  # type: ignore[attr-defined]
    assert f'data-case="{case.pk}"' in ana.get("/staff/cases/list/?folder=mine").content.decode()
