"""The line that Telegram's updates come in by: polling, the webhook's registration, and trouble on it."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

import pytest
from django.db import OperationalError

from channels import limits
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.registry import channel
from channels.telegram.poller import Line
from channels.telegram.receive import receive as take_in
from channels.wording import TEXTS
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.telegram import Telegram
from tests.channels.sms import run
from tests.channels.telegram import SPOT, button, message, wait_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch, telegram: Telegram) -> Line:
    configure(monkeypatch, telegram_mode="polling", telegram_webhook_secret=None)
    # The test's transaction lives in this connection; Django's own test client leaves it open for the same reason.
    monkeypatch.setattr("channels.telegram.poller.close_old_connections", lambda: None)
    return Line()


def test_a_session_by_long_polling(telegram: Telegram, bot: Bot, line: Line) -> None:
    """/start, a question, a button, a location, /delete and yes; the bot stands for Rasa."""
    choices = [{"number": 1, "entry": "a", "text": "A"}, {"number": 2, "entry": "b", "text": "B"}]
    bot.answers["ice"] = {"text": "Did you mean", "custom": {"decision": "clarify", "choices": choices}}
    bot.answers["delete"] = {
        "text": "Erase everything?",
        "custom": {"decision": "control", "control": "delete", "offers": ["yes", "no"]},
    }
    line.step()

    def hear(update: dict[str, Any]) -> None:
        telegram.push(**update)
        line.step()
        run()

    def press(number: int) -> None:
        """The button with that number under the last message."""
        shown = [one["callback_data"] for row in telegram.sent[-1]["keyboard"] for one in row]
        hear(button(shown[number]))

    hear(message(text="/start")), hear(message(text="ice")), press(1)
    hear(message(location=SPOT)), hear(message(text="/delete")), press(0)
    heard = telegram.texts()
    assert "not the government" in heard[0]
    assert heard[1:] == ["Did you mean", "2, heard", "📍, heard", "Erase everything?", TEXTS["erased"]["en"]]
    assert bot.asked[2]["metadata"]["location"] == {"lat": 35.37, "lon": -119.02}
    assert Contact.objects.count() == InboxMessage.objects.count() == OutboxMessage.objects.count() == 0


def test_an_update_is_confirmed_only_after_it_was_committed(
    telegram: Telegram, line: Line, monkeypatch
) -> None:  # type: ignore[no-untyped-def]
    line.step()
    telegram.push(**message(text="hi"))

    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("channels.telegram.poller.receive", broken)
        with pytest.raises(RuntimeError):
            line.step()
    line.step()
    assert InboxMessage.objects.get().text == "hi"


def test_polling_again_after_a_death_takes_nothing_twice(telegram: Telegram, bot: Bot, line: Line) -> None:
    line.step()
    telegram.push(**message(text="hi"))
    line.step()
    again = Line()
    again.step(), again.step(), run()
    assert telegram.texts() == ["hi, heard"]


def test_polling_pauses_while_too_many_write(
    monkeypatch: pytest.MonkeyPatch, telegram: Telegram, bot: Bot, line: Line
) -> None:
    line.step()
    line.stopped.wait = lambda timeout=None: True  # type: ignore[method-assign]
    telegram.push(**message(text="hi"))
    with monkeypatch.context() as patch:
        patch.setattr(limits, "TOO_MANY", 0)
        line.step()
    assert InboxMessage.objects.count() == 0
    line.step(), run()
    assert telegram.texts() == ["hi, heard"]


def test_polling_removes_a_webhook_and_sets_the_commands(telegram: Telegram, line: Line) -> None:
    telegram.webhook = {"url": "https://old.example.org"}
    line.step()
    assert telegram.webhook is None
    assert [form.get("language_code") for form in telegram.called("setMyCommands")] == [None, "es"]
    assert "Talk to a person" in telegram.called("setMyCommands")[0]["commands"]


def test_webhook_mode_registers_itself_with_the_secret(telegram: Telegram) -> None:
    Line().step()
    assert telegram.webhook
    assert telegram.webhook["url"] == "https://hub.example.org/webhooks/telegram"
    assert telegram.webhook["secret_token"] == "a-secret"


def test_an_address_that_telegram_does_not_call_is_said_in_words(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    configure(monkeypatch, public_base_url="http://127.0.0.1:8000")
    line = Line()
    monkeypatch.setattr(line.stopped, "wait", lambda timeout=None: line.stop())
    line.keep()
    assert "must begin with https://" in caplog.text
    assert "TELEGRAM_MODE=polling" in caplog.text


def test_at_telegrams_own_servers_webhooks_without_https_are_off_with_the_reason(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, public_base_url="http://127.0.0.1:8000", telegram_api_base_url=None)
    assert "PUBLIC_BASE_URL=https://" in channel("telegram").why_off()
    configure(monkeypatch, telegram_mode="polling")
    assert channel("telegram").is_on()


def test_an_update_that_trips_us_each_time_does_not_stop_those_behind_it(
    telegram: Telegram, bot: Bot, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.step()
    telegram.push(**message(text="poison"))
    telegram.push(**message(text="hi"))

    def receive(update: Any) -> None:
        if update["message"]["text"] == "poison":
            raise RuntimeError
        take_in(update)

    monkeypatch.setattr("channels.telegram.poller.receive", receive)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            line.step()
    line.step(), run()
    assert telegram.texts() == ["hi, heard"]


def test_while_the_database_is_not_there_no_update_is_left_out(
    telegram: Telegram, bot: Bot, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.step()
    telegram.push(**message(text="hi"))

    def away(_: object) -> None:
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr("channels.telegram.poller.receive", away)
        for _ in range(5):
            with pytest.raises(OperationalError):
                line.step()
    line.step(), run()
    assert telegram.texts() == ["hi, heard"]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("token", "ask BotFather"),
        ("conflict", "another program polls"),
        ("down", "cannot be reached"),
        ("webhook", "another program"),
    ],
)
def test_trouble_is_said_once_and_ends_by_itself(
    telegram: Telegram, line: Line, caplog: pytest.LogCaptureFixture, trouble: str, words: str
) -> None:
    caplog.set_level(logging.INFO)
    line.stopped.wait = lambda timeout=None: time.sleep(0.02)  # type: ignore[assignment, return-value]
    if trouble != "webhook":
        telegram.token_is_good = trouble != "token"
        telegram.other_poller = trouble == "conflict"
        if trouble == "down":
            telegram.stop()
    else:
        line.step()
        telegram.webhook = {"url": "x"}
    keeping = threading.Thread(target=line.keep, daemon=True)
    keeping.start()
    wait_for(lambda: words in caplog.text)
    time.sleep(0.2)
    assert caplog.text.count(words) == 1
    telegram.token_is_good, telegram.other_poller = True, False
    if trouble == "down":
        telegram.start()
    wait_for(lambda: bool(telegram.called("getUpdates")) and telegram.webhook is None)
    line.stop()
    keeping.join(10)
