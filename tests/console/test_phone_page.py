"""The staff phone shows both sides of a conversation, and each reply as every channel would carry it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from channels.models import InboxMessage, OutboxMessage
from channels.outbox import put
from channels.reply import Reply
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db

ANSWER = Reply(
    text="Can't <b>say</b>.\nSource: Ed. Code 234.7 http://127.0.0.1:8000/s/k7q2m",
    custom={
        "decision": "answer", "entry": "school-swim", "entries": ["school-swim"], "language": "en",
        "release": "2026-11-21.1", "revision": 12, "confidence": 0.934, "rule": None,
        "scores": [{"id": "school-swim", "score": 0.934}, {"id": "school-sing", "score": 0.021}],
        "text": {"body": "Can't <b>say</b>.", "source": "Source: Ed. Code 234.7",
                 "link": "http://127.0.0.1:8000/s/k7q2m"},
        "offers": ["human", "language"],
    },
)  # fmt: skip


def say(staff: Client, text: str) -> InboxMessage:
    assert staff.post("/staff/phone/send/", {"text": text}).status_code == 302
    return InboxMessage.objects.latest("pk")


def answer(message: InboxMessage, reply: Reply = ANSWER) -> None:
    """What the worker does with a reply of the bot."""
    InboxMessage.objects.filter(pk=message.pk).update(state=InboxMessage.State.ANSWERED)
    put(message.contact, [reply], message)
    OutboxMessage.objects.update(state=OutboxMessage.State.SENT, sent_at=timezone.now())


@pytest.mark.parametrize("address", ["/staff/phone/", "/staff/phone/lines/"])
def test_only_staff_have_the_phone(db: None, address: str) -> None:
    assert Client().get(address).url.startswith("/staff/login/")
    assert Client().post("/staff/phone/send/", {"text": "hi"}).url.startswith("/staff/login/")
    assert not InboxMessage.objects.exists()


def test_what_is_said_waits_in_the_inbox_like_any_message(staff: Client) -> None:
    message = say(staff, "can they ask for papers")
    assert (message.channel, message.state) == ("phone", "accepted")
    page = words_of(staff.get("/staff/phone/"))
    assert "can they ask for papers" in page
    assert "on its way" in page


def test_a_reply_is_shown_as_sms_and_as_telegram_with_what_it_was_decided_on(staff: Client) -> None:
    answer(say(staff, "may I"))
    html = staff.get("/staff/phone/lines/").content.decode()
    page = words_of(staff.get("/staff/phone/lines/"))
    assert "GSM-7 · 70 units · 1 segment" in page
    assert '<a href="http://127.0.0.1:8000/s/k7q2m">Source: Ed. Code 234.7</a>' in html
    assert "Can't <b>say</b>." in page
    assert "<b>" not in html
    for told in ("answered", "0.93", "0.02", "2026-11-21.1, revision 12", "school-swim", "English"):
        assert told in page


def test_a_telegram_button_says_what_pressing_it_there_would_say(staff: Client) -> None:
    answer(say(staff, "may I"))
    html = staff.get("/staff/phone/lines/").content.decode()
    assert '<button type="submit" name="text" value="human">Talk to a person</button>' in html
    assert '<button type="submit" name="text" value="español">Español</button>' in html


def test_a_long_reply_shows_each_part_and_its_cost(staff: Client) -> None:
    answer(say(staff, "may I"), Reply(text="It is so, says the law. " * 40, custom={"decision": "answer"}))
    page = words_of(staff.get("/staff/phone/lines/"))
    assert "Sent · GSM-7" in page
    assert "After MORE · GSM-7" in page


def test_a_message_that_waits_long_is_said_to_be_kept(staff: Client) -> None:
    message = say(staff, "anybody there")
    InboxMessage.objects.filter(pk=message.pk).update(received_at=timezone.now() - timedelta(seconds=9))
    assert "the bot is not answering yet; the message is kept" in words_of(staff.get("/staff/phone/lines/"))


def test_a_new_person_starts_with_an_empty_phone(staff: Client) -> None:
    first = say(staff, "who am I")
    staff.post("/staff/phone/new/")
    assert "who am I" not in words_of(staff.get("/staff/phone/"))
    assert say(staff, "someone else").contact_id != first.contact_id


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_sent_when_nothing_is_written(staff: Client, text: str) -> None:
    staff.post("/staff/phone/send/", {"text": text})
    assert not InboxMessage.objects.exists()
