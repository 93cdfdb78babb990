"""Which emergency a message tells of, if any."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from knowledge.urgent.evidence import find, spoken_against, statements
from knowledge.urgent.normal import HERE, normal
from knowledge.urgent.weigh import chance

# A missed emergency costs more than first steps nobody needed. A message that names no threat needs more to speak
# for it ("they are in the house" is one, "they are at the party" is not); so does one that also asks about the law.
ENOUGH, ENOUGH_UNNAMED, ENOUGH_ASKED = 0.3, 0.6, 0.7
# Evidence that is enough alone, whatever the rest weighs.
_ALONE = frozenset({"hurt", "they_are_here", "forced", "hiding", "with_agents", "follow", "car_force"})
_THREATS = _ALONE | {
    "agents", "disguised", "taken", "taken_them", "me_taken", "sign", "knock", "claim", "order", "stopped", "asking",
    "raid", "looking", "waiting", "broke_window", "school_taking", "police", "checkpoint",
}  # fmt: skip


@dataclass(frozen=True)
class Urgent:
    """An emergency: the entry whose first steps help, and the rule that chose it."""

    entry: str
    rule: str


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
    """The emergency that `text` tells of as happening now or just before; None for questions, stories and jokes."""
    said = normal(text)
    stated = statements(said)
    found = find(stated)
    if spoken_against(found):
        return None
    enough = ENOUGH if _THREATS.intersection(found) else ENOUGH_UNNAMED
    if stated != said:
        enough = ENOUGH_ASKED
    if not _ALONE.intersection(found) and chance(text) < enough:
        return None
    route = next(route for route in _routes() if route.leads(found))
    return Urgent(route.entry, route.rule)


@cache
def _routes() -> list[_Route]:
    rows = yaml.safe_load((HERE / "routes.yml").read_text(encoding="utf-8"))
    return [
        _Route(row["rule"], row["entry"], [each.split("|") for each in row["all"]], row.get("without", []))
        for row in rows
    ]
