"""Telegram messages going out through the real SDK."""

from __future__ import annotations

import pytest
from django.utils import timezone
from telegram.ext import AIORateLimiter

from channels.models import OutboxMessage
from channels.telegram import api
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.server import Busy
from tests.channels.providers.telegram import Telegram
from tests.channels.sms import later, row, run
from tests.channels.telegram import PRIVATE, message, post, say

pytestmark = pytest.mark.django_db


# label, what Telegram does with the first request, state then, state after the retry, times it was heard, repeated
ANSWERS = [
    ("taken", None, "sent", "sent", 1, False),
    ("429", {"status": 429, "words": "Too Many Requests", "retry_after": 7}, "pending", "sent", 1, False),
    (
        "blocked",
        {"status": 403, "words": "Forbidden: bot was blocked by the user"},
        "failed",
        "failed",
        0,
        False,
    ),
    ("deactivated", {"status": 403, "words": "Forbidden: user is deactivated"}, "failed", "failed", 0, False),
    ("chat not found", {"status": 400, "words": "Bad Request: chat not found"}, "failed", "failed", 0, False),
    ("chat moved", {"status": 400, "words": "moved", "migrate_to_chat_id": -1}, "failed", "failed", 0, False),
    ("token withdrawn", {"status": 401, "words": "Unauthorized"}, "pending", "sent", 1, False),
    ("429 without a time", {"status": 429, "words": "Too Many Requests"}, "pending", "sent", 1, False),
    ("500", {"status": 500, "words": "Internal Server Error"}, "pending", "sent", 1, False),
    ("502", {"status": 502, "words": "Bad Gateway"}, "pending", "sent", 1, False),
    ("504: nobody knows", {"status": 504, "words": "Gateway Timeout"}, "sending", "sent", 1, True),
    ("slow", 0.2, "sent", "sent", 1, False),
    ("broken off before it was taken", "break off before", "sending", "sent", 1, True),
    ("broken off after it was taken: one repeat", "break off after", "sending", "sent", 2, True),
]


@pytest.mark.parametrize(
    ("act", "first", "then", "heard", "repeated"), [c[1:] for c in ANSWERS], ids=[c[0] for c in ANSWERS]
)
def test_what_telegram_answers_decides(  # type: ignore[no-untyped-def]
    telegram: Telegram, bot: Bot, act, first: str, then: str, heard: int, repeated: bool
) -> None:
    telegram.next.append(act)
    say("hi")
    assert row().state == first
    later()
    assert (row().state, len(telegram.sent), row().repeated) == (then, heard, repeated)


def test_retry_after_is_obeyed(telegram: Telegram, bot: Bot) -> None:
    telegram.next.append({"status": 429, "words": "Too Many Requests", "retry_after": 7})
    say("hi")
    assert 6 < (row().next_try_at - timezone.now()).total_seconds() <= 7
    run()
    assert telegram.sent == []


def test_a_doubt_is_repeated_once_and_no_more(telegram: Telegram, bot: Bot) -> None:
    telegram.next.extend(["break off after"] * 3)
    say("hi"), later(), later(), later()
    assert (len(telegram.sent), row().state, row().error) == (2, "failed", "unknown")


def test_an_outage_is_sat_out_by_the_schedule(telegram: Telegram, bot: Bot) -> None:
    telegram.outage = {"status": 502, "words": "Bad Gateway"}
    say("hi")
    waits = []
    for _ in range(3):
        waits.append(round((row().next_try_at - timezone.now()).total_seconds()))
        later()
    telegram.outage = None
    later()
    assert waits == [5, 60, 300]
    assert (telegram.texts(), row().repeated) == (["hi, heard"], False)


def test_after_the_last_retry_staff_see_it_as_failed(telegram: Telegram, bot: Bot) -> None:
    telegram.outage = {"status": 502, "words": "Bad Gateway"}
    say("hi"), [later() for _ in range(4)]
    assert (row().state, row().error) == ("failed", "status 502")


def test_what_was_maybe_sent_is_not_repeated_before_telegram_is_well(telegram: Telegram, bot: Bot) -> None:
    telegram.next.append("break off after")
    say("hi")
    telegram.outage = {"status": 502, "words": "Bad Gateway"}
    later(), later()
    assert (len(telegram.sent), row().state) == (1, "sending")
    telegram.outage = None
    later()
    assert (len(telegram.sent), row().state, row().repeated) == (2, "sent", True)


def test_a_second_death_does_not_leave_the_person_without_an_answer(telegram: Telegram, bot: Bot) -> None:
    say("hi")
    OutboxMessage.objects.update(state="sending", repeated=True, provider_id="", sent_at=None)
    telegram.sent.clear()
    later()
    assert telegram.texts() == ["hi, heard"]


def test_a_flood_limit_slows_down_everybody(telegram: Telegram, bot: Bot) -> None:
    telegram.next.append({"status": 429, "words": "Too Many Requests: retry after 7", "retry_after": 7})
    say("hi")
    post(message(chat=PRIVATE | {"id": 78}, text="hello")), run()
    assert [form["chat_id"] for form in telegram.called("sendMessage")] == ["77"]
    assert 5 < (OutboxMessage.objects.order_by("-id")[0].next_try_at - timezone.now()).total_seconds() <= 7
    later(), later()
    assert (telegram.texts(77), telegram.texts(78)) == (["hi, heard"], ["hello, heard"])


def test_the_wait_for_our_own_limit_is_no_doubt(
    monkeypatch: pytest.MonkeyPatch, telegram: Telegram, bot: Bot
) -> None:
    monkeypatch.setattr(api, "AIORateLimiter", lambda: AIORateLimiter(overall_max_rate=1, overall_time_period=60))
    monkeypatch.setattr(api, "LONGEST", 0.3)
    api._bot.cache_clear()
    say("hi"), say("hello")
    api._bot.cache_clear()
    last = OutboxMessage.objects.order_by("-id")[0]
    assert (row().state, row().error, last.state, last.repeated) == ("pending", "own rate limit", "pending", False)


@pytest.mark.parametrize("address", ["http://no-such-host.invalid", "http://127.0.0.1:9"])
def test_what_cannot_have_reached_telegram_is_no_doubt(
    monkeypatch: pytest.MonkeyPatch, telegram: Telegram, bot: Bot, address: str
) -> None:
    with monkeypatch.context() as patch:
        configure(patch, telegram_api_base_url=address)
        say("hi")
    assert (row().state, row().error) == ("pending", "no connection")
    later()
    assert (telegram.texts(), row().repeated) == (["hi, heard"], False)


def test_many_at_once_go_out_no_faster_than_telegram_takes_them(telegram: Telegram, bot: Bot) -> None:
    telegram.busy = Busy(30)
    for chat in range(100, 112):
        post(message(chat=PRIVATE | {"id": chat}, text="hi"))
    run()
    assert len(telegram.sent) == 12


def test_when_nothing_listens_it_goes_out_once_it_does(telegram: Telegram, bot: Bot) -> None:
    telegram.stop()
    say("hi")
    assert row().state == "pending"
    telegram.start()
    later()
    assert (telegram.texts(), row().repeated) == (["hi, heard"], False)


def test_an_answer_shows_its_source_as_a_link_with_no_preview(telegram: Telegram, bot: Bot) -> None:
    link = "https://hub.example.org/s/k7q2m"
    bot.answers["q"] = {
        "text": f"Schools may not ask.\nSource: Ed. Code 234.7 {link}",
        "custom": {
            "text": {"body": "Schools may not ask.", "source": "Source: Ed. Code 234.7", "link": link}
        },
    }
    say("q")
    sent = telegram.sent[0]
    assert (sent["plain"], sent["links"]) == ("Schools may not ask.\n\nSource: Ed. Code 234.7", [link])
    assert '"is_disabled": true' in sent["link_preview_options"]


def test_choices_and_offers_become_buttons_that_say_the_words(telegram: Telegram, bot: Bot) -> None:
    bot.answers["q"] = {
        "text": "Did you mean\n1. A\n2. B",
        "custom": {
            "decision": "clarify",
            "choices": [{"number": 1, "entry": "a", "text": "A"}, {"number": 2, "entry": "b", "text": "B"}],
            "offers": ["human", "language"],
        },
    }
    say("q")
    buttons = [[(one["text"], one["callback_data"]) for one in line] for line in telegram.sent[0]["keyboard"]]
    assert buttons == [
        [("1. A", f"say:{row().pk}:1")],
        [("2. B", f"say:{row().pk}:2")],
        [("Talk to a person", f"say:{row().pk}:human"), ("Español", f"say:{row().pk}:español")],
    ]


def test_a_long_answer_is_split_at_sentences_with_buttons_under_the_last(
    telegram: Telegram, bot: Bot
) -> None:
    sentence = "Esta es una oración larga con ñ y 🙂 para probar el límite. "
    bot.answers["q"] = {"text": (sentence * 150).strip(), "custom": {"offers": ["more"]}}
    say("q")
    assert len(telegram.sent) > 1
    assert all(text.endswith("límite.") for text in telegram.texts())
    assert " ".join(telegram.texts()) == (sentence * 150).strip()
    assert [bool(sent["keyboard"]) for sent in telegram.sent] == [False] * (len(telegram.sent) - 1) + [True]
