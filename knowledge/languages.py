"""The two languages of the service, and text made comparable across spellings."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
NAMES: dict[str, str] = {"en": "English", "es": "Español"}


def fold(text: str) -> str:
    """Lower case, accents off (ñ becomes n), one space between words; punctuation stays."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.split())


def words(text: str) -> list[str]:
    """The words of `text`, folded, without punctuation."""
    return re.findall(r"[a-z0-9]+", fold(text).replace("'", ""))
