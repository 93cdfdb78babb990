"""A reply: what the person reads, and the `custom` object that channels and reports are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.errors import NoSource
from knowledge.links import source_line, source_link, with_source
from knowledge.live import ReleasedEntry
from knowledge.retrieval import Scored

# These never go out without an entry. An emergency reply may: then it is a phone number and nothing else.
_ANSWERS = frozenset({"answer", "hubs"})


@dataclass
class Reply:
    """One reply. `entry` is the one whose source is named; without it the text stands alone."""

    decision: str
    language: str
    body: str
    release: str | None = None
    entry: ReleasedEntry | None = None
    entries: list[str] = field(default_factory=list)
    control: str | None = None
    place: dict[str, Any] | None = None
    hubs: list[dict[str, Any]] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    scores: list[Scored] = field(default_factory=list)
    confidence: float | None = None
    rule: str | None = None
    erase: bool = False
    consent: bool | None = None

    def __post_init__(self) -> None:
        """Hold rule 1 here, where no action can forget it. Raises NoSource."""
        if self.entry:
            sourced = bool(self.entry.sources) and bool(self.entry.sources[0].checked_on)
            if not sourced or self.entry.is_due(date.today()):
                raise NoSource(f"{self.entry.id} has no source, no check date, or its review is due")
        elif self.decision in _ANSWERS:
            raise NoSource(f"{self.decision} without an entry")

    @property
    def _link(self) -> str:
        return source_link(self.entry.code, self.language) if self.entry else ""

    @property
    def text(self) -> str:
        """The whole reply, complete by itself."""
        if not self.entry:
            return self.body
        return with_source(self.body, self.entry.sources[0].label, self._link, self.language)

    def custom(self) -> dict[str, Any]:
        """As in DESIGN: decision, entry, sources, place, hubs, control; and the parts a renderer needs."""
        entry = self.entry
        return {
            "decision": self.decision,
            "entry": entry.id if entry else None,
            "topic": entry.topic if entry else None,
            "entries": self.entries or ([entry.id] if entry else []),
            "language": self.language,
            "release": self.release,
            "revision": entry.revision(self.language) if entry else None,
            "sources": [_source(source) for source in entry.sources] if entry else [],
            "place": self.place,
            "hubs": self.hubs,
            "control": self.control,
            "text": {
                "body": self.body,
                "source": source_line(entry.sources[0].label, self.language) if entry else None,
                "link": self._link or None,
            },
            "choices": self.choices,
            "offers": self.offers,
            "scores": [{"id": one.id, "score": round(float(one.score), 4)} for one in self.scores],
            "confidence": self.confidence,
            "rule": self.rule,
            "erase": self.erase,
            "consent": self.consent,
        }


def _source(source: Any) -> dict[str, str]:
    return {
        "citation": source.citation,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "checked_on": source.checked_on.isoformat(),
    }
