"""What colleagues do from the page of a case, and what they are told when it cannot be."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from channels.models import Case, Contact, DeskSeat, Fault, OutboxMessage
from console.roles import WRITERS
from knowledge import store
from tests.console.cases.story import a_case, do, login, see
from tests.console.test_card import words_of
from tests.knowledge.content import entry

pytestmark = pytest.mark.django_db


CLOSING = {"outcome": "", "fault": "wrong", "fault_entry": "school-swim", "should_be": "school-sing",
           "fault_note": "asked about singing"}  # fmt: skip


@pytest.fixture(autouse=True)
def entries(db: None) -> None:
    store.import_entries([entry("swim"), entry("sing")])


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
    said = set(ModelLogEntry.objects.filter(object_id=str(case.pk)).values_list("action", flat=True))
    assert {"hubline.case.claim", "hubline.case.reply", "hubline.case.close"} <= said


def test_the_end_of_a_line_is_one_character_as_the_box_counts(ana: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    assert do(ana, case, "reply", text="a\r\n" * 800).status_code == 302
    assert OutboxMessage.objects.latest("pk").custom["text"]["body"] == ("Hub team: " + "a\n" * 800).strip()


def reported(ana: Client) -> Case:
    """A case closed because the wrong entry was sent."""
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "close", **CLOSING | {"outcome": "answered"})
    return case


def test_what_a_case_reported_is_listed_for_those_who_mend_the_texts_without_the_chat(ana: Client) -> None:
    case, will = reported(ana), login("will", WRITERS)
    dashboard = see(will, "/staff/upkeep/")
    assert "1 Reported at cases" in dashboard
    assert "1 answer reported by colleagues" in dashboard
    html = will.get("/staff/cases/faults/").content.decode()
    page = see(will, "/staff/cases/faults/")
    for told in ("Wrong entry sent", "Schools", "English", "Can I swim?", "Can I sing?", "asked about singing", "ana"):
        assert told in page
    edited = re.findall(r'href="(/staff/desk/entry/school-[a-z]+/)"', html)
    assert [will.get(address).status_code for address in edited] == [200, 200]
    assert f"/staff/cases/{case.pk}/" not in html
    assert will.get(f"/staff/cases/{case.pk}/").status_code == 302
    assert f'href="/staff/cases/{case.pk}/"' in ana.get("/staff/cases/faults/").content.decode()
    will.post("/staff/cases/faults/", {"fault": Fault.objects.get().pk})
    assert "Nothing is reported" in see(will, "/staff/cases/faults/")
    assert "0 Reported at cases" in see(will, "/staff/upkeep/")


@pytest.mark.parametrize(
    ("seat", "seen"), [({"topics": ["police"]}, False), ({"languages": ["es"]}, False), ({"languages": ["en"]}, True)],
    ids=["another topic", "another language", "this language"],
)  # fmt: skip
def test_a_seat_limits_the_reports_one_sees(ana: Client, seat: Any, seen: bool) -> None:
    reported(ana)
    DeskSeat.objects.create(user=ana.user, **seat)  # type: ignore[attr-defined]
    assert ("asked about singing" in see(ana, "/staff/cases/faults/")) is seen
    assert ("1 answer reported by colleagues" in see(ana, "/staff/upkeep/")) is seen
    ana.post("/staff/cases/faults/", {"fault": Fault.objects.get().pk})
    assert (Fault.objects.get().done_at is not None) is seen


REFUSED = {
    "an empty answer": ("reply", {"text": "  "}, "Write an answer first"),
    "too long an answer": ("reply", {"text": "a" * 1601}, "longer than 1600"),
    "no outcome": ("close", {"outcome": ""}, "Choose what came of it"),
    "an outcome that is not ours": ("close", {"outcome": "erased"}, "Choose what came of it"),
    "an unknown fault": ("close", {"outcome": "answered", "fault": "x"}, "what was wrong from the list"),
    "a wrong entry without its name": ("close", {"outcome": "answered", "fault": "wrong"}, "Choose the entry that was"),
    "an unclear text of nothing": ("close", {"outcome": "answered", "fault": "unclear"}, "whose text is unclear"),
    "an entry that there is not": (
        "close", {"outcome": "answered", "fault": "missing", "should_be": "school-fly"}, "no entry called “school-fly”"
    ),
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


def test_a_close_that_is_refused_keeps_all_that_was_typed(ana: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    html = do(ana, case, "close", **CLOSING).content.decode()
    for kept in ('<option value="wrong" selected>', "<option selected>school-swim</option>", "<details open>",
                 '<option value="school-sing" selected>', "asked about singing</textarea>"):  # fmt: skip
        assert kept in html


def test_what_staff_type_about_a_person_is_redacted_as_messages_are(ana: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    said = ana.post(
        f"/staff/cases/{case.pk}/note/",
        {"note": "her A-number is A 123 456 789, call 213-555-0199"},
        follow=True,
    )
    for told in ("her [A-number]", "call [phone]"):
        assert told in words_of(said)
    assert "was taken out of it" in words_of(said)
    do(ana, case, "close", outcome="answered", fault="missing", fault_note="she is at 213-555-0199")
    assert Fault.objects.get().note == "she is at [phone]"
