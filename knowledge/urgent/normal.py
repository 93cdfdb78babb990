"""A message as evidence is written: folded, texting and misspellings spelled out, one space between words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
_MARKS = re.compile(r"[^a-z0-9 |]+")
_SENTENCES = re.compile(r"[.?!;,:\u00bf\u00a1\n|]+(?=\s|$)|[\u00bf\u00a1]")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_STRETCHED_PAIR = re.compile(r"([aeiou])\1(?=\b)")
_SHORTEST_GUESS = 5  # letters: shorter words have too many neighbours
# Letters that sound alike to somebody who writes Spanish by ear, or English.
_SOUNDS = [("qu", "k"), ("ce", "se"), ("ci", "si"), ("z", "s"), ("c", "k"), ("v", "b"), ("ll", "y"), ("h", ""),
           ("gu", "g"), ("j", "g")]  # fmt: skip


def normal(text: str) -> str:
    """`"K ago si la migra ta afueraaa??"` -> `" que hago si la migra esta afuera | "`: "|" ends a sentence."""
    words = " ".join(_spelling().get(word, word) for word in fold(text).split())
    words = _phrases().sub(lambda found: _spelling()[found[0]], words)
    words = " ".join(_guessed(word) for word in words.split())
    for mask in _masks():
        words = mask.sub(lambda found: found.groupdict().get("keep") or "x", words)
    return f" {words} "


def fold(text: str) -> str:
    """Lower case, no accents, no marks but "|" where a sentence ends, drawn-out letters shortened."""
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"['\u2019\u00b4`]", "", text)
    text = _MARKS.sub(" ", _SENTENCES.sub(" | ", text))
    text = _DRAWN_OUT.sub(r"\1", text)
    return " ".join(_STRETCHED_PAIR.sub(r"\1", text).split())


def _guessed(word: str) -> str:
    """A known word for one nobody has written before: the one that sounds the same, or is a letter away."""
    if len(word) < _SHORTEST_GUESS or not word.isalpha() or word in _known():
        return word
    same = _by_sound().get(_sound(word), set())
    if len(same) == 1:
        return next(iter(same))
    if len(word) < _SHORTEST_GUESS + 1:
        return word
    near = {known for key in _without_a_letter(word) for known in _by_missing_letter().get(key, ())}
    near = {known for known in near if known[0] == word[0] and abs(len(known) - len(word)) <= 1}
    return next(iter(near)) if len(near) == 1 else word


@cache
def _known() -> frozenset[str]:
    right = {word for phrase in _spelling().values() for word in phrase.split()}
    return frozenset((HERE / "words.txt").read_text(encoding="utf-8").split()) | right


@cache
def _by_sound() -> dict[str, set[str]]:
    return _index(lambda word: iter([_sound(word)]))


@cache
def _by_missing_letter() -> dict[str, set[str]]:
    return _index(_without_a_letter)


def _index(keys: Callable[[str], Iterator[str]]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for word in _known():
        if len(word) >= _SHORTEST_GUESS:
            for key in keys(word):
                index.setdefault(key, set()).add(word)
    return index


def _sound(word: str) -> str:
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1", r"\1", word)


def _without_a_letter(word: str) -> Iterator[str]:
    """The word and every spelling with one letter left out: two words a letter apart share one of these."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


@cache
def _spelling() -> dict[str, str]:
    table = yaml.safe_load((HERE / "spelling.yml").read_text(encoding="utf-8"))
    return {fold(variant): fold(right) for right, variants in table.items() for variant in map(str, variants)}


@cache
def _phrases() -> re.Pattern[str]:
    several = sorted((key for key in _spelling() if " " in key), key=len, reverse=True)
    return re.compile(r"(?<!\S)(" + "|".join(map(re.escape, several)) + r")(?!\S)")


@cache
def _masks() -> list[re.Pattern[str]]:
    masks = yaml.safe_load((HERE / "masks.yml").read_text(encoding="utf-8"))
    return [re.compile(rf"(?<!\S)(?:{mask})(?!\S)") for mask in masks]


def forget() -> None:
    """Read the tables again at the next message: they were just written."""
    for cached in (_known, _by_sound, _by_missing_letter):
        cached.cache_clear()
