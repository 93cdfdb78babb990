"""Which emergency a message tells of, if any."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import yaml

from knowledge.urgent.endings import parts
from knowledge.urgent.evidence import find, statements
from knowledge.urgent.helping import entry_for
from knowledge.urgent.normal import HERE, normal
from knowledge.urgent.weigh import total

# A missed emergency costs more than first steps nobody needed. Some evidence is nearly enough alone ("hiding"); a
# message that names no threat needs more to speak for it ("they are in the house" is one, "they are at the party" is
# not), and so does one that also asks about the law. Read off four-fold predictions for the examples (see learn.py).
ENOUGH, ENOUGH_PLAIN, ENOUGH_UNNAMED, ENOUGH_ASKED = 0.25, 0.1, 0.35, 0.4
_PLAIN = frozenset({"hurt", "they_are_here", "forced", "hiding", "with_agents", "follow", "car_force"})
_THREATS = _PLAIN | {
    "agents", "disguised", "taken", "taken_them", "me_taken", "sign", "knock", "claim", "order", "stopped", "asking",
    "raid", "looking", "waiting", "broke_window", "school_taking", "police", "checkpoint",
}  # fmt: skip

READS_LIKE = "reads-like"
_SURE = frozenset({"hurt", "forced-entry"})  # rules that need no second opinion


@dataclass(frozen=True)
class Urgent:
    """What the words of a message make of it: the entry whose first steps help, the rule that chose it (READS_LIKE:
    none, its words), by how much they outweigh what is needed (log odds; an emergency from 0), and whether it is said
    to happen this minute."""

    entry: str
    rule: str
    margin: float
    this_minute: bool

    @property
    def sure(self) -> bool:
        """Its words are enough, and a rule knows it for what it is: nothing else has a say."""
        return self.margin >= 0 and self.rule in _SURE

    @property
    def now(self) -> bool:
        """Its words are enough, and say that it happens this minute."""
        return self.margin >= 0 and self.this_minute


@dataclass(frozen=True)
class _Route:
    rule: str
    entry: str
    all: list[list[str]]
    without: list[str]

    def leads(self, found: list[str]) -> bool:
        needed = all(any(name in found for name in either) for either in self.all)
        return needed and not any(name in found for name in self.without)


def detect(text: str) -> Urgent | None:
    """The emergency that the words of `text` tell of as happening now or just before; None for questions, stories and
    jokes."""
    return next((read(part) for part in parts(text) if total(part) >= needed(part)), None)


def read(text: str) -> Urgent:
    """What the words of `text` make of it, an emergency or not."""
    found = find(statements(normal(text)))
    certain = next((route for route in _routes() if route.leads(found)), None)
    entry, rule = (certain.entry, certain.rule) if certain else (entry_for(text), READS_LIKE)
    return Urgent(entry, rule, total(text) - needed(text), "this_minute" in found)


def needed(text: str) -> float:
    """The log odds from which on the words of `text` tell of an emergency."""
    said = normal(text)
    stated = statements(said)
    chance = _enough(find(stated), asks=stated != said)
    return math.log(chance / (1 - chance))


def _enough(found: list[str], *, asks: bool) -> float:
    if asks:
        return ENOUGH_ASKED
    if _PLAIN.intersection(found):
        return ENOUGH_PLAIN
    return ENOUGH if _THREATS.intersection(found) else ENOUGH_UNNAMED


@cache
def _routes() -> list[_Route]:
    rows = yaml.safe_load((HERE / "routes.yml").read_text(encoding="utf-8"))
    return [
        _Route(row["rule"], row["entry"], [each.split("|") for each in row["all"]], row.get("without", []))
        for row in rows
    ]
