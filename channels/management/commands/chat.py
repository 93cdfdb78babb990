"""`manage.py chat`: talk to the whole running system in the terminal."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from channels.phone import converse


def about(custom: dict[str, Any]) -> str:
    """What a reply was made of, in one line: decision, control or entry, confidence, release, source."""
    sources = custom.get("sources") or []
    parts = [
        custom.get("decision"),
        custom.get("control"),
        custom.get("entry"),
        f"{custom['confidence']:.2f}" if isinstance(custom.get("confidence"), float) else None,
        f"release {custom['release']}" if custom.get("release") else None,
        sources[0].get("citation") or sources[0].get("title") if sources else None,
    ]
    return " · ".join(part for part in parts if part)


class Command(BaseCommand):
    """Each line typed goes through inbox, worker, bot and outbox, as a text message does."""

    help = "Talk to Hubline in the terminal. It must be running."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--timeout", type=float, default=30.0, help="seconds to wait for an answer")
        parser.add_argument("--session", default=None, help="go on with an earlier chat")

    def handle(self, *args: Any, **options: Any) -> None:
        session = options["session"] or f"chat-{uuid.uuid4().hex}"
        self.stdout.write("Write as you would text. An empty line or Ctrl-D ends the chat.")
        while text := self._line():
            try:
                replies = converse(session, text, options["timeout"])
            except TimeoutError as error:
                self.stderr.write(str(error))
                continue
            for reply in replies:
                self.stdout.write(reply["text"])
                self.stdout.write(self.style.HTTP_NOT_MODIFIED(f"  [{about(reply['custom'])}]"))

    def _line(self) -> str:
        try:
            return input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            return ""
