"""A colleague's answer that does not arrive: its case waits again, over Twilio's local server."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels import case_clock, case_work
from channels.models import Case, Contact, OutboxMessage
from tests.channels.cases.story import ALWAYS, colleague, set_desk
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import later, post, run, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(twilio: Twilio, knowing: Bot) -> Case:
    """A case that ana has taken, of somebody who waits since ten minutes."""
    set_desk(**ALWAYS)
    say("a question"), say("human"), say("YES")
    case_work.claim(Case.objects.get(), colleague())
    Case.objects.update(waiting_since=timezone.now() - timedelta(minutes=10))
    return Case.objects.get()


def answered(case: Case) -> OutboxMessage:
    row = case_work.reply(Case.objects.get(), case.owner, "You may.")[0]
    run()
    assert Case.objects.get().waiting_since is None or Case.objects.get().is_undelivered
    return OutboxMessage.objects.get(pk=row.pk)


def report(row: OutboxMessage, status: str, code: str = "") -> None:
    fields = {"MessageSid": row.provider_id, "MessageStatus": status, "To": "", "From": "", "ErrorCode": code}
    post(fields, f"/webhooks/sms/status?row={row.pk}")


def waits_again(before: Case) -> bool:
    after = Case.objects.get()
    if after.is_undelivered:
        assert after.state == "open"
        assert (after.owner, after.waiting_since, after.first_reply_at) == (before.owner, before.waiting_since, None)
        assert after.news_at
        assert after.events.filter(kind="failed").count() == 1
    return after.is_undelivered


def test_twilio_took_it_and_could_not_deliver_it(case: Case) -> None:
    row = answered(case)
    report(row, "sent")
    assert not waits_again(case)
    report(row, "undelivered", "30003"), report(row, "failed", "30003")
    assert waits_again(case)


def test_twilio_never_took_it(case: Case, twilio: Twilio) -> None:
    twilio.next.append((400, 21614))
    answered(case)
    assert waits_again(case)


def test_the_person_turns_out_to_have_opted_out(case: Case, twilio: Twilio) -> None:
    twilio.next.append((400, 21610))
    answered(case)
    assert waits_again(case)
    assert case_work.why_out_of_reach(Case.objects.get()) == "opted out"
    assert case_clock.look(timezone.now() + timedelta(days=1)) == []


def test_the_rest_of_a_long_answer_is_the_colleagues_too(case: Case, twilio: Twilio) -> None:
    case_work.reply(Case.objects.get(), case.owner, "Bring the letter with you when you come. " * 30)
    run()
    say("MORE")
    assert "Bring the letter" in twilio.sent()[-1][1]
    report(OutboxMessage.objects.latest("pk"), "undelivered", "30003")
    assert waits_again(case)


def test_it_may_still_arrive_and_then_nobody_waits(case: Case, twilio: Twilio) -> None:
    twilio.next.append((503, 20503))
    answered(case)
    assert not waits_again(case)
    later()
    assert not waits_again(case)
    assert twilio.sent()[-1][1] == "Hub team: You may."


def test_who_waits_again_is_told_when_nobody_tries_again(case: Case, twilio: Twilio) -> None:
    report(answered(case), "undelivered", "30003")
    assert case_clock.look(timezone.now() + timedelta(minutes=14)) == []
    assert case_clock.look(timezone.now() + timedelta(minutes=16))
    run()
    assert "nobody could answer yet" in twilio.sent()[-1][1]


def test_another_try_ends_it(case: Case, twilio: Twilio) -> None:
    report(answered(case), "undelivered", "30003")
    answered(case)
    after = Case.objects.get()
    assert (after.is_undelivered, after.waiting_since) == (False, None)
    assert after.first_reply_at


def test_a_case_closed_too_early_is_open_again(case: Case) -> None:
    row = answered(case)
    case_work.close(Case.objects.get(), case.owner, "answered")
    report(row, "undelivered", "30003")
    assert waits_again(case)
    assert (Case.objects.get().outcome, Case.objects.get().closed_at) == ("", None)


def test_a_case_closed_too_early_stays_closed_when_its_person_has_left_since(case: Case) -> None:
    row = answered(case)
    case_work.close(Case.objects.get(), case.owner, "answered")
    say("STOP")
    report(row, "undelivered", "30003")
    assert (Case.objects.get().state, Case.objects.get().outcome) == ("closed", "answered")


def test_a_case_that_stop_closed_stays_closed(case: Case) -> None:
    row = answered(case)
    say("STOP")
    report(row, "undelivered", "30003")
    assert Case.objects.get().outcome == "left"
    assert Contact.objects.get().opted_out_at
