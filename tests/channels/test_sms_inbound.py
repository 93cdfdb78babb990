"""Inbound SMS through the real route: each kind of message, repeats, logs, and too many at once."""

from __future__ import annotations

import logging

import pytest

from channels import limits
from channels.models import InboxMessage, OutboxMessage
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import TOKEN, Twilio
from tests.channels.sms import form, post, run, say
from tests.channels.sms_cases import CASES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("fields", "hears"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_arrives_is_answered_as_it_should_be(
    twilio: Twilio, bot: Bot, fields: dict[str, str], hears: str | None
) -> None:
    whole = {name: value for name, value in form(**fields).items() if value is not None}
    response = post(whole)
    run()
    assert (response.status_code, response.headers["Content-Type"]) == (200, "text/xml")
    assert b"<Response/>" in response.content
    if hears is None:
        assert twilio.sent() == []
    else:
        ((to, text),) = twilio.sent()
        assert to == whole["From"]
        assert hears.strip() in text or hears.replace("í", "i").replace("ú", "u") in text


def test_a_retried_delivery_is_answered_200_again_and_replied_to_once(twilio: Twilio, bot: Bot) -> None:
    fields = form("hi")
    assert [post(fields).status_code for _ in range(3)] == [200, 200, 200]
    run()
    assert len(twilio.sent()) == 1
    assert post(fields).status_code == 200
    run()
    assert len(twilio.sent()) == 1


def test_the_same_words_sent_twice_are_two_messages(twilio: Twilio, bot: Bot) -> None:
    say("hi"), say("hi")
    assert len(twilio.sent()) == 2


def test_no_log_holds_number_or_words_at_any_level(
    twilio: Twilio, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twilio.next.extend(["break off after", (400, 21211), (429, 20429)])
    say("a very secret question"), say("another secret")
    OutboxMessage.objects.update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert not [word for word in ("secret", "2135550147", TOKEN) if word in caplog.text]


def test_when_everybody_sends_too_much_all_are_answered_though_later(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    monkeypatch.setattr(limits, "EVERYBODY", 3)
    numbers = [f"+121355501{number:02d}" for number in range(6)]
    assert [post(form("hi", From=number)).status_code for number in numbers] == [200] * 6
    run()
    assert len(twilio.sent()) == 3
    say("STOP", From=numbers[0])
    assert "no more messages" in twilio.sent()[-1][1]
    InboxMessage.objects.update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert {to for to, text in twilio.sent() if text == "hi, heard"} == set(numbers)


def test_messages_that_one_person_sent_too_many_do_not_use_up_the_room_of_others(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    monkeypatch.setattr(limits, "EVERYBODY", 25)
    for number in range(40):
        post(form(str(number)))
    say("hi", From="+13105550188")
    assert ("+13105550188", "hi, heard") in twilio.sent()


def test_far_beyond_the_limit_only_a_stop_is_taken(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, bot: Bot
) -> None:
    say("hi")
    monkeypatch.setattr(limits, "TOO_MANY", 1)
    assert say("hello", From="+13105550188").status_code == 429
    assert say("STOP").status_code == 200
    assert ["no more messages" in text for _, text in twilio.sent()] == [False, True]
