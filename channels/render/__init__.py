"""A reply made into what a channel does best: pure functions, no database, no network."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Piece:
    """One message to send, and what was left for MORE."""

    text: str
    rest: list[str] = field(default_factory=list)
