"""STOP, DELETE and the end of keeping, while a case is open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from channels import case_work, retention
from channels.errors import OutOfReach
from channels.models import Case, CaseEvent, Contact, Fault, InboxMessage, OutboxMessage
from tests.channels.cases.story import asked, colleague, heard, say, send
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


def test_stop_in_a_case_is_confirmed_and_closes_it(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    say("STOP")
    assert "no more messages" in heard()[-1]
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "left")


def test_nothing_is_sent_to_somebody_who_opted_out_at_the_provider(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    Contact.objects.update(opted_out_at=timezone.now())
    case.refresh_from_db()
    with pytest.raises(OutOfReach, match="opted out"):
        case_work.reply(case, ana, "Are you there?")
    case.refresh_from_db()
    assert case.waiting_since
    case_work.close(case, ana, "no_reply")


def test_delete_in_a_case_leaves_an_empty_tombstone(knowing: Bot) -> None:
    knowing.answers["a question"] = {"custom": {"decision": "urgent", "topic": "police"}}
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.note(case, ana, "a private remark")
    say("DELETE", "ERASE")
    assert heard() == ["Erased."]
    case.refresh_from_db()
    assert (case.contact, case.topic, case.language, case.urgent) == (None, "", "", False)
    assert (case.state, case.outcome, case.owner) == ("closed", "erased", None)
    assert (case.claimed_at, case.first_reply_at, case.last_reply_at, case.news_at) == (None,) * 4
    assert not CaseEvent.objects.exists()
    say("hello again")
    assert heard()[-1] == "hello again, heard"


def test_a_yes_to_a_colleague_erases_nothing(knowing: Bot) -> None:
    knowing.answers["yes"] = knowing.answers["ERASE"]  # the bot knows nothing of what a colleague wrote
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    say("DELETE")
    case_work.reply(case, ana, "Do you still need us?")
    send()
    say("yes")
    assert heard()[-1].startswith("Do you want to erase your messages")
    case.refresh_from_db()
    assert case.is_open
    say("yes")
    assert Case.objects.get().outcome == "erased"


def later(**time: float) -> None:
    """An hourly round that much later: everything is that much older then."""
    passed = timedelta(**time)
    times = {
        Contact: ["last_seen"], InboxMessage: ["received_at"], OutboxMessage: ["created"], CaseEvent: ["at"],
        Case: ["opened_at", "closed_at"],
    }  # fmt: skip
    for model, names in times.items():
        model.objects.update(**{name: F(name) - passed for name in names})
    retention.purge()


def left() -> dict[str, int]:
    """What there is still of anybody."""
    return {
        "addresses": Contact.objects.exclude(sealed_address="").count(),
        "messages": InboxMessage.objects.count() + OutboxMessage.objects.count(),
        "unsaid": CaseEvent.objects.filter(kind="unsaid").exclude(sealed_text="").count(),
        "notes": CaseEvent.objects.filter(kind="note").exclude(sealed_text="").count(),
        "faults": Fault.objects.exclude(sealed_note="").count(),
        "of a contact": Case.objects.exclude(contact=None).count(),
    }


def worked_on() -> Case:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    say("a question")
    case_work.note(case, ana, "a remark")
    return case


def test_what_is_kept_of_a_closed_case_goes_step_by_step_and_figures_stay(knowing: Bot) -> None:
    case = worked_on()
    fault = Fault(kind="missing")
    fault.note = "asked about something else"
    case_work.close(case, case.owner, "answered", fault)
    send()
    created = left()
    assert all(created.values())
    later(hours=71)  # near the end of the address's time
    assert left() == created
    later(hours=2)
    assert left() == created | {"addresses": 0}
    later(days=26, hours=22)  # near the end of the texts'
    assert left() == created | {"addresses": 0}
    later(hours=3)
    kept = dict.fromkeys(created, 0) | {"notes": 1, "faults": 1, "of a contact": 1}
    assert left() == kept
    later(days=59, hours=20)  # near the end of the case's
    assert left() == kept
    later(hours=3)
    assert not any(left().values())
    assert not CaseEvent.objects.exists()
    assert not Contact.objects.exists()
    assert (Case.objects.get().outcome, Fault.objects.get().kind) == ("answered", "missing")


def test_delete_finds_what_staff_noted_after_the_messages_are_gone(knowing: Bot) -> None:
    case = worked_on()
    case_work.close(case, case.owner, "answered")
    send()
    later(days=45)
    assert left()["notes"] == 1
    say("DELETE", "ERASE")
    assert left()["notes"] == 0
    assert (Case.objects.get().contact, Case.objects.get().outcome) == (None, "erased")


def test_an_open_case_keeps_what_was_said_as_long_as_its_person_writes(knowing: Bot) -> None:
    worked_on()
    created = left()
    later(days=29)
    say("still there?")
    assert InboxMessage.objects.filter(received_at__lt=timezone.now() - timedelta(days=28)).exists()
    later(days=29)
    now = left()
    assert now["messages"] > created["messages"]
    assert (now["addresses"], now["notes"]) == (1, 1)
    later(days=2)  # nobody wrote for a month, and nobody can be answered any more
    later(hours=1)
    assert (left()["addresses"], left()["messages"], left()["notes"]) == (0, 0, 1)
    assert Case.objects.get().outcome == "no_reply"
    later(days=91)
    assert not any(left().values())
