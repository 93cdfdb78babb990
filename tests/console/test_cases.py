"""The case desk's pages: who sees what, and what each step does, seen through them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from channels.inbox import accept
from channels.models import (
    Case,
    CaseEvent,
    Contact,
    Desk,
    DeskSeat,
    Fault,
    InboxMessage,
    OutboxMessage,
)
from channels.outbox import put
from channels.reply import Reply
from console.roles import ADMINISTRATORS, REVIEWERS, SUPERVISORS, WRITERS
from tests.console.test_card import words_of
from tests.logins import signed_in

pytestmark = pytest.mark.django_db

ANSWER = Reply(
    text="You may.\nSource: Code 1 http://x/s/abcde",
    custom={"decision": "answer", "entry": "school-swim", "entries": ["school-swim"], "language": "en",
            "topic": "schools", "confidence": 0.61, "scores": [{"id": "school-swim", "score": 0.61}],
            "release": "2026-11-21.1", "sources": [{"citation": "Code 1", "title": "Code"}]},
)  # fmt: skip


def login(name: str, group: str | None) -> Client:
    user = get_user_model()._default_manager.create_user(name)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = signed_in(user)
    client.user = user  # type: ignore[attr-defined]
    return client


@pytest.fixture
def ana(db: None) -> Client:
    return login("ana", SUPERVISORS)


@pytest.fixture
def ben(db: None) -> Client:
    return login("ben", SUPERVISORS)


def a_case(number: int = 1, **values: Any) -> Case:
    """A chat that was passed on: a question, the bot's answer, and then a person was asked for."""
    channel = values.get("channel", "sms")
    said = "can my son swim, call 213-555-0199"
    message = accept(channel, f"+1213555{number:04}", said, f"id-{number}-{channel}", {})
    put(message.contact, [ANSWER], message)
    InboxMessage.objects.update(state="answered")
    now = timezone.now()
    return Case.objects.create(
        **{"contact": message.contact, "channel": channel, "language": "en", "topic": "schools",
           "waiting_since": now, "held_at": now, **values}
    )  # fmt: skip


def see(client: Client, address: str) -> str:
    return words_of(client.get(address))


def do(client: Client, case: Case, step: str, **fields: Any) -> Any:
    return client.post(f"/staff/cases/{case.pk}/{step}/", fields)


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


def test_a_transcript_shows_what_an_answer_was_made_of_and_never_the_number(ana: Client) -> None:
    case = a_case()
    html = ana.get(f"/staff/cases/{case.pk}/").content.decode()
    page = see(ana, f"/staff/cases/{case.pk}/")
    assert "<mark>[phone]</mark>" in html
    for told in ("school-swim", "0.61", "Code 1", "answer", case.contact.short, "SMS"):
        assert told in page
    assert "555" not in html


def test_every_opening_of_a_transcript_is_in_the_audit_log(ana: Client) -> None:
    case = a_case()
    for _ in range(2):
        ana.get(f"/staff/cases/{case.pk}/")
    ana.get(f"/staff/cases/{case.pk}/lines/")
    read = ModelLogEntry.objects.filter(action="hubline.case.read", object_id=str(case.pk), user=ana.user)  # type: ignore[attr-defined]
    assert read.count() == 2
    do(ana, case, "reply", text="not mine to answer")  # refused, but the page it leads back to shows the transcript
    assert read.count() == 3
    other = a_case(2)
    ana.get(f"/staff/cases/{other.pk}/lines/")
    assert ModelLogEntry.objects.filter(action="hubline.case.read", object_id=str(other.pk)).count() == 1


def test_claim_answer_close_and_the_other_hears_who_has_it(ana: Client, ben: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    refused = do(ben, case, "claim")
    assert refused.status_code == 409
    assert "ana has this case now" in words_of(refused)
    kept = do(ben, case, "reply", text="my long answer")
    assert (kept.status_code, "my long answer" in kept.content.decode()) == (409, True)
    assert do(ana, case, "reply", text="Hello, yes.").status_code == 302
    assert OutboxMessage.objects.latest("pk").text == "Hub team: Hello, yes."
    assert "waiting to be sent" in see(ana, f"/staff/cases/{case.pk}/")
    do(ana, case, "close", outcome="answered", fault="wrong", fault_entry="school-swim", should_be="school-sing",
       fault_note="asked about singing")  # fmt: skip
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "answered")
    fault = Fault.objects.get()
    assert (fault.entry, fault.should_be, fault.note) == ("school-swim", "school-sing", "asked about singing")
    assert "asked about" not in fault.sealed_note
    assert "asked about singing" in see(ana, "/staff/cases/faults/")
    assert "1 answer reported by colleagues" in see(ana, "/staff/upkeep/")
    ana.post("/staff/cases/faults/", {"fault": fault.pk})
    assert "Nothing is reported" in see(ana, "/staff/cases/faults/")
    said = set(ModelLogEntry.objects.filter(object_id=str(case.pk)).values_list("action", flat=True))
    assert {"hubline.case.claim", "hubline.case.reply", "hubline.case.close"} <= said


REFUSED = {
    "an empty answer": ("reply", {"text": "  "}, "Write an answer first"),
    "too long an answer": ("reply", {"text": "a" * 1601}, "longer than 1600"),
    "no outcome": ("close", {"outcome": ""}, "Choose what came of it"),
    "an outcome that is not ours": ("close", {"outcome": "erased"}, "Choose what came of it"),
    "an unknown fault": ("close", {"outcome": "answered", "fault": "x"}, "what was wrong from the list"),
    "no length": ("snooze", {"hours": "9999"}, "Choose for how long"),
    "an empty note": ("note", {"note": ""}, "Write the note first"),
    "a stranger": ("hand-over", {"to": "99999"}, "colleague who may see"),
}  # fmt: skip


@pytest.mark.parametrize(("step", "fields", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_said_in_words(
    ana: Client, step: str, fields: dict[str, str], told: str
) -> None:
    case = a_case()
    do(ana, case, "claim")
    answer = do(ana, case, step, **fields)
    assert answer.status_code == 409
    assert told in words_of(answer)


@pytest.mark.parametrize(
    ("state", "told"),
    [({"opted_out_at": timezone.now()}, "opted out (STOP)"), ({"blocked_at": timezone.now()}, "blocked us"),
     ({"sealed_address": ""}, "address was erased")],
)  # fmt: skip
def test_a_reply_to_somebody_out_of_reach_keeps_the_text_and_says_why(
    ana: Client, state: Any, told: str
) -> None:
    case = a_case()
    do(ana, case, "claim")
    Contact.objects.update(**state)
    answer = do(ana, case, "reply", text="my words")
    assert answer.status_code == 409
    assert told in words_of(answer)
    assert "my words" in answer.content.decode()


def test_a_failed_delivery_is_told_in_words(ana: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "reply", text="Hello")
    OutboxMessage.objects.filter(pk=OutboxMessage.objects.latest("pk").pk).update(
        state="failed", error="30003"
    )
    assert "not delivered: the phone is off or out of reach" in see(ana, f"/staff/cases/{case.pk}/")


def test_notes_and_what_the_bot_would_have_said_are_for_staff(ana: Client) -> None:
    case = a_case()
    do(ana, case, "note", note="looks like a school matter")
    unsaid = CaseEvent(case=case, kind="unsaid")
    unsaid.text, unsaid.custom = "Something silent", ANSWER["custom"]
    unsaid.save()
    page = see(ana, f"/staff/cases/{case.pk}/")
    for told in ("looks like a school matter", "note by ana", "The bot would have said", "Something silent"):
        assert told in page


def test_hand_over_take_over_and_put_away(ana: Client, ben: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "hand-over", to=str(ben.user.pk))  # type: ignore[attr-defined]
    assert "ana handed over to ben" in see(ben, f"/staff/cases/{case.pk}/")
    do(ana, case, "claim", instead_of=str(ben.user.pk))  # type: ignore[attr-defined]
    case.refresh_from_db()
    assert case.owner == ana.user  # type: ignore[attr-defined]
    do(ana, case, "snooze", hours="4")
    case.refresh_from_db()
    assert case.state == "snoozed"
    do(ana, case, "hand-over", to="")
    case.refresh_from_db()
    assert case.owner is None


def test_a_colleague_sees_that_somebody_is_writing(ana: Client, ben: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "cost", text="Hel", typing="1")
    assert "ana is writing an answer" in see(ben, f"/staff/cases/{case.pk}/lines/")
    assert "is writing" not in see(ana, f"/staff/cases/{case.pk}/lines/")


COSTS = {
    "a short SMS": ("sms", "en", "Hello", {"encoding": "GSM-7", "segments": 1, "parts": 1, "price": "0.008"}),
    "Spanish, accents dropped where that is cheaper": ("sms", "es", "í" * 100, {"encoding": "GSM-7", "segments": 1}),
    "an emoji": ("sms", "en", "🙂" * 40, {"encoding": "UCS-2", "segments": 2}),
    "long": ("sms", "en", "A sentence here. " * 90, {"parts": 4}),
    "Telegram": ("telegram", "en", "Hello", {"channel": "telegram", "units": 15}),
}  # fmt: skip


@pytest.mark.parametrize(("channel", "language", "text", "told"), COSTS.values(), ids=COSTS)
def test_what_an_answer_costs(
    ana: Client, channel: str, language: str, text: str, told: dict[str, Any]
) -> None:
    case = a_case(channel=channel, language=language)
    cost = do(ana, case, "cost", text=text).json()
    assert {name: cost[name] for name in told} == told


def test_an_erased_case_is_an_empty_page(ana: Client) -> None:
    from channels.erase import erase_address

    case = a_case()
    do(ana, case, "note", note="a private remark")
    erase_address("+12135550001")
    page = see(ana, f"/staff/cases/{case.pk}/")
    assert "nothing of it is left" in page
    assert "swim" not in page
    assert "private remark" not in page


SETTINGS = {"name_en": "Desk", "name_es": "Mesa", "answer_minutes": "20", "time_zone": "America/Los_Angeles",
            "mon": "09:00-12:00, 13:00-17:00", "is_on": "on"}  # fmt: skip


def test_the_desk_is_set_up_by_staff() -> None:
    admin = login("ada", ADMINISTRATORS)
    saved = admin.post(
        "/staff/cases/settings/", {**SETTINGS, "closed_days": "2026-12-24 Nochebuena\n\n2026-12-31"}
    )
    assert saved.status_code == 302
    desk = Desk.load()
    assert desk.hours == {"mon": ["09:00-12:00", "13:00-17:00"]}
    assert desk.holidays == {"2026-12-24": "Nochebuena", "2026-12-31": ""}
    assert "2026-12-24 Nochebuena" in admin.get("/staff/cases/settings/").content.decode()
    assert login("sam", SUPERVISORS).get("/staff/cases/settings/").status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("mon", "9 to 5", "Write hours like 09:00-12:00"), ("closed_days", "Christmas", "does not begin with a date"),
     ("answer_minutes", "0", "greater than or equal to 1")],
)  # fmt: skip
def test_bad_settings_are_explained_and_lose_nothing(field: str, value: str, told: str) -> None:
    page = login("ada", ADMINISTRATORS).post("/staff/cases/settings/", {**SETTINGS, field: value})
    assert told in words_of(page)
    assert value in page.content.decode()
    assert not Desk.objects.exists()


def test_seats_are_given_by_administrators(ana: Client) -> None:
    admin = login("ada", ADMINISTRATORS)
    admin.post(
        "/staff/cases/seats/", {f"topics-{ana.user.pk}": ["police"], f"languages-{ana.user.pk}": ["es"]}
    )  # type: ignore[attr-defined]
    seat = DeskSeat.objects.get(user=ana.user)  # type: ignore[attr-defined]
    assert (seat.topics, seat.languages) == (["police"], ["es"])
    assert ana.get("/staff/cases/seats/").status_code == 302
