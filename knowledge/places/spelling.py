"""Misspelt names: which place a word sounds like, if no ordinary word is spelled so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.places import sound
from knowledge.places.gazetteer import Name, Spot, counties, names, table

_SAINTS = {"sn": "san", "sna": "san", "zan": "san", "sam": "san", "snta": "santa", "sta": "santa", "zanta": "santa",
           "sant": "santa", "saint": "san", "st": "san", "loz": "los", "lo": "los", "las": "los", "laz": "los"}
_FIRSTS = {"san", "santa", "el", "la", "los", "las", "del", "the", "east", "west", "north", "south", "new"}
# A misspelt name shorter than this could be anything, and one as short must sound the same.
_SHORTEST = 4

# What says that a misspelt word is a place: nothing, a short message that asks for help, a cue.
Evidence = Literal[0, 1, 2]

# Names by the sound they begin with, then by their whole sound: no misspelling is taken to change the first.
_Index = dict[str, dict[str, Name]]


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
    if parts[0] in _FIRSTS or parts[0] in _SAINTS or len(parts[0]) < _SHORTEST or is_ordinary(parts[0]):
        return None
    run_together = _run_together() if len(parts[0]) > 6 else {}
    near = _nearest(parts[0], _index()[1], evidence) or _nearest(parts[0], run_together, evidence)
    return None if near and near[1] and len(parts[0]) == _SHORTEST else near


def closest_county(parts: list[str]) -> Spot | None:
    """The county whose name `parts` misspell, where the word county stands beside them."""
    word = "".join(parts)
    best = _nearest(word, _county_index(), 2) if len(word) > 4 and not any(map(is_ordinary, parts)) else None
    return best[0] if best else None


def same_sound(word: str) -> Spot | None:
    """The spot whose name sounds just like a folded word, be it an ordinary one: for a word right before "CA"."""
    found = (_named(_every_name(), key) for key in sound.keys(word)) if len(word) >= _SHORTEST else iter(())
    name = next(filter(None, found), None)
    return name.spot if name else None


def squeezed(parts: list[str], evidence: Evidence) -> Spot | None:
    """The spot whose one-word name `parts` are when written together: "bakers field"."""
    word = "".join(parts)
    if not word.isalpha() or min(map(len, parts)) < 2 or all(map(is_ordinary, parts)):
        return None
    heard = (_named(_index()[1], key) for key in sound.keys(word))
    name = names().get(word) or next(filter(None, heard), None)
    if not name or name.level != "plain" or len(word) < 6:
        return None
    return name.spot if evidence or (len(word) > 6 and name.spot.size > 1) else None


def _several(parts: list[str], evidence: Evidence) -> tuple[Spot, int] | None:
    """As `closest` for more words. A saint or an article must be right, and what follows it nearly so."""
    first = _SAINTS.get(parts[0], parts[0])
    if first not in _FIRSTS:
        return _nearest("".join(parts), _index()[len(parts)], evidence, parts)
    core = "".join(parts[1:])
    if any(map(is_ordinary, parts[1:])):
        return None
    # A saint speaks for a place itself, where an article stands before any word.
    extra = int(first in ("san", "santa") and len(core) > 2 and len(first + core) > 7)
    return _nearest(core, _index_after(first, len(parts)), evidence, least=extra)


def _pairs(parts: list[str], known: list[str]) -> bool:
    """Whether each word is its counterpart, or near it and no ordinary word."""
    return all(part == other or (not is_ordinary(part) and _sounds_near(part, other))
               for part, other in zip(parts, known, strict=True))


def _sounds_near(part: str, other: str) -> bool:
    """Whether a word begins as its counterpart does, and differs in a letter of four at most; a short one in none."""
    if len(part) < 3:
        return False
    limit = len(other) // 4 if len(part) > 3 else 0
    return any(one[:1] == two[:1] and OSA.distance(one, two) <= limit
               for one in sound.keys(part) for two in _as_heard(other))


def _nearest(word: str, index: _Index, evidence: Evidence, parts: list[str] | None = None,
             least: int = 0) -> tuple[Spot, int] | None:
    """The name nearest in sound to `word`; with `parts`, one whose words are each near to theirs.

    `least`: so many letters may be wrong even in a short name.
    """
    heard = _named(index, sound.misheard(word) or "")
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
            if not evidence and name.spot.size < 2:
                continue
            if name.level != "plain" and (not evidence or (evidence == 1 and distance)):
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


def _named(index: _Index, key: str) -> Name | None:
    return index.get(key[:1], {}).get(key)


def _indexed(wanted: Iterable[tuple[str, Name]]) -> _Index:
    """Names by their keys; what is left of a name when its end is not heard never hides another's whole sound."""
    index: _Index = defaultdict(dict)
    largest_first = sorted(wanted, key=lambda one: -one[1].spot.size)
    for keys_of in (sound.keys, _as_heard):
        for word, name in largest_first:
            for key in keys_of(word):
                index[key[:1]].setdefault(key, name)
    return index


def _as_heard(word: str) -> set[str]:
    """The keys of a name, and those of what is left of it when its end is not heard."""
    whole = sound.keys(word)
    return whole | {sound.worn(key) for key in whole}


def _spellable() -> list[Name]:
    return [name for name in names().values() if name.spot.state == "CA" and name.level in ("plain", "cue")]


@cache
def _every_name() -> _Index:
    return _indexed((key, name) for key, name in names().items() if name.spot.state == "CA" and " " not in key)


@cache
def _index() -> dict[int, _Index]:
    by_length: dict[int, list[tuple[str, Name]]] = defaultdict(list)
    for name in _spellable():
        parts = name.words.split()
        if len("".join(parts)) >= _SHORTEST:
            by_length[len(parts)].append(("".join(parts), name))
    return defaultdict(dict, {length: _indexed(found) for length, found in by_length.items()})


@cache
def _index_after(first: str, length: int) -> _Index:
    found = ((name.words.split(), name) for name in _spellable())
    return _indexed(("".join(parts[1:]), name) for parts, name in found
                    if len(parts) == length and parts[0] == first)


@cache
def _run_together() -> _Index:
    return _indexed((name.words.replace(" ", ""), name) for name in _spellable()
                    if " " in name.words and len(name.words) > 6 and name.level == "plain")


@cache
def _county_index() -> _Index:
    return _indexed((key.replace(" ", ""), Name(key, spot)) for key, spot in counties().items())
