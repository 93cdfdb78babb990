"""Names as they sound: in texts Venancio is Benancio, and Jefferson is Yeferson."""

from __future__ import annotations

import re

from channels.redact.words import GIVEN, NEVER

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


# Everyday words that would sound like a name.
_WORDS = frozenset(
    """
    america banda broke barren bills calle celda channel cheery crispy desire fills graze guerra heater llena lluvia
    marcha mecha miles misty nacer quell query rider ronda sandy scoot shell sullen tailor tierra valid vanilla wills
    """.split()
)
_OF_WORDS = frozenset(sound(word) for word in NEVER | _WORDS)
_OF_NAMES = frozenset(sound(word) for word in GIVEN if len(word) >= _LEAST) - _OF_WORDS


def is_given(word: str) -> bool:
    """Whether `word`, folded, is a given name, or sounds like one."""
    return word in GIVEN or (len(word) >= _LEAST and word not in NEVER | _WORDS and sound(word) in _OF_NAMES)
