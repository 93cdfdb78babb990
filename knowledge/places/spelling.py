"""Misspelt names: which place a word sounds like, if no ordinary word is spelled so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.places import sound
from knowledge.places.gazetteer import Name, Spot, counties, names, table

_SAINTS = {"sn": "san", "sna": "san", "zan": "san", "sam": "san", "snta": "santa", "sta": "santa", "zanta": "santa",
           "sant": "santa", "saint": "san", "st": "san", "loz": "los", "lo": "los", "las": "los", "laz": "los"}
_FIRSTS = {"san", "santa", "el", "la", "los", "las", "del", "the", "east", "west", "north", "south", "new"}
# A misspelt name shorter than this could be anything, and one as short must sound the same.
_SHORTEST = 4

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


def closest(parts: list[str], cued: bool) -> tuple[Spot, int] | None:
    """The spot whose name `parts` (folded words) misspell and by how many letters; None if there is none.

    With a cue before it a name may be misspelt more, and be that of a small place.
    """
    if any(len(part) > 25 or not part.isalpha() for part in parts):
        return None
    if len(parts) > 1:
        return _several(parts, cued)
    if is_ordinary(parts[0]):
        return None
    if len(parts[0]) < _SHORTEST:
        return None
    run_together = _run_together() if len(parts[0]) > 6 else {}
    near = _nearest(parts[0], _index()[1], cued) or _nearest(parts[0], run_together, cued)
    return None if near and near[1] and len(parts[0]) == _SHORTEST else near


def closest_county(parts: list[str]) -> Spot | None:
    """The county whose name `parts` misspell, where the word county stands beside them."""
    word = "".join(parts)
    best = _nearest(word, _county_index(), cued=True) if len(word) > 4 and not any(map(is_ordinary, parts)) else None
    return best[0] if best else None


def squeezed(parts: list[str]) -> Spot | None:
    """The spot whose one-word name `parts` are when written together: "bakers field"."""
    word = "".join(parts)
    heard = (_named(_index()[1], key) for key in sound.keys(word))
    name = names().get(word) or next(filter(None, heard), None)
    return name.spot if name and name.level == "plain" and len(word) > 6 and name.spot.size > 1 else None


def _several(parts: list[str], cued: bool) -> tuple[Spot, int] | None:
    """As `closest` for more words. A saint or an article must be right, and what follows it nearly so."""
    first = _SAINTS.get(parts[0], parts[0])
    if first in _FIRSTS:
        core = parts[1:]
        return None if any(map(is_ordinary, core)) else _nearest("".join(core), _index_after(first, len(parts)), cued)
    return _nearest("".join(parts), _index()[len(parts)], cued, parts)


def _pairs(parts: list[str], known: list[str]) -> bool:
    """Whether each word is its counterpart, or near it and no ordinary word."""
    return all(part == other or (
        sound.spanish(part)[:1] == sound.spanish(other)[:1] and len(part) > 3 and not is_ordinary(part)
        and OSA.distance(sound.english(part), sound.english(other)) <= len(other) // 4)
               for part, other in zip(parts, known, strict=True))


def _nearest(word: str, index: _Index, cued: bool,
             parts: list[str] | None = None) -> tuple[Spot, int] | None:
    """The name nearest in sound to `word`; with `parts`, one whose words are each near to theirs."""
    heard = _named(index, sound.misheard(word) or "")
    if heard and not parts and (cued or heard.level == "plain"):
        return heard.spot, 1
    best: tuple[tuple[int, bool, int], Spot] | None = None
    for key in sound.keys(word):
        limit = _limit(len(key), cued)
        same = index.get(key[:1], {})
        near = process.extract(key, same.keys(), scorer=OSA.distance, score_cutoff=limit, limit=8)
        for known, distance in ((known, int(score)) for known, score, _ in near):
            name = same[known]
            if distance > _limit(min(len(known), len(key)), cued):
                continue
            if parts and not _pairs(parts, name.words.split()):
                continue
            if not cued and (name.level != "plain" or name.spot.size < 2):
                continue
            # Letters are dropped more often than added.
            rank = (distance, len(known) < len(key), -name.spot.size)
            if best is None or rank < best[0]:
                best = (rank, name.spot)
    return (best[1], best[0][0]) if best else None


def _limit(length: int, cued: bool) -> int:
    """How many letters may be wrong in a key of `length`."""
    if cued:
        return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3
    return 0 if length < 6 else 1 if length < 9 else 2


def _named(index: _Index, key: str) -> Name | None:
    return index.get(key[:1], {}).get(key)


def _indexed(wanted: Iterable[tuple[str, Name]]) -> _Index:
    index: _Index = defaultdict(dict)
    for word, name in wanted:
        for key in sound.keys(word):
            known = _named(index, key)
            if known is None or known.spot.size < name.spot.size:
                index[key[:1]][key] = name
    return index


def _spellable() -> list[Name]:
    return [name for name in names().values() if name.spot.state == "CA" and name.level in ("plain", "cue")]


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
