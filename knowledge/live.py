"""A release as it is used: entries to answer from, hubs to send people to, and retrieval over the entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from knowledge import archive, encoder, urgent
from knowledge.encoder import Encoder
from knowledge.errors import ReleaseBroken
from knowledge.hub import Hub, read_hub
from knowledge.retrieval import Before, Decision, Retriever
from knowledge.urgent import Urgent

FORMAT = 6  # what is written
READABLE = (5, FORMAT)  # 5 had one regression for all languages


@dataclass(frozen=True)
class ReleasedSource:
    """A source as it was when released (see `knowledge.entry.SourceDoc`)."""

    title: str
    publisher: str
    url: str
    citation: str
    label: str
    kind: str
    checked_on: date
    checked_how: str


@dataclass(frozen=True)
class ReleasedText:
    """An entry in one language, as sent and shown."""

    question: str
    short: str
    full: str
    first_steps: str


@dataclass(frozen=True)
class ReleasedEntry:
    """An approved entry as it was when released. `revisions` are Wagtail's, by language."""

    id: str
    code: str
    topic: str
    jurisdiction: str
    urgency: str
    volatile: bool
    related: list[str]
    approved_by: str
    approved_on: date
    review_by: date
    sources: list[ReleasedSource]
    texts: dict[str, ReleasedText]
    revisions: dict[str, int]

    def text(self, language: str) -> ReleasedText:
        return self.texts[language]

    def revision(self, language: str) -> int:
        return self.revisions[language]

    def is_due(self, today: date) -> bool:
        """Past its review date: it is not served any more until somebody has read it again."""
        return self.review_by < today


class LiveRelease:
    """Everything needed to answer, read from one archive. Raises ReleaseBroken when it does not fit this version."""

    def __init__(self, content: bytes) -> None:
        manifest, self._arrays = archive.unpack(content)
        if manifest.get("format") not in READABLE:
            raise ReleaseBroken(f"format {manifest.get('format')} is not {FORMAT}; build a new release")
        self.number: str = manifest["number"]
        self.encoder_name: str = manifest["encoder"]
        self.entries: dict[str, ReleasedEntry] = {item["id"]: _entry(item) for item in manifest["entries"]}
        self.hubs: list[Hub] = [read_hub(item) for item in manifest["hubs"]]
        self._labels: list[str] = manifest["labels"]
        self._encoder: Encoder | None = None

    @cached_property
    def retriever(self) -> Retriever:
        """Loaded at the first question: pages that only show entries never pay for the encoder."""
        return Retriever.restore(self._model, self._arrays, self._labels)

    @property
    def _model(self) -> Encoder:
        return self._encoder or encoder.load(self.encoder_name)

    def use(self, model: Encoder) -> None:
        """Have `model` encode, which must give the vectors of `encoder_name`. Before the first question only."""
        self._encoder = model

    def entry(self, entry_id: str) -> ReleasedEntry:
        """Raises KeyError when the release holds no such entry."""
        return self.entries[entry_id]

    def by_code(self, code: str) -> ReleasedEntry | None:
        return next((entry for entry in self.entries.values() if entry.code == code), None)

    def decide(
        self, text: str, language: str, *, previous: str | None = None, may_clarify: bool = True
    ) -> Decision:
        """What to do with a question; `previous` is the entry last sent to this person."""
        last = self.entries.get(previous or "")
        before = Before(last.id, last.text(language).question) if last else None
        return self.retriever.decide(text, language, before=before, may_clarify=may_clarify)

    def emergency(self, text: str) -> Urgent | None:
        """The emergency that `text` tells of: in its words, and where the encoder can tell, in what it means."""
        try:
            model = self._model
        except ReleaseBroken:  # nothing here makes its vectors: words decide alone
            return urgent.detect(text)
        return urgent.told(text, model)

    def helps_first(self, alarm: Urgent, text: str, language: str) -> str:
        """The entry that helps first in an emergency: the rule's, unless retrieval is much for another one, or sure of
        it ("ICE stopped me walking home" has a home and no door). What it would ask back about counts too, if by far
        the first: here nobody asks back."""
        decision = self.decide(text, language)
        if decision.outcome == "abstain":
            return alarm.entry
        best = decision.entries[0]
        steps = bool(self.entries[best.id].text(language).first_steps)
        gives_way = urgent.gives_way(
            alarm, best.score, decision.confidence, has_first_steps=steps, answers=decision.outcome == "answer"
        )
        return best.id if gives_way else alarm.entry


def _entry(item: dict[str, Any]) -> ReleasedEntry:
    days = {name: date.fromisoformat(item[name]) for name in ("approved_on", "review_by")}
    sources = [
        ReleasedSource(**source | {"checked_on": date.fromisoformat(source["checked_on"])})
        for source in item["sources"]
    ]
    texts = {language: ReleasedText(**text) for language, text in item["texts"].items()}
    return ReleasedEntry(**item | days | {"sources": sources, "texts": texts})
