"""Rasa's REST channel as the pipeline meets it: it answers, is slow, silent, broken or down."""

from __future__ import annotations

import json
import time
from typing import Any

from tests.channels.providers.server import Party


class Bot(Party):
    """Answers "<what was said>, heard", keeps what it was asked, and does what `mood` says."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, Any]] = []
        self.mood: str | None = None
        self.answers: dict[str, dict[str, Any]] = {}

    def handle(self, method, path, query, body, headers):  # type: ignore[no-untyped-def]
        if method == "GET":
            return 200, {"status": "ok"}, {}
        said = json.loads(body)
        self.asked.append(said)
        if self.mood == "silent":
            return 200, [], {}
        if self.mood == "broken":
            return 500, {"reason": "error"}, {}
        if self.mood == "garbled":
            return 200, "nonsense", {}
        if self.mood == "slow":
            time.sleep(1)
        custom = {"decision": "answer", "language": "en", "entry": "e", "sources": []}
        reply = {"recipient_id": said["sender"], "text": f"{said['message']}, heard", "custom": custom}
        given = self.answers.get(said["message"])
        if given:
            reply = {**reply, **given, "custom": {**custom, **given.get("custom", {})}}
        return 200, [reply], {}
