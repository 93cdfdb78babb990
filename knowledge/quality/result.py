"""What became of one question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from knowledge.quality.question import Question

HUB_ENTRY = "hub-find-near-me"  # the entry that a list of places stands for
_ANSWERS = ("answer", "urgent", "hubs")  # decisions that tell the person something as if it was asked for


@dataclass(frozen=True)
class Result:
    """`entries` are best first: the one sent, or the ones to choose from; after an abstention, what came nearest."""

    question: Question
    decision: str
    entries: list[dict[str, Any]] = field(default_factory=list)
    control: str | None = None
    place: dict[str, Any] | None = None
    reply_lang: str | None = None
    reply: str | None = None
    confidence: float | None = None

    @property
    def answered(self) -> bool:
        return self.decision in _ANSWERS

    @property
    def sent(self) -> str | None:
        """The entry whose text was sent."""
        if not self.answered:
            return None
        return str(self.entries[0]["id"]) if self.entries else HUB_ENTRY if self.decision == "hubs" else None

    @property
    def answered_right(self) -> bool:
        return self.sent in self.question.expect

    @property
    def answered_wrong(self) -> bool:
        return self.answered and not self.answered_right

    @property
    def offered(self) -> bool:
        """An accepted entry is among the ones to choose from."""
        return self.decision == "clarify" and any(
            entry["id"] in self.question.expect for entry in self.entries
        )

    @property
    def misled(self) -> bool:
        """Something was told that was not asked for."""
        kind = self.question.kind
        if kind in ("hub", "control") or (kind == "urgent" and not self.question.expect):  # nobody noted what helps
            return False
        return self.answered_wrong or (kind == "urgent_not" and self.decision == "urgent")

    @property
    def worth(self) -> int:
        """How good this is for the person: -1 misled, 0 not helped, 1 helped after one more step, 2 helped."""
        kind = self.question.kind
        if kind == "urgent":
            return 2 if self.decision == "urgent" else 0
        if kind == "hub":
            return 2 if self.place_right and self.answered else 1 if self.offered else 0
        if self.answered_wrong:
            return -1
        if not self.question.expect:
            return 2
        return 2 if self.answered_right else 1 if self.offered else 0

    @property
    def place_right(self) -> bool:
        """The expected county; some place outside California where none is expected; no place where none was named."""
        county = (self.place or {}).get("county")
        if self.question.place is None:
            return self.place is None
        return self.place is not None and county == self.question.county

    @property
    def repeats_personal_data(self) -> bool:
        return any(item.casefold() in (self.reply or "").casefold() for item in self.question.pii)

    def as_json(self) -> dict[str, Any]:
        question = self.question
        return {
            "text": question.text,
            "lang": question.lang,
            "kind": question.kind,
            "expect": question.expect,
            "decision": self.decision,
            "entries": self.entries,
            "control": self.control,
            "place": self.place,
            "reply_lang": self.reply_lang,
            "reply": self.reply,
            "confidence": self.confidence,
        }

    @classmethod
    def restore(cls, kept: dict[str, Any]) -> Result:
        """The inverse of `dataclasses.asdict`."""
        return cls(**kept | {"question": Question(**kept["question"])})
