"""STOP, DELETE and the end of keeping, while a case is open."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels import case_work, retention
from channels.errors import OutOfReach
from channels.models import CaseEvent, Contact
from tests.channels.cases.story import asked, colleague, heard, say
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
    assert (case.state, case.outcome, case.owner) == ("closed", "erased", ana)
    assert not CaseEvent.objects.exists()
    say("hello again")
    assert heard()[-1] == "hello again, heard"


def test_what_staff_noted_expires_with_the_messages(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.note(case, ana, "a remark")
    CaseEvent.objects.update(at=timezone.now() - timedelta(days=31))
    retention.purge()
    assert not CaseEvent.objects.exclude(sealed_text="", sealed_custom="").exists()
