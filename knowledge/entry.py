"""An FAQ entry as content: what the YAML files hold, and what import, vetting, export and releases pass around."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

TOPICS = ("schools", "police", "hubs", "encounters")
URGENCIES = ("normal", "urgent")
STATES = ("draft", "in review", "approved", "retired")
SOURCE_KINDS = ("statute", "case", "regulation", "agency", "ordinance", "policy", "guide", "news")
HOW_CHECKED = ("page", "copy", "citation")
REVIEW_DAYS = {True: 60, False: 180}  # volatile or not


@dataclass(frozen=True)
class SourceDoc:
    """Where a fact comes from. `label` is how a text message names it (GSM-7, at most 30 characters)."""

    title: str
    publisher: str
    url: str
    citation: str
    label: str
    kind: str
    checked_on: date | None
    checked_how: str


@dataclass(frozen=True)
class TextDoc:
    """An entry in one language. `first_steps` is what somebody gets in the middle of an emergency, `withdrawn` what
    those read who follow a link to an answer that was retired."""

    question: str
    short: str
    full: str
    phrasings: list[str]
    first_steps: str = ""
    withdrawn: str = ""


@dataclass(frozen=True)
class ReviewDoc:
    """Who stands behind an entry, and until when without reading it again."""

    state: str
    approved_by: str
    approved_on: date | None
    review_by: date | None


@dataclass(frozen=True)
class EntryDoc:
    """One entry, in all its languages. `path` is the file it was read from, if any."""

    id: str
    topic: str
    jurisdiction: str
    urgency: str
    volatile: bool
    related: list[str]
    review: ReviewDoc
    sources: list[SourceDoc]
    texts: dict[str, TextDoc]
    replaced_by: str = ""  # the entry to read instead of one that was retired
    path: Path | None = field(default=None, compare=False)

    @property
    def where(self) -> str:
        return str(self.path) if self.path else "database"
