"""Twilio's Messages API as we meet it: it takes, lists and deletes messages, refuses, limits, breaks off, is down.

Source of paths, fields and status codes: Twilio, "Messages resource", and the SDK that calls them.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timezone
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs

from tests.channels.providers.server import Party

ACCOUNT = "AC" + "0" * 32
TOKEN = "token-of-the-test-account"
NUMBER = "+15005550006"


class Twilio(Party):
    """`messages` is what it took; `next` is what it does with the coming requests, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.next: deque[Any] = deque()

    def sent(self) -> list[tuple[str, str]]:
        """Recipient and text of each message taken."""
        return [(message["to"], message["body"]) for message in self.messages]

    def handle(self, method, path, query, body, headers):  # type: ignore[no-untyped-def]
        root = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
        if method == "DELETE":
            sid = path.removeprefix(root + "/").removesuffix(".json")
            known = any(message["sid"] == sid for message in self.messages)
            self.deleted.append(sid)
            return (204, None, {}) if known else self._error(404, 20404)
        if path != f"{root}.json":
            return self._error(404, 20404)
        if method == "GET":
            wanted = query.get("To", [""])[0]
            found = [message for message in self.messages if message["to"] == wanted]
            return 200, {"messages": found[::-1], "page": 0, "page_size": 50, "next_page_uri": None,
                         "uri": path, "first_page_uri": path, "previous_page_uri": None}, {}  # fmt: skip
        form = {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
        act = self.next.popleft() if self.next else None
        if isinstance(act, tuple):
            return self._error(*act)
        if act == "break off before":
            return None
        message = self._take(form)
        if act == "break off after":
            return None
        return 201, message, {}

    def _take(self, form: dict[str, str]) -> dict[str, Any]:
        now = format_datetime(datetime.now(timezone.utc))
        message = {
            "sid": f"SM{len(self.messages):032x}", "to": form["To"], "from": form.get("From"), "form": form,
            "messaging_service_sid": form.get("MessagingServiceSid"), "status": "queued", "account_sid": ACCOUNT,
            "body": "" if form.get("ContentRetention") == "discard" else form["Body"], "real_body": form["Body"],
            "date_created": now, "date_sent": None, "date_updated": now, "num_segments": "1", "num_media": "0",
            "direction": "outbound-api", "error_code": None, "error_message": None, "price": None, "price_unit": None,
            "api_version": "2010-04-01", "uri": "", "subresource_uris": {},
        }  # fmt: skip
        self.messages.append(message)
        return message

    def _error(self, status: int, code: int) -> tuple[int, dict[str, Any], dict[str, str]]:
        return status, {"code": code, "message": "no", "more_info": "", "status": status}, {}
