"""Place names by how they sound, for looking up misspelt ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from knowledge.places import sound
from knowledge.places.gazetteer import Name, names
from knowledge.places.postal_data import counties

# A misspelt name shorter than this could be anything, and one as short must sound the same.
SHORTEST = 4

# Names by the sound they begin with, then by their whole sound: no misspelling is taken to change the first.
Index = dict[str, dict[str, Name]]


def named(index: Index, key: str) -> Name | None:
    """The name that sounds just so."""
    return index.get(key[:1], {}).get(key)


def _indexed(wanted: Iterable[tuple[str, Name]]) -> Index:
    """Names by their keys; what is left of a name when its end is not heard never hides another's whole sound."""
    index: Index = defaultdict(dict)
    largest_first = sorted(wanted, key=lambda one: -one[1].spot.size)
    for keys_of in (sound.keys, as_heard):
        for word, name in largest_first:
            for key in keys_of(word):
                index[key[:1]].setdefault(key, name)
    return index


def as_heard(word: str) -> tuple[str, ...]:
    """The keys of a name, and those of what is left of it when its end is not heard."""
    whole = sound.keys(word)
    return tuple(dict.fromkeys((*whole, *map(sound.worn, whole))))


def _spellable() -> list[Name]:
    return [name for name in names().values()
            if name.near and name.spot.state == "CA" and name.level in ("plain", "cue")]


@cache
def every_name() -> Index:
    """One-word names, ordinary words among them."""
    return _indexed((key, name) for key, name in names().items()
                    if name.near and name.spot.state == "CA" and " " not in key)


@cache
def by_words() -> dict[int, Index]:
    """Names by how many words they are of, each written together."""
    by_length: dict[int, list[tuple[str, Name]]] = defaultdict(list)
    for name in _spellable():
        parts = name.words.split()
        if len("".join(parts)) >= SHORTEST:
            by_length[len(parts)].append(("".join(parts), name))
    return defaultdict(dict, {length: _indexed(found) for length, found in by_length.items()})


@cache
def after(first: str, length: int) -> Index:
    """What follows `first` in names of `length` words."""
    found = ((name.words.split(), name) for name in _spellable())
    return _indexed(("".join(parts[1:]), name) for parts, name in found
                    if len(parts) == length and parts[0] == first)


@cache
def run_together() -> Index:
    """Names of more than one word, written together."""
    return _indexed((name.words.replace(" ", ""), name) for name in _spellable()
                    if " " in name.words and len(name.words) > 6 and name.level == "plain")


@cache
def of_counties() -> Index:
    """Counties, without the word county."""
    return _indexed((key.replace(" ", ""), Name(key, spot)) for key, spot in counties().items())
