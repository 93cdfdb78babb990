"""The floors: what every release must reach to be made live. The goals are higher (`knowledge.quality.measures`).

Each stands a little under what the starter content reaches (`manage.py release list` tells what that is), so that one
question more or less breaks none, and a change that makes answers worse does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from knowledge.languages import NAMES


@dataclass(frozen=True)
class Floor:
    """A share must be at least `lowest`, or at most `highest`."""

    lowest: float = 0.0
    highest: float = 1.0

    def holds(self, share: float) -> bool:
        return self.lowest <= share <= self.highest

    def __str__(self) -> str:
        if self.lowest:
            return _("at least %(share)s") % {"share": f"{self.lowest:.0%}"}
        return _("at most %(share)s") % {"share": f"{self.highest:.0%}"}


FLOORS = {
    "right": Floor(lowest=0.93),
    "at_once": Floor(lowest=0.83),
    "wrong": Floor(highest=0.05),
    "oos_near": Floor(highest=0.10),
    "oos_far": Floor(highest=0.0),
    "urgent": Floor(lowest=0.95),
    "false_alarms": Floor(highest=0.10),
    "places": Floor(lowest=0.93),
    "controls": Floor(lowest=0.95),
}
FEWEST = 8  # a share of fewer questions says nothing


@dataclass(frozen=True)
class Broken:
    """A floor that a release does not reach, in one language."""

    language: str
    measure: str
    says: str
    count: int
    of: int
    floor: Floor

    def __str__(self) -> str:
        share = self.count / self.of
        return _("%(language)s: %(says)s: %(count)d of %(of)d (%(share)s), must be %(floor)s") % {
            "language": NAMES[self.language], "says": _(self.says), "count": self.count, "of": self.of,
            "share": f"{share:.1%}", "floor": self.floor,
        }  # fmt: skip


def broken(figures: Mapping[str, Any], floors: Mapping[str, Floor] = FLOORS) -> list[Broken]:
    """The floors that `figures` break, by language; none where nothing was measured."""
    return [
        Broken(language, name, row["says"], row["count"], row["of"], floors[name])
        for language, rows in figures.get("languages", {}).items()
        for name, row in rows.items()
        if name in floors and row["of"] >= FEWEST and not floors[name].holds(row["count"] / row["of"])
    ]
