"""A place that words of a message may name, and the words beside it that say which kind of place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from knowledge.places.cues import COUNTY
from knowledge.places.gazetteer import names
from knowledge.places.message import Message
from knowledge.places.postal_data import Spot

# Written small these are no words of the other language, so they may follow a city without a comma.
_STATE_LETTERS = {"nv", "tx", "az", "ny", "fl", "ut", "nm", "wa", "nc", "nj", "ga", "tn", "il"}


@dataclass(frozen=True)
class Candidate:
    """Words of a message, and the spot they may name."""

    start: int
    end: int
    spot: Spot
    cue: int  # how strongly the words before it say "I am here"
    distance: int = 0  # letters it is misspelt by


def is_county(message: Message, start: int, end: int) -> bool:
    """Whether the word county stands beside a name."""
    before = message.folded(max(0, start - 2), start)
    return message.after(end) in COUNTY or before.endswith(("condado de", "condado", "county of", "condado d"))


def state_after(message: Message, end: int) -> tuple[int, str] | None:
    """The end and the code of another state that stands right after a name: "reno nevada", "Portland, OR"."""
    if message.after(end) is None:
        return None
    for last in (end + 2, end + 1):
        name = names().get(message.folded(end, last))
        if last <= len(message.words) and name and name.spot.kind == "state":
            return last, name.spot.state
    word = message.words[end]
    if len(word.folded) == 2 and (word.folded in _STATE_LETTERS or (word.shouted and not message.all_capitals)):
        return (end + 1, word.folded.upper()) if word.folded.upper() in _states() else None
    return None


def country_after(message: Message, start: int, end: int) -> tuple[int, str] | None:
    """The end and the name of a country that stands after a saint's, which many a town abroad has: "San Marcos,
    Guatemala"; but not "Los Angeles, Honduras is my country"."""
    if message.words[start].folded not in ("san", "santa", "santo") or "," not in message.gap(end - 1):
        return None
    for last in (end + 2, end + 1):
        name = names().get(message.folded(end, last))
        if last <= len(message.words) and name and name.spot.kind == "country":
            return None if message.after(last) in ("es", "is") else (last, name.spot.state)
    return None


@cache
def _states() -> set[str]:
    return {name.spot.state for name in names().values() if name.spot.kind == "state"}
