"""From a group of questions to a draft: ways of asking added to an entry, or a new entry begun."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knowledge import drafts
from knowledge.entry import EntryDoc, ReviewDoc, TextDoc
from knowledge.languages import LANGUAGES, fold
from knowledge.models import Entry

CALIFORNIA = "California"


def lines(text: str) -> list[str]:
    """Its lines, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def add_phrasings(slug: str, language: str, ways: list[str], user: Any) -> Entry:
    """Add ways of asking to the draft of an entry; those it has already are not added twice. Raises Overtaken."""
    draft = drafts.read(slug)
    text = draft.doc.texts[language]
    known = {fold(way) for way in text.phrasings}
    text = replace(text, phrasings=text.phrasings + [way for way in ways if fold(way) not in known])
    doc = replace(draft.doc, texts=draft.doc.texts | {language: text})
    return drafts.save(doc, draft.sources, user=user, mark=draft.mark).lead


def begin_entry(slug: str, topic: str, language: str, question: str, ways: list[str], user: Any) -> Entry:
    """A draft of a new entry, still without an answer. Raises ContentError when the id is taken."""
    texts: dict[str, TextDoc] = {
        each: TextDoc(question if each == language else "", "", "", ways if each == language else [])
        for each in LANGUAGES
    }
    doc = EntryDoc(slug, topic, CALIFORNIA, "normal", False, [], ReviewDoc("draft", "", None, None), [], texts)
    return drafts.save(doc, [], user=user, mark="").lead
