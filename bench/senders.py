"""People who text a `web` by either channel, and providers of ours that note when its answer arrives."""

from __future__ import annotations

import time
from typing import Any, Protocol

import httpx
from twilio.request_validator import RequestValidator

from tests.channels.providers.telegram import Telegram
from tests.channels.providers.twilio import ACCOUNT, NUMBER, TOKEN, Twilio

PUBLIC = "https://hub.example.org"
SECRET = "a-secret-of-the-benchmark"  # noqa: S105


class Sender(Protocol):
    """One channel's webhook; `at` is when each person's first answer arrived."""

    name: str
    at: dict[int, float]

    def text(self, number: int, text: str) -> None:
        """Person `number` writes; gives back when the webhook has answered 200."""

    def known_as(self, number: int) -> str:
        """The provider's id of what person `number` wrote."""


class Sms(Twilio):
    """Signed requests, as Twilio makes them."""

    name = "SMS"

    def __init__(self, web: str) -> None:
        super().__init__()
        self.at: dict[int, float] = {}
        self._address = f"{web}/webhooks/sms"
        self._client = httpx.Client(timeout=30, trust_env=False)

    def text(self, number: int, text: str) -> None:
        fields = {"MessageSid": self.known_as(number), "From": f"+1213{5550000 + number}", "To": NUMBER, "Body": text,
                  "NumMedia": "0", "FromCity": "", "AccountSid": ACCOUNT}  # fmt: skip
        signature = RequestValidator(TOKEN).compute_signature(f"{PUBLIC}/webhooks/sms", fields)
        headers = {"X-Twilio-Signature": signature}
        self._client.post(self._address, data=fields, headers=headers).raise_for_status()

    def known_as(self, number: int) -> str:
        return f"SM{number:032d}"

    def _take(self, form: dict[str, str]) -> dict[str, Any]:
        # What a newcomer is told beside the answer may follow it.
        self.at.setdefault(int(form["To"].removeprefix("+1213")) - 5550000, time.time())
        return super()._take(form)


class Chats(Telegram):
    """Updates with the secret, as Telegram brings them."""

    name = "Telegram"

    def __init__(self, web: str) -> None:
        super().__init__()
        self.at: dict[int, float] = {}
        self._address = f"{web}/webhooks/telegram"
        self._client = httpx.Client(timeout=30, trust_env=False)

    def text(self, number: int, text: str) -> None:
        sender = {"id": number, "is_bot": False, "first_name": "x", "language_code": "en"}
        chat = {"id": number, "type": "private"}
        message = {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": text}
        update = {"update_id": number, "message": message}
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        self._client.post(self._address, json=update, headers=headers).raise_for_status()

    def known_as(self, number: int) -> str:
        return str(number)

    def _sendMessage(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        self.at.setdefault(int(form["chat_id"]), time.time())
        return super()._sendMessage(form)
