"""The world outside the four processes: people texting by way of Twilio and Telegram, and what they get back."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import httpx
from twilio.request_validator import RequestValidator

from tests.channels.providers.telegram import Telegram
from tests.channels.providers.twilio import ACCOUNT, NUMBER, TOKEN, Twilio
from tests.whole import Whole

PUBLIC = "https://hub.example.org"
QUESTIONS = (
    "can the school ask if my son has papers",
    "¿la policía me puede preguntar si tengo papeles?",
    "necesito ayuda cerca de 93304",
    "ICE is at my door",
    "what's the weather",
    "hola",
    "can I film officers",
    "me llamo Rosa y mi cel es 213-555-0147",
)


class Deaths:
    """Deaths that are due at the one gap no sender can close alone: after the provider took a message and before it
    says so. One that cannot be dealt yet (the worker is being restarted) is dealt at the next message."""

    def __init__(self) -> None:
        self.victims: set[int] = set()
        self.who: list[str] = []
        self.kill: Callable[[], bool] = lambda: False
        self._due = 0
        self._lock = threading.Lock()

    def taken(self, count: int, address: str) -> None:
        """To be called when the provider took its message number `count`, to `address`."""
        with self._lock:
            self._due += count in self.victims
            if self._due and self.kill():
                self._due -= 1
                self.who.append(address)


class DeadlyTwilio(Twilio):
    """Kills the worker after it took a message and before it says so."""

    def __init__(self) -> None:
        super().__init__()
        self.deaths = Deaths()

    def _take(self, form: dict[str, str]) -> dict[str, Any]:
        message = super()._take(form)
        self.deaths.taken(len(self.messages), form["To"])
        return message


class DeadlyTelegram(Telegram):
    """The same for Telegram, which has no list to look in afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self.deaths = Deaths()

    def _sendMessage(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        answer = super()._sendMessage(form)
        self.deaths.taken(len(self.sent), form["chat_id"])
        return answer


def variables(twilio: Twilio, telegram: Telegram) -> dict[str, str]:
    """The environment that points the four processes at these providers."""
    from tests.channels.providers.telegram import TOKEN as TELEGRAM_TOKEN

    return {
        "PUBLIC_BASE_URL": PUBLIC,
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "TWILIO_FROM_NUMBER": NUMBER,
        "TWILIO_API_BASE_URL": twilio.url,
        "TELEGRAM_BOT_TOKEN": TELEGRAM_TOKEN,
        "TELEGRAM_API_BASE_URL": telegram.url,
    }


def person(number: int) -> str:
    """A made-up phone number for each person."""
    return f"+1213555{number:04d}"


def text_in(web_url: str, sender: str, text: str, sid: str, *, patience: float = 180) -> None:
    """Delivers one SMS as Twilio does: signed, and again until it is accepted."""
    fields = {
        "MessageSid": sid, "From": sender, "To": NUMBER, "Body": text, "NumMedia": "0", "AccountSid": ACCOUNT,
        "FromCity": "", "ApiVersion": "2010-04-01",
    }  # fmt: skip
    signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/webhooks/sms", fields)
    until = time.monotonic() + patience
    while True:
        try:
            response = httpx.post(
                f"{web_url}/webhooks/sms", data=fields, headers={"X-Twilio-Signature": signature},
                timeout=15, trust_env=False,
            )  # fmt: skip
            if response.status_code == 200:
                return
        except httpx.TransportError:
            pass
        assert time.monotonic() < until, "web did not come back"
        time.sleep(0.3)


class Killer:
    """Kills processes at random, never so often that the launcher gives up (three deaths of one in a minute)."""

    def __init__(self, whole: Whole, seed: int) -> None:
        self.whole, self.random = whole, random.Random(seed)
        self.when: dict[str, list[float]] = defaultdict(list)
        self.killed: Counter[str] = Counter()
        self._lock = threading.Lock()

    def may_kill(self, name: str, *, most: int = 2) -> bool:
        recent = [at for at in self.when[name] if at > time.monotonic() - 70]
        return len(recent) < most

    def kill(self, name: str) -> bool:
        """Whether `name` was alive and is dead now."""
        with self._lock:
            if not self.may_kill(name):
                return False
            try:
                os.kill(self.whole.pid(name), signal.SIGKILL)
            except (LookupError, ProcessLookupError):
                return False
            self.when[name].append(time.monotonic())
            self.killed[name] += 1
            return True

    def one_at_random(self) -> None:
        # One death of the worker a minute is left for the gap after a provider's acceptance.
        most = {"web": 2, "worker": 1, "actions": 2, "bot": 2}
        names = [name for name, count in most.items() if self.may_kill(name, most=count)]
        if names:
            self.kill(self.random.choice(names))
