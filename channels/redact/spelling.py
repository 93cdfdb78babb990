"""Names as they sound: in texts Venancio is Benancio, and Jefferson is Yeferson."""

from __future__ import annotations

import re

from channels.redact.vocabulary import is_everyday
from channels.redact.words import GIVEN

# What Spanish speakers write for the same sound, and what doubles or stays silent; in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"), (r"ch", "C"), (r"sh", "C"), (r"^(?:j|y|ll|g(?=[ei]))", "J"), (r"ll", "y"), (r"(?<!^)h|^h", ""),
        (r"qu(?=[ei])|k|q", "k"), (r"c(?=[eiy])|z", "s"), (r"c", "k"), (r"g(?=[ei])|x(?=[aeiou])", "j"),
        (r"gu(?=[ei])", "g"), (r"v|w", "b"), (r"y", "i"), (r"n(?=[bp])", "m"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_LEAST = 5  # shorter ones sound like too many words


def sound(word: str) -> str:
    """How `word`, folded, sounds; the same for most ways to spell it."""
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


_SMALL = re.compile(r"c?it[oa]s?$")
_OF_NAMES = frozenset(sound(word) for word in GIVEN if len(word) >= _LEAST)


def is_given(word: str) -> bool:
    """Whether `word`, folded, is a given name, or sounds like one and is no word that is often written."""
    if word in GIVEN:
        return True
    if len(word) < _LEAST or is_everyday(word):
        return False
    if small := _SMALL.search(word):  # Carlitos, Rosita
        stem = word[: small.start()]
        return not GIVEN.isdisjoint((stem, f"{stem}o", f"{stem}a", f"{stem}os"))
    return sound(word) in _OF_NAMES
