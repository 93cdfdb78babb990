"""What one turn leaves for the next: the one slot that Rasa keeps for us, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass
class Memory:
    """Everything a short message ("2", "yes", "more") may refer to."""

    last: str | None = None  # entry last sent
    shown: int = 0  # how many parts of its full answer MORE has sent
    others: list[str] = field(default_factory=list)  # what else the last question may have meant
    choices: list[str] = field(default_factory=list)  # entries numbered in the last reply
    clarified: bool = False  # the last reply asked which one was meant
    pending: str | None = None  # what YES and NO answer: "delete" or "human"
    offered: bool = False  # the last reply knew no answer, or told first steps, and named PERSON: YES takes that up
    place: dict[str, Any] | None = None  # {"text", "county", "lat", "lon"}
    told: list[str] = field(default_factory=list)  # hubs listed near that place: MORE names others
    chosen: bool = False  # the person chose the language in words

    @classmethod
    def load(cls, slot: Any) -> Memory:
        """From the slot; anything unknown or missing (an older version wrote it) is left at its default."""
        known = {f.name for f in fields(cls)}
        return cls(**{k: v for k, v in slot.items() if k in known}) if isinstance(slot, dict) else cls()

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    def forget_questions(self) -> None:
        """What was asked of the person counts for one message only."""
        self.choices, self.clarified, self.pending, self.offered = [], False, None, False
