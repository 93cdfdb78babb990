"""Answers of the FAQ that a colleague can send, found by the person's words or the colleague's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge import releases
from knowledge.errors import KnowledgeError
from knowledge.languages import fold
from knowledge.links import source_line, source_link
from knowledge.live import LiveRelease, ReleasedEntry

MOST = 6


@dataclass(frozen=True)
class Suggestion:
    """An entry with the whole text that inserting it writes."""

    id: str
    question: str
    short: str
    text: str
    score: float | None
    custom: dict[str, Any]


def suggest(words: str, language: str) -> list[Suggestion]:
    """What the live release has on `words`, best first; entries whose review is due are left out."""
    if not words.strip():
        return []
    try:
        release = releases.live()
        decided = release.decide(words, language)
    except KnowledgeError:
        return []
    scores = {one.id: float(one.score) for one in decided.entries}
    ids = list(dict.fromkeys([*scores, *_named(release, words, language)]))[:MOST]
    entries = [release.entries[each] for each in ids if each in release.entries]
    return [
        _suggestion(entry, language, scores.get(entry.id))
        for entry in entries
        if not entry.is_due(date.today())
    ]


def inserted(slug: str, language: str) -> dict[str, Any] | None:
    """What a reply remembers of the entry that was inserted; None when it is not in the live release."""
    try:
        entry = releases.live().entries.get(slug)
    except KnowledgeError:
        return None
    return _suggestion(entry, language, None).custom if entry else None


def text_of(slug: str, language: str) -> str:
    """The text that inserting the entry writes; empty when the live release does not have it."""
    try:
        entry = releases.live().entries.get(slug)
    except KnowledgeError:
        return ""
    return _suggestion(entry, language, None).text if entry else ""


def _named(release: LiveRelease, words: str, language: str) -> list[str]:
    """Entries that have every word in their id, question or answer."""
    wanted = fold(words).split()
    texts = {entry.id: entry.text(language) for entry in release.entries.values()}
    said = {each: fold(f"{each} {text.question} {text.short}") for each, text in texts.items()}
    return [each for each, text in said.items() if all(word in text for word in wanted)]


def _suggestion(entry: ReleasedEntry, language: str, score: float | None) -> Suggestion:
    text, link = entry.text(language), source_link(entry.code, language)
    source = source_line(entry.sources[0].label, language)
    custom = {"id": entry.id, "topic": entry.topic, "source": source, "link": link}
    return Suggestion(
        entry.id, text.question, text.short.strip(), f"{text.short.strip()}\n{source} {link}", score, custom
    )
