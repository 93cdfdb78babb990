"""Who sees which cases."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from channels.models import DeskSeat
from console.roles import ADMINISTRATORS, REVIEWERS, SUPERVISORS, WRITERS
from tests.console.cases.story import a_case, do, login, see

pytestmark = pytest.mark.django_db


WHO = {
    "a supervisor": (SUPERVISORS, 200), "an administrator": (ADMINISTRATORS, 200),
    "a reviewer": (REVIEWERS, 302), "a writer": (WRITERS, 302), "somebody in no group": (None, 302),
}  # fmt: skip


@pytest.mark.parametrize(("group", "status"), WHO.values(), ids=WHO)
def test_only_who_was_given_the_right_sees_any_case(group: str | None, status: int) -> None:
    case, client = a_case(), login("sam", group)
    for address in ("", "list/", f"{case.pk}/", f"{case.pk}/lines/"):
        assert client.get(f"/staff/cases/{address}").status_code == status
    do(client, case, "claim")
    case.refresh_from_db()
    assert (case.owner is not None) is (status == 200)


SEATS = {
    "another topic": ({"topics": ["police"]}, False), "this topic": ({"topics": ["schools"]}, True),
    "another language": ({"languages": ["es"]}, False), "this language": ({"languages": ["en"]}, True),
    "no limits": ({}, True),
}  # fmt: skip


@pytest.mark.parametrize(("seat", "seen"), SEATS.values(), ids=SEATS)
def test_a_seat_limits_what_a_colleague_sees(ana: Client, seat: dict[str, Any], seen: bool) -> None:
    case = a_case()
    DeskSeat.objects.create(user=ana.user, **seat)  # type: ignore[attr-defined]
    assert ("sms-" in see(ana, "/staff/cases/list/")) is seen
    assert ana.get(f"/staff/cases/{case.pk}/").status_code == (200 if seen else 404)


def test_seats_are_given_by_administrators(ana: Client) -> None:
    admin = login("ada", ADMINISTRATORS)
    admin.post(
        "/staff/cases/seats/", {f"topics-{ana.user.pk}": ["police"], f"languages-{ana.user.pk}": ["es"]}
    )  # type: ignore[attr-defined]
    seat = DeskSeat.objects.get(user=ana.user)  # type: ignore[attr-defined]
    assert (seat.topics, seat.languages) == (["police"], ["es"])
    assert ana.get("/staff/cases/seats/").status_code == 302


def test_every_opening_of_a_transcript_is_in_the_audit_log(ana: Client) -> None:
    case = a_case()
    for _ in range(2):
        ana.get(f"/staff/cases/{case.pk}/")
    ana.get(f"/staff/cases/{case.pk}/lines/")
    read = ModelLogEntry.objects.filter(action="hubline.case.read", object_id=str(case.pk), user=ana.user)  # type: ignore[attr-defined]
    assert read.count() == 2
    do(
        ana, case, "reply", text="not mine to answer"
    )  # refused, but the page it leads back to shows the transcript
    assert read.count() == 3
    other = a_case(2)
    ana.get(f"/staff/cases/{other.pk}/lines/")
    assert ModelLogEntry.objects.filter(action="hubline.case.read", object_id=str(other.pk)).count() == 1
