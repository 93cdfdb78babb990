"""Twilio's Messages API as we meet it: it takes, lists and deletes messages, refuses, limits, is slow, breaks off,
is down, hides numbers and texts.

Source of paths, fields, filters and status codes: Twilio, "Messages resource", and the SDK that calls them; of hidden
numbers and texts: Twilio, "Message Redaction" (the last four digits become XXXX, and are not found by any more).
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from datetime import datetime, timezone
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.channels.providers.server import Busy, Party

ACCOUNT = "AC" + "0" * 32
TOKEN = "token-of-the-test-account"
NUMBER = "+15005550006"


class Twilio(Party):
    """`messages` is what it took; `next` is what it does with the coming requests, in order: an error's status and
    code, "break off before" or "break off after" it took the message, or seconds to think; `next_deletions` likewise:
    an error's status and code, or None. `busy` limits a rate."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.next: deque[Any] = deque()
        self.next_deletions: deque[tuple[int, int] | None] = deque()
        self.busy: Busy | None = None
        self.page_size = 50
        self.prefix = ""  # what a trial account puts before every text
        self._ids = itertools.count()

    def sent(self) -> list[tuple[str, str]]:
        """Recipient and text of each message taken."""
        return [(message["to"], message["body"]) for message in self.messages]

    def handle(self, method, path, query, body, headers):  # type: ignore[no-untyped-def]
        root = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
        if method == "DELETE":
            if refusal := self.next_deletions.popleft() if self.next_deletions else None:
                return self._error(*refusal)
            sid = path.removeprefix(root + "/").removesuffix(".json")
            known = any(message["sid"] == sid for message in self.messages)
            self.deleted.append(sid)
            return (204, None, {}) if known else self._error(404, 20404)
        if path != f"{root}.json":
            return self._error(404, 20404)
        if method == "GET":
            return 200, self._list(path, {name: values[0] for name, values in query.items()}), {}
        form = {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
        if self.busy and self.busy.is_over():
            return self._error(429, 20429)
        act = self.next.popleft() if self.next else None
        if isinstance(act, float):
            time.sleep(act)
        if isinstance(act, tuple):
            return self._error(*act)
        if act == "break off before":
            return None
        message = self._take(form)
        if act == "break off after":
            return None
        return 201, message, {}

    def _list(self, path: str, query: dict[str, str]) -> dict[str, Any]:
        """A page of the messages that the filters let through, the newest first."""
        found = [message for message in self.messages[::-1] if self._is_wanted(message, query)]
        size = min(int(query.get("PageSize", 50)), self.page_size)
        page = int(query.get("Page", 0))
        rest = found[(page + 1) * size :]
        more = urlencode({**query, "Page": page + 1}) if rest else None
        return {
            "messages": [_shown(message) for message in found[page * size : (page + 1) * size]], "page": page,
            "page_size": size, "next_page_uri": f"{path}?{more}" if more else None, "uri": path,
            "first_page_uri": path, "previous_page_uri": None,
        }  # fmt: skip

    def _is_wanted(self, message: dict[str, Any], query: dict[str, str]) -> bool:
        sent = message["date_sent"]
        day = parsedate_to_datetime(sent).date().isoformat() if sent else None
        since, until = query.get("DateSent>"), query.get("DateSent<")
        return (
            query.get("To", _shown(message)["to"]) == _shown(message)["to"]
            and query.get("From", message["from"]) == message["from"]
            and (since is None or (day is not None and day >= since[:10]))
            and (until is None or (day is not None and day <= until[:10]))
        )

    def _take(self, form: dict[str, str]) -> dict[str, Any]:
        now = format_datetime(datetime.now(timezone.utc))
        message = {
            "sid": f"SM{next(self._ids):032x}", "to": form["To"], "from": form.get("From"), "form": form,
            "messaging_service_sid": form.get("MessagingServiceSid"), "status": "queued", "account_sid": ACCOUNT,
            "body": "" if form.get("ContentRetention") == "discard" else self.prefix + form["Body"],
            "real_body": form["Body"],
            "date_created": now, "date_sent": None, "date_updated": now, "num_segments": "1", "num_media": "0",
            "direction": "outbound-api", "error_code": None, "error_message": None, "price": None, "price_unit": None,
            "api_version": "2010-04-01", "uri": "", "subresource_uris": {},
        }  # fmt: skip
        self.messages.append(message)
        return message

    def _error(self, status: int, code: int) -> tuple[int, dict[str, Any], dict[str, str]]:
        return status, {"code": code, "message": "no", "more_info": "", "status": status}, {}


def _shown(message: dict[str, Any]) -> dict[str, Any]:
    """As the list shows it: what is hidden is hidden there too."""
    hidden = message["form"].get("AddressRetention") == "obfuscate"
    return message | ({"to": f"{message['to'][:-4]}XXXX"} if hidden else {})
