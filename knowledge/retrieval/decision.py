"""What retrieval says about a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["answer", "clarify", "abstain"]


@dataclass(frozen=True)
class Scored:
    """An entry and how likely it is the one asked for, 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True)
class Decision:
    """`entries` are best first: the answer's, or the two or three to choose from. An abstention keeps them too, for
    staff to see; they are never shown to the person. `confidence` is the calibrated chance that the first is right."""

    outcome: Outcome
    entries: list[Scored]
    confidence: float
