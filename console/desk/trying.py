"""What a question would get: from today's release, and from the draft that is being written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist

from knowledge import drafts, releases
from knowledge.entry import EntryDoc
from knowledge.languages import LANGUAGES
from knowledge.live import LiveRelease
from knowledge.retrieval import Decision, Retriever

MOST = 40  # phrasings looked at in one go


@dataclass(frozen=True)
class Found:
    """An entry and its score."""

    id: str
    question: str
    score: float
    is_this: bool


@dataclass(frozen=True)
class Outcome:
    """`decision` is answer, clarify or abstain."""

    decision: str
    confidence: float
    entries: list[Found]


@dataclass(frozen=True)
class Near:
    """A way of asking that people get another answer for."""

    phrasing: str
    id: str
    question: str
    score: float


def today(text: str, language: str, doc: EntryDoc) -> Outcome:
    """What people get now. Raises NoRelease."""
    release = releases.live()
    return _outcome(release.decide(text, language), release, language, doc)


def with_draft(text: str, language: str, doc: EntryDoc) -> Outcome:
    """What they would get were the draft live: estimated, without building a release. Raises NoRelease."""
    release = releases.live()
    return _outcome(_amended(release, doc).decide(text, language), release, language, doc)


def near(doc: EntryDoc) -> dict[str, list[Near]]:
    """New phrasings, by language, for which the live release sends another entry. Raises NoRelease."""
    release = releases.live()
    known = set(_released(doc.id))
    return {
        language: list(_near(release, doc, language, [one for one in text.phrasings if one not in known][:MOST]))
        for language, text in doc.texts.items()
    }


def _near(release: LiveRelease, doc: EntryDoc, language: str, phrasings: list[str]) -> Iterator[Near]:
    for phrasing in phrasings:
        decision = release.decide(phrasing, language)
        if decision.outcome == "answer" and decision.entries[0].id != doc.id:
            first = decision.entries[0]
            yield Near(phrasing, first.id, release.entry(first.id).text(language).question, decision.confidence)


def _amended(release: LiveRelease, doc: EntryDoc) -> Retriever:
    before, now = _released(doc.id), [] if doc.review.state == "retired" else _asked(doc)
    added = [text for text in now if text not in before]
    return release.retriever.amended(doc.id, added, [text for text in before if text not in now])


def _released(slug: str) -> list[str]:
    """The ways of asking in the approved text, which the live release was most likely made of."""
    try:
        live = drafts.read_live(slug)
    except ObjectDoesNotExist:
        return []
    return _asked(live.doc) if live else []


def _asked(doc: EntryDoc) -> list[str]:
    texts = [doc.texts[language] for language in LANGUAGES if language in doc.texts]
    ways = dict.fromkeys(way for text in texts for way in (text.question, *text.phrasings))
    return [way for way in ways if way]


def _outcome(decision: Decision, release: LiveRelease, language: str, doc: EntryDoc) -> Outcome:
    entries = []
    for one in decision.entries:
        known = release.entries.get(one.id)
        question = doc.texts[language].question if one.id == doc.id else known.text(language).question if known else ""
        entries.append(Found(one.id, question or one.id, one.score, one.id == doc.id))
    return Outcome(decision.outcome, decision.confidence, entries)
