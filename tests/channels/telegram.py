"""What Telegram tests share: updates as the Bot API makes them, through the real webhook."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.channels.sms import run

CHAT = 77
PERSON = {
    "id": CHAT,
    "is_bot": False,
    "first_name": "Rosa",
    "last_name": "Canche",
    "username": "rosac",
    "language_code": "en",
}
PRIVATE = {"id": CHAT, "type": "private", "first_name": "Rosa", "username": "rosac"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Padres"}
_count = 5000


def message(
    chat: dict[str, Any] | None = None, sender: dict[str, Any] | None = None, **fields: Any
) -> dict[str, Any]:
    return {
        "message": {"message_id": 1, "date": 0, "chat": chat or PRIVATE, "from": sender or PERSON, **fields}
    }


def button(data: str | None, chat: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A press; `data` as the button carries it."""
    query = {"id": "cb1", "from": PERSON, "chat_instance": "1", **fields}
    if chat is not None or "inline_message_id" not in fields:
        query["message"] = {"message_id": 1, "date": 0, "chat": chat or PRIVATE}
    return {"callback_query": query | ({"data": data} if data is not None else {})}


def member(status: str, chat: dict[str, Any]) -> dict[str, Any]:
    who = {"user": {"id": 123456, "is_bot": True, "first_name": "Hubline"}, "status": status}
    return {
        "my_chat_member": {
            "chat": chat,
            "from": PERSON,
            "date": 0,
            "old_chat_member": who,
            "new_chat_member": who,
        }
    }


def post(update: Any, secret: str | None = "a-secret") -> HttpResponse:
    global _count
    _count += 1
    if isinstance(update, dict):
        update = {"update_id": _count, **update}
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    return Client().post(
        "/webhooks/telegram", json.dumps(update), content_type="application/json", headers=headers
    )


def say(text: str) -> None:
    assert post(message(text=text)).status_code == 200
    run()


PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
FILE = {"file_id": "a", "file_unique_id": "b"}
SPOT = {"latitude": 35.373292, "longitude": -119.018712}  # a house


def wait_for(done: Callable[[], bool], seconds: float = 10) -> None:
    """Until what another thread does is done."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)
