"""How the components look at a message: folded, without emojis and punctuation."""

from __future__ import annotations

import re
import unicodedata
from typing import List

_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """Lower case, accents off, typographic apostrophes straight: "¿Más?" -> "¿mas?"."""
    text = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'"))
    return "".join(c for c in text if not unicodedata.combining(c))


def words(text: str) -> List[str]:
    """The folded words, letters drawn out for stress shortened: "Holaaaa!! 👋" -> ["hola"]."""
    return [re.sub(r"(.)\1{2,}", r"\1", word) for word in _WORDS.findall(fold(text))]
