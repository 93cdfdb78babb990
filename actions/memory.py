"""What one turn leaves for the next: the one slot that Rasa keeps for us, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

# Who comes back after a weekend may still mean the same place and answer. After more they are likelier to be elsewhere
# and to ask something else; and what is taken along from turn to turn must not outlast the texts it was said in.
DAYS = min(3, settings.HUBLINE.keep_text_days)


@dataclass
class Memory:
    """Everything a short message ("2", "yes", "more") may refer to."""

    last: str | None = None  # entry last sent
    last_on: str | None = None  # day of that, as 2026-01-31
    shown: int = 0  # how many parts of its full answer MORE has sent
    others: list[str] = field(default_factory=list)  # what else the last question may have meant
    choices: list[str] = field(default_factory=list)  # entries numbered in the last reply
    clarified: bool = False  # the last reply asked which one was meant
    pending: str | None = None  # what YES and NO answer: "delete" or "human"
    offered: bool = False  # the last reply knew no answer, or told first steps, and named PERSON: YES takes that up
    place: dict[str, Any] | None = None  # {"text", "county", "lat", "lon"}
    place_on: str | None = None  # day on which they named it
    told: list[str] = field(default_factory=list)  # hubs listed near that place: MORE names others
    chosen: bool = False  # the person chose the language in words

    @classmethod
    def load(cls, slot: Any) -> Memory:
        """From the slot, without what is too old to be meant; anything unknown or missing (an older version wrote it)
        is left at its default."""
        known = {f.name for f in fields(cls)}
        memory = cls(**{k: v for k, v in slot.items() if k in known}) if isinstance(slot, dict) else cls()
        if _is_over(memory.last_on):
            memory.last, memory.last_on, memory.shown, memory.others = None, None, 0, []
        if _is_over(memory.place_on):
            memory.place, memory.place_on, memory.told = None, None, []
        return memory

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    def sent(self, entry: str) -> None:
        """What MORE and a short question after this go by."""
        self.last, self.last_on, self.shown = entry, timezone.localdate().isoformat(), 0

    def named(self, place: dict[str, Any]) -> None:
        """Where the person is. Using it again makes it no newer."""
        if place != self.place:
            self.place, self.place_on = place, timezone.localdate().isoformat()
        self.told = []

    def forget_questions(self) -> None:
        """What was asked of the person counts for one message only."""
        self.choices, self.clarified, self.pending, self.offered = [], False, None, False


def _is_over(day: str | None) -> bool:
    return day is None or (timezone.localdate() - date.fromisoformat(day)).days >= DAYS
