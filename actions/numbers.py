"""The number somebody chose, in figures or words."""

from __future__ import annotations

import re

from knowledge.languages import fold

_WORDS = {
    "one": 1, "first": 1, "uno": 1, "una": 1, "un": 1, "primero": 1, "primera": 1, "primer": 1, "1st": 1,
    "1ra": 1, "1ro": 1,
    "two": 2, "second": 2, "dos": 2, "segundo": 2, "segunda": 2, "2nd": 2, "2da": 2, "2do": 2, "middle": 2, "medio": 2,
    "three": 3, "third": 3, "tres": 3, "tercero": 3, "tercera": 3, "tercer": 3, "3rd": 3, "3ra": 3, "3ro": 3,
    "four": 4, "cuatro": 4, "fourth": 4, "cuarta": 4, "cuarto": 4, "five": 5, "cinco": 5,
    "last": -1, "ultimo": -1, "ultima": -1,
}  # fmt: skip
_LONGEST_CHOICE = 8  # words: "I would like the second one please thanks"


def chosen(text: str) -> int | None:
    """The number, -1 for "the last one", None when there is none or the text is too long to be a choice."""
    words = re.findall(r"\w+", fold(text))
    if len(words) > _LONGEST_CHOICE:
        return None
    # A figure goes before words: "the first one is not it, 2" is rare, "number one: 2" is not said at all.
    for word in words:
        if word.isdigit() and len(word) == 1:
            return int(word)
    ordinals = [_WORDS[word] for word in words if word in _WORDS]
    # "the second one": the ordinal says it, "one" only stands for a noun.
    meant = [number for word, number in zip(words, map(_WORDS.get, words), strict=True) if number and word != "one"]
    return meant[0] if meant else (ordinals[0] if ordinals else None)
