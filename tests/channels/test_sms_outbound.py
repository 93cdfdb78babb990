"""SMS going out through the real SDK: what Twilio says, and what becomes of the message."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from channels import deliver
from channels.failures import in_words
from channels.models import Contact, OutboxMessage
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.server import Busy
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, form, later, post, row, run, say

pytestmark = pytest.mark.django_db


# label, what Twilio does with the first request, state after it, state after the retry, times the person hears it
ANSWERS = [
    ("taken", None, "sent", "sent", 1),
    ("429", (429, 20429), "pending", "sent", 1),
    ("429 without a code", (429, 0), "pending", "sent", 1),
    ("503", (503, 20503), "pending", "sent", 1),
    ("queue full", (400, 30001), "pending", "sent", 1),
    ("sender's queue full", (400, 21611), "pending", "sent", 1),
    ("10DLC throughput", (400, 30022), "pending", "sent", 1),
    ("too many for our sender", (400, 14107), "pending", "sent", 1),
    ("daily limit of the brand", (400, 30023), "pending", "sent", 1),
    ("daily limit of the campaign", (400, 30027), "pending", "sent", 1),
    ("daily limit of the account", (429, 63038), "pending", "sent", 1),
    ("credentials not accepted", (401, 20003), "pending", "sent", 1),
    ("500", (500, 20500), "sending", "sent", 1),
    ("502", (502, 0), "sending", "sent", 1),
    ("broken off before it was taken", "break off before", "sending", "sent", 1),
    ("broken off after it was taken", "break off after", "sending", "sent", 1),
    ("slow", 0.2, "sent", "sent", 1),
    ("invalid number", (400, 21211), "failed", "failed", 0),
    ("landline", (400, 21614), "failed", "failed", 0),
    ("country not allowed", (403, 21408), "failed", "failed", 0),
    ("not reachable from our number", (400, 21612), "failed", "failed", 0),
    ("too long", (400, 21617), "failed", "failed", 0),
    ("sender not ours", (400, 21606), "failed", "failed", 0),
    ("not registered for 10DLC", (400, 30034), "failed", "failed", 0),
    ("trial account", (400, 21608), "failed", "failed", 0),
    ("opted out at Twilio", (400, 21610), "failed", "failed", 0),
    ("an error nobody knows", (400, 99999), "failed", "failed", 0),
]


@pytest.mark.parametrize(
    ("act", "first", "then", "heard"), [c[1:] for c in ANSWERS], ids=[c[0] for c in ANSWERS]
)
def test_what_twilio_answers_decides(
    twilio: Twilio, bot: Bot, act, first: str, then: str, heard: int
) -> None:  # type: ignore[no-untyped-def]
    twilio.next.append(act)
    say("hi")
    assert row().state == first
    later()
    assert (row().state, len(twilio.sent())) == (then, heard)


@pytest.mark.parametrize(
    "code", [21211, 21408, 21610, 21614, 21617, 30003, 30004, 30005, 30006, 30007, 30008, 30034]
)
def test_staff_read_in_words_what_happened(code: int) -> None:
    assert len(in_words(str(code)).split()) > 3


def test_when_nothing_listens_the_message_is_sent_once_it_does(twilio: Twilio, bot: Bot) -> None:
    twilio.stop()
    say("hi")
    assert row().state == "pending"
    twilio.start()
    later()
    assert len(twilio.sent()) == 1


def test_a_reply_waits_while_the_channel_is_turned_off(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    post(form("hi"))
    with monkeypatch.context() as patch:
        configure(patch, twilio_auth_token=None)
        run()
        assert (row().state, row().error) == ("pending", "channel off")
    later()
    assert twilio.sent() == [(ME, "hi, heard")]


def test_after_the_last_retry_it_is_failed_for_staff_to_see(twilio: Twilio, bot: Bot) -> None:
    twilio.next.extend([(503, 20503)] * 5)
    say("hi")
    waits = []
    for _ in range(4):
        waits.append(round((row().next_try_at - timezone.now()).total_seconds()))
        later()
    assert waits == [5, 60, 300, 900]
    assert (row().state, row().error) == ("failed", "20503")
    later()
    assert twilio.sent() == []


def test_a_doubt_is_looked_up_by_the_schedule_and_not_for_ever(twilio: Twilio, bot: Bot) -> None:
    twilio.next.extend([(500, 20500)] * 5)
    say("hi")
    waits = []
    for _ in range(4):
        waits.append(round((row().next_try_at - timezone.now()).total_seconds()))
        later()
    assert waits == [10, 60, 300, 900]
    assert (row().state, row().error) == ("failed", "unknown")


def test_a_look_up_that_fails_each_time_ends_too(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append("break off after")
    say("hi")
    twilio.stop()
    [later() for _ in range(4)]
    assert (row().state, row().error) == ("failed", "unknown")


@pytest.mark.parametrize("address", ["http://no-such-host.invalid", "http://127.0.0.1:9"])
def test_what_cannot_have_reached_twilio_is_no_doubt(  # type: ignore[no-untyped-def]
    monkeypatch, twilio: Twilio, bot: Bot, address: str
) -> None:
    with monkeypatch.context() as patch:
        configure(patch, twilio_api_base_url=address)
        say("hi")
    assert (row().state, row().error) == ("pending", "no connection")
    later()
    assert len(twilio.sent()) == 1


def test_429_holds_back_everybody_for_a_moment_and_fails_nobody(twilio: Twilio, bot: Bot) -> None:
    twilio.next.extend([(429, 20429)] * 7)
    say("hi"), say("hello", From="+13105550188")
    assert (len(twilio.next), twilio.sent()) == (6, [])  # the second was not even tried
    waits = [(one.next_try_at - timezone.now()).total_seconds() for one in OutboxMessage.objects.all()]
    assert all(3 < wait <= 5 for wait in waits)
    for _ in range(6):
        OutboxMessage.objects.update(created=timezone.now() - timedelta(minutes=2))
        later()
    assert 115 < (row().next_try_at - timezone.now()).total_seconds() <= 125  # the longer it lasts, the longer
    later()
    assert {text for _, text in twilio.sent()} == {"hi, heard", "hello, heard"}


@pytest.mark.parametrize("code", [30023, 30027, 63038])
def test_what_met_a_daily_limit_goes_out_the_next_morning(twilio: Twilio, bot: Bot, code: int) -> None:
    twilio.next.append((429, code))
    say("hi")
    waits = row().next_try_at.astimezone(ZoneInfo("America/Los_Angeles"))
    assert (waits.hour, (waits.date() - timezone.now().astimezone(waits.tzinfo).date()).days) == (8, 1)
    assert (row().error, len(in_words(row().error).split()) > 3) == (str(code), True)


def test_a_rate_limit_delays_and_loses_nothing(twilio: Twilio, bot: Bot) -> None:
    twilio.busy = Busy(3)
    for number in range(8):
        post(form("hi", From=f"+121355501{number:02d}"))
    run()
    assert 3 <= len(twilio.sent()) < 8
    twilio.busy = None
    later()
    assert len(twilio.sent()) == 8


def test_a_stop_between_look_and_send_wins(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    def stopped(_: str) -> None:
        Contact.objects.update(opted_out_at=timezone.now())

    monkeypatch.setattr(deliver, "paused_until", stopped)
    say("hi")
    assert (twilio.sent(), row().state, row().error) == ([], "failed", "opted out")


def test_order_is_kept_while_a_message_waits(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("one"), say("two"), say("three")
    assert twilio.sent() == []
    later()
    assert [text for _, text in twilio.sent()] == ["one, heard", "two, heard", "three, heard"]


def test_one_persons_trouble_does_not_hold_up_another(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("one"), say("two", From="+13105550188")
    assert twilio.sent() == [("+13105550188", "two, heard")]


def test_more_gives_the_rest_of_a_long_answer(twilio: Twilio, bot: Bot) -> None:
    sentences = [f"This is sentence number {number} of a long answer." for number in range(30)]
    bot.answers["long"] = {"text": " ".join(sentences)}
    say("long"), say("MORE"), say("more"), say("Más")
    texts = [text for _, text in twilio.sent()]
    whole = " ".join(text.replace("Reply MORE for the rest.", "").strip() for text in texts)
    assert whole == " ".join(sentences)
    assert all(text.rstrip().endswith((".",)) for text in texts)


def test_more_with_nothing_left_is_the_bots_to_answer(twilio: Twilio, bot: Bot) -> None:
    say("hi"), say("MORE")
    assert twilio.sent()[-1] == (ME, "MORE, heard")


def test_the_reply_tells_twilio_where_to_report_and_what_to_keep(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    say("hi")
    plain = twilio.messages[0]["form"]
    row = OutboxMessage.objects.get()
    assert plain["StatusCallback"] == f"https://hub.example.org/webhooks/sms/status?row={row.pk}"
    assert "ContentRetention" not in plain
    configure(monkeypatch, twilio_retention="discard", twilio_messaging_service_sid="MG" + "1" * 32)
    say("hi")
    private = twilio.messages[1]["form"]
    assert (private["ContentRetention"], private["AddressRetention"]) == ("discard", "obfuscate")
    assert private["MessagingServiceSid"] == "MG" + "1" * 32
    assert "From" not in private
