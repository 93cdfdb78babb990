"""What the shape of a message says: one word only, or words that hang on the last turn."""

from __future__ import annotations

import re

from knowledge.retrieval.spelling import normalize

# Joining words that open an addition to what was said before, not a question of its own.
_JOINS = re.compile(
    r"(?:ok |okay |oh |ah |bueno |pues |no |si )?"
    r"(?:and|y|but|pero|or|o|also|tambien|then|entonces|what about|how about|what if|and if|y si|que tal|"
    r"same (?:for|in|with)|lo mismo|even if|aunque|not even|ni|only|solo|nomas)\b"
)
_POINTS = re.compile(
    r"(?:why|por que|how come|really|de veras|en serio|are you sure|seguro|since when|desde cuando)\b"
)
_LONGEST_ADDITION = 7  # words; "y si la migra viene a mi casa en la noche" says all by itself
_LONGEST_NAME = 3
_SMALL = frozenset(
    "a an the is are do does can my me i to of in on for about it this that what and or please need help "
    "el la los las un una de en mi me yo que es y o por para con sobre lo se a favor necesito ayuda".split()
)


def hangs_on_last(text: str) -> bool:
    """Whether `text` adds to the last turn ("and in LA?", "¿y si no tengo?") and cannot be answered alone."""
    words = normalize(text)
    if len(words.split()) > _LONGEST_ADDITION:
        return False
    return bool(_JOINS.match(words) or (_POINTS.match(words) and len(words.split()) <= 3))


def one_word(text: str) -> str:
    """The word of a `text` that names a matter ("school", "la licencia") and asks nothing about it; else nothing."""
    words = normalize(text).split()
    telling = [word for word in words if word not in _SMALL]
    if not words or len(words) > _LONGEST_NAME or len(telling) > 1:
        return ""
    return telling[0] if telling else words[-1]
