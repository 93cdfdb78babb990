"""One line of the conversation as the page shows it: the words, how each channel would carry them, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from channels.phone import Line
from channels.render import sms, telegram
from channels.render.telegram import Button
from channels.reply import Reply
from knowledge.models import Entry
from knowledge.segments import Segments, measure

SLOW = timedelta(seconds=8)  # after this the page says that the bot keeps us waiting


@dataclass(frozen=True)
class Part:
    """One text message and what it costs."""

    text: str
    segments: Segments


@dataclass(frozen=True)
class Asked:
    """What the person wrote, as it is kept: personal data is already taken out."""

    id: str
    text: str
    at: datetime
    state: str  # waiting, slow, answered, failed or ignored

    is_answer = False


@dataclass(frozen=True)
class EntryLink:
    """An entry that was weighed; no address where the store no longer has it."""

    id: str
    question: str
    address: str
    score: float | None


@dataclass(frozen=True)
class Answered:
    """What was said back, as SMS and as Telegram, and what it was decided on."""

    id: str
    at: datetime
    state: str
    parts: list[Part]
    telegram: list[SafeString]
    buttons: list[list[Button]]
    custom: dict[str, Any]
    entries: list[EntryLink]

    is_answer = True

    @property
    def total(self) -> int:
        """Segments of all parts."""
        return sum(part.segments.count for part in self.parts)


def bubbles(lines: Iterable[Line]) -> list[Asked | Answered]:
    """A transcript made fit to show."""
    return [_answered(line) if line["who"] == "hubline" else _asked(line) for line in lines]


def _asked(line: Line) -> Asked:
    state = line["state"]
    if state == "accepted":
        state = "slow" if timezone.now() - line["at"] > SLOW else "waiting"
    return Asked(line["id"], line["text"], line["at"], state)


def _answered(line: Line) -> Answered:
    reply = Reply(text=line["text"], custom=line["custom"])
    as_telegram = telegram.render(reply)
    return Answered(
        id=line["id"],
        at=line["at"],
        state=line["state"],
        parts=[Part(text, measure(text)) for text in sms.render(reply).parts],
        telegram=[mark_safe(part) for part in as_telegram.parts],  # noqa: S308  # the renderer escapes all text
        buttons=as_telegram.buttons,
        custom=line["custom"],
        entries=entries_of(line["custom"]),
    )


def entries_of(custom: dict[str, Any]) -> list[EntryLink]:
    """The entry that was sent and those that were weighed, best first."""
    scores = {item["id"]: item["score"] for item in custom.get("scores") or []}
    named = [entry for entry in [custom.get("entry"), *(custom.get("entries") or [])] if entry]
    ids = list(dict.fromkeys([*named, *scores]))
    rows = Entry.objects.filter(slug__in=ids, locale__language_code=custom.get("language") or "en")
    known = {row.slug: row for row in rows}
    return [
        EntryLink(
            id=entry,
            question=known[entry].question if entry in known else entry,
            address=reverse("wagtailsnippets_knowledge_entry:edit", args=[known[entry].pk]) if entry in known else "",
            score=scores.get(entry),
        )
        for entry in ids
    ]
