"""Misspelt names: which place a word sounds like, if no ordinary word is spelled so."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.places import sound
from knowledge.places.cues import CUES, FOLLOWERS
from knowledge.places.gazetteer import names, table
from knowledge.places.postal_data import Spot
from knowledge.places.sound_index import (
    SHORTEST,
    Index,
    after,
    as_heard,
    by_words,
    every_name,
    named,
    of_counties,
    run_together,
)

_SAINTS = {"sn": "san", "sna": "san", "zan": "san", "sam": "san", "snta": "santa", "sta": "santa", "zanta": "santa",
           "sant": "santa", "saint": "san", "st": "san", "sun": "san", "xan": "san",
           "loz": "los", "lo": "los", "las": "los", "laz": "los"}
_FIRSTS = {"san", "santa", "el", "la", "los", "las", "del", "the", "east", "west", "north", "south", "new"}
# Words of every sentence, which are no part of a name that is only heard.
_LITTLE = (FOLLOWERS | CUES | {"he", "she", "they", "you", "un", "lo", "this", "de"}) - _FIRSTS

# A name of so many letters that is only spelt by ear needs nothing beside it.
_SELF_EVIDENT = 6

# What says that a misspelt word is a place: nothing, a short message that asks for help, a cue.
Evidence = Literal[0, 1, 2]


@cache
def _ordinary_words() -> frozenset[str]:
    """Keys of words of English and Spanish that lie within a slip of a place name, and never stand for it.

    Compared by sound, for ordinary words are misspelt too: "kosina" is a kitchen, not Covina.
    """
    return frozenset(sound.spanish(word) for (line,) in table("ordinary_words.txt") for word in line.split())


def is_ordinary(word: str) -> bool:
    """Whether a folded word is, or sounds like, an ordinary one that lies near a place name."""
    return sound.spanish(word) in _ordinary_words()


def closest(parts: list[str], evidence: Evidence) -> tuple[Spot, int] | None:
    """The spot whose name `parts` (folded words) misspell and by how many letters; None if there is none.

    With evidence the place may be a small one, and with a cue its name may be misspelt more.
    """
    if any(len(part) > 25 or not part.isalpha() for part in parts):
        return None
    if len(parts) > 1:
        return _several(parts, evidence)
    if parts[0] in _FIRSTS or parts[0] in _SAINTS or len(parts[0]) < SHORTEST or is_ordinary(parts[0]):
        return None
    together = run_together() if len(parts[0]) > 6 else {}
    found = (_nearest(parts[0], by_words()[1], evidence), _nearest(parts[0], together, evidence))
    near = min(filter(None, found), key=lambda one: one[1], default=None)
    return None if near and near[1] and len(parts[0]) == SHORTEST else near


def closest_county(parts: list[str]) -> Spot | None:
    """The county whose name `parts` misspell, where the word county stands beside them."""
    word = "".join(parts)
    if len(word) < 5 or any(is_ordinary(part) or part in _LITTLE for part in parts):
        return None
    best = _nearest(word, of_counties(), 2)
    if not best and re.match("es[bcdfgklmnpqrtv]", word):  # a vowel that Spanish puts before an s
        best = _nearest(word[1:], of_counties(), 2)
    return best[0] if best else None


def same_sound(word: str) -> Spot | None:
    """The spot whose name sounds just like a folded word, be it an ordinary one: for a word right before "CA"."""
    found = (named(every_name(), key) for key in sound.keys(word)) if len(word) >= SHORTEST else iter(())
    name = next(filter(None, found), None)
    return name.spot if name else None


def near_sound(word: str) -> Spot | None:
    """The spot whose name a folded word misses by one letter, be it a name that is a word: right before "CA"."""
    near = _nearest(word, every_name(), 2) if len(word) > (7 if is_ordinary(word) else 5) else None
    return near[0] if near and near[1] < 2 else None


def squeezed(parts: list[str], evidence: Evidence) -> Spot | None:
    """The spot whose one-word name `parts` are when written together: "bakers field"."""
    word = "".join(parts)
    if not word.isalpha() or min(map(len, parts)) < 2 or all(map(is_ordinary, parts)):
        return None
    if word not in names() and not _LITTLE.isdisjoint(parts):
        return None  # "truck he", "floor in"
    heard = (named(by_words()[1], key) for key in sound.keys(word))
    name = names().get(word) or next(filter(None, heard), None)
    if not name or not name.near or len(word) < 6:
        return None
    if name.level != "plain" and (name.level != "cue" or evidence < 2 or len(word) < 7):
        return None
    return name.spot if evidence or (len(word) > 6 and name.spot.size > 1) or len(word) > 8 else None


def _several(parts: list[str], evidence: Evidence) -> tuple[Spot, int] | None:
    """As `closest` for more words. A saint or an article must be right, and what follows it nearly so."""
    first = _SAINTS.get(parts[0], parts[0])
    if first not in _FIRSTS:
        return _nearest("".join(parts), by_words()[len(parts)], evidence, parts)
    core = "".join(parts[1:])
    if any(map(is_ordinary, parts[1:])):
        # "Santa Paola": a first name, with nothing but a letter wrong.
        near = first in ("san", "santa") and evidence > 1 and _nearest(core, after(first, len(parts)), 2)
        return near if near and near[1] < 2 else None
    # A saint speaks for a place itself, where an article stands before any word.
    extra = int(first in ("san", "santa") and len(core) > 2 and len(first + core) > 7)
    return _nearest(core, after(first, len(parts)), evidence, least=extra, article=first not in ("san", "santa"))


def _pairs(parts: list[str], known: list[str]) -> bool:
    """Whether each word is its counterpart, or near it and no ordinary word."""
    return all(part == other or sound.spanish(part) == sound.spanish(other) or (
                   not is_ordinary(part) and _sounds_near(part, other))
               for part, other in zip(parts, known, strict=True))


def _sounds_near(part: str, other: str) -> bool:
    """Whether a word begins as its counterpart does, and differs in a letter of four at most; a short one in none."""
    if len(part) < 3:
        return False
    limit = len(other) // 4 if len(part) > 3 else 0
    return any(one[:1] == two[:1] and OSA.distance(one, two) <= limit
               for one in sound.keys(part) for two in as_heard(other))


def _nearest(word: str, index: Index, evidence: Evidence, parts: list[str] | None = None,
             least: int = 0, article: bool = False) -> tuple[Spot, int] | None:
    """The name nearest in sound to `word`; with `parts`, one whose words are each near to theirs.

    `least`: so many letters may be wrong even in a short name. `article`: an article before it may be only that.
    """
    heard = named(index, sound.misheard(word) or "")
    if heard and not parts and (evidence or heard.level == "plain"):
        return heard.spot, 1
    best: tuple[tuple[int, bool, int], Spot] | None = None
    for key in sound.keys(word):
        limit = max(least, _limit(len(key), evidence))
        same = index.get(key[:1], {})
        near = process.extract(key, same.keys(), scorer=OSA.distance, score_cutoff=limit, limit=8)
        for known, distance in ((known, int(score)) for known, score, _ in near):
            name = same[known]
            if distance > max(least, _limit(min(len(known), len(key)), evidence)):
                continue
            if parts and not _pairs(parts, name.words.split()):
                continue
            if not evidence and name.spot.size < 2 and (
                    distance or article or len(known) < _SELF_EVIDENT):
                continue
            if name.level != "plain" and (not evidence or (evidence == 1 and distance > int(len(known) > 6))):
                continue
            # Letters are dropped more often than added.
            rank = (distance, len(known) < len(key), -name.spot.size)
            if best is None or rank < best[0]:
                best = (rank, name.spot)
    return (best[1], best[0][0]) if best else None


def _limit(length: int, evidence: Evidence) -> int:
    """How many letters may be wrong in a key of `length`."""
    if evidence > 1:
        return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3
    return 0 if length < 6 else 1 if length < 9 else 2
