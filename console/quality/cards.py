"""The figures of a release as cards, a measure each, the languages side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from console.quality.words import MEASURES, Words
from knowledge.languages import NAMES
from knowledge.quality.floors import FEWEST, FLOORS
from knowledge.quality.measures import MOST_APART


@dataclass(frozen=True)
class Line:
    """A share in one language. `meets` the goal, `floor_broken`: a release like this is not made live."""

    language: str
    count: int
    of: int
    percent: float
    low: float
    high: float
    meets: bool | None
    floor_broken: bool

    @property
    def few(self) -> bool:
        """Too few questions to tell much."""
        return self.of < FEWEST


@dataclass(frozen=True)
class Card:
    """One measure."""

    words: Words
    aim: str
    lines: list[Line]
    apart: float | None  # points between English and Spanish
    too_far_apart: bool


def cards(figures: Mapping[str, Any]) -> list[Card]:
    """One for each measure of which anything is known."""
    languages = figures.get("languages", {})
    found = []
    for name, words in MEASURES.items():
        rows = {language: shares[name] for language, shares in languages.items() if name in shares}
        if rows:
            apart = figures["difference"].get(name)
            found.append(
                Card(
                    words,
                    _aim(next(iter(rows.values()))),
                    [_line(name, language, row) for language, row in rows.items()],
                    None if apart is None else round(100 * abs(apart), 1),
                    apart is not None and abs(apart) > MOST_APART,
                )
            )
    return found


def _aim(row: Mapping[str, Any]) -> str:
    if row["goal"] is not None:
        return _("Goal: at least %(percent)g %%") % {"percent": 100 * row["goal"]}
    if row["limit"] is not None:
        return _("Goal: at most %(percent)g %%") % {"percent": 100 * row["limit"]}
    return ""


def _line(name: str, language: str, row: Mapping[str, Any]) -> Line:
    share = row["count"] / row["of"]
    floor = FLOORS.get(name)
    low, high = (round(100 * row[end], 1) for end in ("low", "high"))
    broken = floor is not None and row["of"] >= FEWEST and not floor.holds(share)
    return Line(
        NAMES[language], row["count"], row["of"], round(100 * share, 1), low, high, row["holds"], broken
    )
