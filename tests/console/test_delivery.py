"""The page "Delivery": what staff read about messages that went out, and about those that did not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from channels.models import Contact, OutboxMessage, ProviderCopy
from channels.seal import seal
from tests.console.conftest import configure
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
NUMBER = "+12135550147"


def put(channel: str = "sms", state: str = "failed", error: str = "", days_ago: float = 0, **values: Any) -> None:
    contact = Contact(pseudonym=f"{channel}aaaaaaaabbbb", channel=channel)
    contact.address = NUMBER
    contact.save()
    row = OutboxMessage(contact=contact, channel=channel, state=state, error=error, **values)
    row.text, row.created = "a private answer", timezone.now() - timedelta(days=days_ago)
    row.save()


# what failed, what staff read
FAILURES = [
    ("sms", "30003", "The phone is off or out of reach."),
    ("sms", "30006", "The number is a landline or its carrier takes no SMS."),
    ("sms", "30007", "The carrier filtered the message as spam."),
    ("sms", "30008", "The carrier lost the message"),
    ("sms", "30034", "register a brand and a campaign at Twilio."),
    ("sms", "21617", "longer than 1,600 characters."),
    ("sms", "99999", "Error 99999."),
    ("sms", "status 500", "answered with an error (500)."),
    ("sms", "no connection", "The provider could not be reached."),
    ("sms", "", "The provider gave no reason."),
    ("telegram", "unknown", "nobody can say whether it arrived."),
    ("telegram", "bad request", "the chat does not exist any more"),
]


@pytest.mark.parametrize(("channel", "code", "words"), FAILURES)
def test_staff_read_in_words_why_a_message_failed(staff: Client, channel: str, code: str, words: str) -> None:
    put(channel, error=code, tries=4)
    page = words_of(staff.get("/staff/delivery/"))
    assert words in page
    assert f"{channel}-{channel}aaaaa"[:12] in page
    assert f" {code or '–'} 5" in page


def test_neither_number_nor_text_is_on_the_page(staff: Client) -> None:
    put(error="30003")
    html = staff.get("/staff/delivery/").content.decode()
    assert not [secret for secret in (NUMBER, NUMBER[2:], "a private answer") if secret in html]


def test_each_day_is_counted_by_channel(staff: Client) -> None:
    for state, count in (("sent", 3), ("delivered", 2), ("failed", 1)):
        for _ in range(count):
            put(state=state, error="30003" if state == "failed" else "")
    put(error="opted out"), put(error="21610")
    put("telegram", "sent", repeated=True), put("telegram", error="blocked")
    page = words_of(staff.get("/staff/delivery/"))
    assert "SMS 5 2 1 2 0" in page
    assert "Telegram 1 – not known 0 1 1" in page
    assert "The person opted out." not in page


def test_what_waits_is_told(staff: Client) -> None:
    assert "Nothing waits to be sent." in words_of(staff.get("/staff/delivery/"))
    put(state="pending", days_ago=1 / 24), put(state="sending")
    page = words_of(staff.get("/staff/delivery/"))
    assert "2 messages are to be sent, the oldest for 1 hour" in page


def test_why_messages_wait_is_told_in_words(staff: Client) -> None:
    for error in ("30023", "30023", "flood limit", ""):
        put(state="pending", error=error)
    page = words_of(staff.get("/staff/delivery/"))
    assert "Why: the daily limit of the US A2P 10DLC brand is used up (T-Mobile) (2)." in page
    assert "Why: the provider asked us to send more slowly (1)." in page


def test_somebody_who_waits_in_vain_because_twilio_holds_answers_back_is_a_failure(staff: Client) -> None:
    put(error="21610 held"), put(error="21610")
    page = words_of(staff.get("/staff/delivery/"))
    assert "SMS 0 0 1 1 0" in page
    assert "ask them to text START. 21610 1" in page


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("", ["SMS 1", "Telegram 1"], ["SMS 2"]),
        ("?channel=sms", ["SMS 1"], ["Telegram 1"]),
        ("?channel=telegram&days=7", ["Telegram 1"], ["SMS 1"]),
        ("?days=30", ["SMS 1 – ", "Telegram 1"], []),
        ("?channel=pigeon&days=x", ["SMS 1", "Telegram 1"], []),
    ],
)
def test_channel_and_period_are_chosen(staff: Client, query: str, there: list[str], absent: list[str]) -> None:
    put(state="sent"), put(state="sent", days_ago=20), put("telegram", "sent"), put("phone", "sent")
    page = words_of(staff.get(f"/staff/delivery/{query}"))
    assert all(words.replace(" – ", "") in page for words in there)
    assert not any(words in page for words in absent)
    assert page.count("SMS 1") == (2 if "30" in query else 0 if "telegram" in query else 1)


def test_the_menu_and_the_home_page_lead_there(staff: Client) -> None:
    html = staff.get("/staff/").content.decode()
    assert html.count("/staff/delivery/") >= 2


def test_nobody_else_gets_in(db: None) -> None:
    assert Client().get("/staff/delivery/").url.startswith("/staff/login/")


@pytest.mark.parametrize(
    ("language", "words", "off", "on"),
    [
        ("en", "Twilio still keeps a copy of 1 message", "SMS is switched off", "look in Twilio's console"),
        ("es", "guarda una copia de 1 mensaje", "Los SMS están desactivados", "la consola de Twilio"),
    ],
)
def test_a_copy_that_twilio_keeps_for_a_day_after_delete_is_told_with_what_to_do(
    staff: Client, monkeypatch: pytest.MonkeyPatch, language: str, words: str, off: str, on: str
) -> None:
    UserProfile.objects.update_or_create(user=get_user_model().objects.get(), defaults={"preferred_language": language})
    copy = ProviderCopy.objects.create(channel="sms", sealed_id=seal("SM1"))
    assert words not in words_of(staff.get("/staff/delivery/"))
    ProviderCopy.objects.update(since=copy.since - timedelta(days=1, hours=1))
    page = words_of(staff.get("/staff/delivery/"))
    assert words in page
    assert off in page
    configure(monkeypatch, twilio_account_sid="AC1", twilio_auth_token="t", twilio_from_number="+15005550006")
    assert on in words_of(staff.get("/staff/delivery/"))
