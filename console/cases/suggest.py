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


def suggest(questions: list[str], language: str) -> list[Suggestion]:
    """What the live release has on any of `questions`, best first; entries whose review is due are left out."""
    scores: dict[str, float] = {}
    named: list[str] = []
    try:
        release = releases.live()
        for words in filter(str.strip, questions):
            for one in release.decide(words, language).entries:
                scores[one.id] = max(scores.get(one.id, 0.0), float(one.score))
            named += _named(release, words, language)
    except KnowledgeError:
        return []
    best = sorted(scores, key=lambda each: -scores[each])
    entries = [release.entries[each] for each in dict.fromkeys([*best, *named]) if each in release.entries]
    return [
        _suggestion(entry, language, scores.get(entry.id))
        for entry in entries
        if not entry.is_due(date.today())
    ][:MOST]


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
