"""What Twilio reports of messages it took."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from channels import copies
from channels.errors import Unsure
from channels.models import OutboxMessage
from channels.sms.send import SmsChannel
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, later, post, row, say

pytestmark = pytest.mark.django_db


def report(status: str, code: str = "", sid: str | None = None, path: str | None = None) -> int:
    fields = {
        "MessageSid": row().provider_id if sid is None else sid,
        "MessageStatus": status,
        "To": ME,
        "From": "",
    }
    if code:
        fields["ErrorCode"] = code
    return post(fields, path or f"/webhooks/sms/status?row={row().pk}").status_code


# label, statuses as they arrive, state at the end
STATUSES = [
    ("queued", ["queued"], "sent"),
    ("sent", ["queued", "sent"], "sent"),
    ("delivered", ["queued", "sent", "delivered"], "delivered"),
    ("late sent", ["delivered", "sent"], "delivered"),
    ("late queued", ["sent", "delivered", "queued"], "delivered"),
    ("undelivered", ["sent", "undelivered"], "failed"),
    ("failed", ["failed"], "failed"),
    ("late sent after failed", ["undelivered", "sent"], "failed"),
    ("delivered after undelivered", ["undelivered", "delivered"], "failed"),
    ("undelivered after delivered", ["delivered", "undelivered"], "delivered"),
    ("read", ["sent", "delivered", "read"], "delivered"),
    ("twice the same", ["delivered", "delivered"], "delivered"),
    ("unknown status", ["teleported"], "sent"),
    ("canceled", ["canceled"], "failed"),
]


@pytest.mark.parametrize(("statuses", "end"), [c[1:] for c in STATUSES], ids=[c[0] for c in STATUSES])
def test_statuses_only_move_forward(twilio: Twilio, bot: Bot, statuses: list[str], end: str) -> None:
    say("hi")
    assert [report(status) for status in statuses] == [204] * len(statuses)
    assert row().state == end


@pytest.mark.parametrize("code", ["30003", "30005", "30006", "30007", "30008", "30034"])
def test_the_reason_of_a_failed_delivery_is_kept(twilio: Twilio, bot: Bot, code: str) -> None:
    say("hi")
    report("undelivered", code)
    assert (row().state, row().error) == ("failed", code)


@pytest.mark.parametrize("code", ["30001", "30017", "30022"])
def test_what_twilio_could_not_pass_on_for_now_is_sent_again(twilio: Twilio, bot: Bot, code: str) -> None:
    say("hi")
    report("sent"), report("undelivered", code)
    assert (row().state, round((row().next_try_at - timezone.now()).total_seconds())) == ("pending", 5)
    first = row().provider_id
    later(), report("undelivered", code, sid=first)  # told twice: it is the first message's, not the second's
    copies.delete_due(timezone.now())
    assert (len(twilio.sent()), row().state, twilio.deleted) == (2, "sent", [first])
    report("delivered")
    assert row().state == "delivered"


@pytest.mark.parametrize("code", ["30023", "30027"])
def test_what_the_carriers_daily_limit_stopped_goes_out_the_next_morning(
    twilio: Twilio, bot: Bot, code: str
) -> None:
    say("hi")
    report("sent"), report("undelivered", code)
    assert (row().state, row().next_try_at.astimezone(ZoneInfo("America/Los_Angeles")).hour) == ("pending", 8)
    later(), report("delivered")
    assert (len(twilio.sent()), row().state) == (2, "delivered")


def test_what_twilio_can_never_pass_on_is_given_up_after_the_last_retry(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    for _ in range(5):
        report("undelivered", "30022"), later()
    assert (len(twilio.sent()), row().state, row().error) == (5, "failed", "30022")


def test_an_opt_out_told_by_status_counts(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    report("failed", "21610")
    say("hello")
    assert len(twilio.sent()) == 1


def test_a_status_that_overtakes_our_record_of_the_id_settles_the_doubt(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append("break off after")
    say("hi")
    assert (row().state, row().provider_id) == ("sending", "")
    report("sent", sid=twilio.messages[0]["sid"])
    assert (row().state, row().provider_id) == ("sent", twilio.messages[0]["sid"])
    later()
    assert len(twilio.sent()) == 1


def test_a_status_that_overtakes_the_error_of_our_request_stands(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    send = SmsChannel.send

    def broken_off(self: SmsChannel, message: OutboxMessage) -> str:
        report("delivered", sid=send(self, message))
        raise Unsure("ReadTimeout")

    monkeypatch.setattr(SmsChannel, "send", broken_off)
    say("hi")
    later()
    assert (len(twilio.sent()), row().state) == (1, "delivered")


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/sms/status",
        "/webhooks/sms/status?row=999999",
        "/webhooks/sms/status?row=x",
        "/webhooks/sms/status?row=-1",
        "/webhooks/sms/status?row=%D9%A3",
        "/webhooks/sms/status?row=99999999999999999999999",
    ],
)
def test_a_status_of_a_message_we_do_not_know_changes_nothing(twilio: Twilio, bot: Bot, path: str) -> None:
    say("hi")
    assert report("delivered", sid="SMunknown", path=path) == 204
    assert row().state == "sent"


def test_a_status_for_another_message_with_our_row_changes_nothing(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    report("delivered", sid="SMother")
    assert row().state == "sent"


def test_a_status_is_found_by_its_id_alone(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    report("delivered", path="/webhooks/sms/status")
    assert row().state == "delivered"
