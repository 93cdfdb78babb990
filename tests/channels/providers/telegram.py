"""The Bot API as we meet it: polling, webhooks, messages with markup, buttons, commands, limits, blocks, outages.

Source of methods, limits and error texts: core.telegram.org/bots/api.
"""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs

from tests.channels.providers.server import Busy, Party

TOKEN = "123456:test-token-of-the-local-bot"
_ALLOWED = {"a", "b", "i", "u", "s", "code", "pre"}


class _Markup(HTMLParser):
    """Telegram's own check: known tags, closed in order. Collects the visible text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.links: list[str] = []
        self.wrong = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong |= tag not in _ALLOWED
        self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        self.wrong |= not self.open or self.open.pop() != tag

    def handle_data(self, data: str) -> None:
        self.text += data


class Telegram(Party):
    """`sent` is what it took; `next` is what it does with the coming sends, in order: an error, "break off before" or
    "break off after" it took the message, or seconds to think. `outage` is its answer to all calls; `busy` a rate."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.next: deque[Any] = deque()
        self.waiting: list[dict[str, Any]] = []
        self.webhook: dict[str, Any] | None = None
        self.other_poller = False
        self.token_is_good = True
        self.outage: dict[str, Any] | None = None
        self.busy: Busy | None = None
        self._last = 1000
        self._lock = threading.Lock()

    def texts(self, chat: int = 77) -> list[str]:
        return [message["plain"] for message in self.sent if message["chat_id"] == str(chat)]

    def called(self, method: str) -> list[dict[str, Any]]:
        return [form for name, form in self.calls if name == method]

    def push(self, **update: Any) -> int:
        """An update for whoever polls; gives its id."""
        with self._lock:
            self._last += 1
            self.waiting.append({"update_id": self._last, **update})
            return self._last

    def handle(self, method, path, query, body, headers):  # type: ignore[no-untyped-def]
        if not self.token_is_good or not path.startswith(f"/bot{TOKEN}/"):
            return self._error(401, "Unauthorized")
        name = path.rsplit("/", 1)[1]
        form: dict[str, Any] = {key: values[0] for key, values in parse_qs(body.decode()).items()}
        self.calls.append((name, form))
        if self.outage:
            return self._error(**self.outage)
        return getattr(self, f"_{name}", self._ok)(form)

    def _ok(self, form: dict[str, Any], result: Any = True):  # type: ignore[no-untyped-def]
        return 200, {"ok": True, "result": result}, {}

    def _error(self, status: int, words: str, **parameters: Any):  # type: ignore[no-untyped-def]
        payload = {"ok": False, "error_code": status, "description": words}
        return status, payload | ({"parameters": parameters} if parameters else {}), {}

    def _getMe(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        return self._ok(form, {"id": 123456, "is_bot": True, "first_name": "Hubline", "username": "hubline_bot"})

    def _setWebhook(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        if not form["url"].startswith("https://"):
            return self._error(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = form
        return self._ok(form)

    def _deleteWebhook(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        self.webhook = None
        return self._ok(form)

    def _getUpdates(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        if self.webhook:
            return self._error(409, "Conflict: can't use getUpdates method while webhook is active")
        if self.other_poller:
            return self._error(409, "Conflict: terminated by other getUpdates request")
        offset = int(form.get("offset", 0))
        until = time.monotonic() + min(1.0, float(form.get("timeout", 0)))
        while True:
            with self._lock:
                self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
                if self.waiting or time.monotonic() > until:
                    return self._ok(form, list(self.waiting))
            time.sleep(0.01)

    def _sendMessage(self, form):  # type: ignore[no-untyped-def]  # noqa: N802
        if self.busy and self.busy.is_over():
            return self._error(429, "Too Many Requests: retry after 1", retry_after=1)
        act = self.next.popleft() if self.next else None
        if isinstance(act, float):
            time.sleep(act)
        if isinstance(act, dict):
            return self._error(**act)
        if act == "break off before":
            return None
        markup = _Markup()
        markup.feed(form["text"])
        markup.close()
        if form.get("parse_mode") == "HTML" and (markup.wrong or markup.open):
            return self._error(400, "Bad Request: can't parse entities")
        if not markup.text.strip():
            return self._error(400, "Bad Request: message text is empty")
        if len(markup.text.encode("utf-16-le")) // 2 > 4096:
            return self._error(400, "Bad Request: message is too long")
        keyboard = json.loads(form.get("reply_markup", "{}")).get("inline_keyboard", [])
        if any(len(one.get("callback_data", "").encode()) > 64 for row in keyboard for one in row):
            return self._error(400, "Bad Request: BUTTON_DATA_INVALID")
        with self._lock:
            number = len(self.sent) + 1
            self.sent.append({
                **form, "plain": markup.text, "links": markup.links, "keyboard": keyboard, "message_id": number,
                "at": time.monotonic(),
            })  # fmt: skip
        if act == "break off after":
            return None
        chat = {"id": int(form["chat_id"]), "type": "private"}
        return self._ok(form, {"message_id": number, "date": 0, "chat": chat, "text": markup.text})
