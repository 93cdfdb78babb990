"""Languages told by their letters.

The ten most spoken in California homes besides English and Spanish: Chinese, Tagalog, Vietnamese, Korean, Armenian,
Persian, Arabic, Russian, Punjabi, Japanese (U.S. Census Bureau, American Community Survey table C16001/B16001;
the order varies with the year). Tagalog, and Vietnamese texted without its marks, are lingua's to find.
"""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

# First match with at least two letters wins, so the more telling script stands first: kana before Han, the letters
# that only Persian has before the rest of the Arabic script.
_SCRIPTS: List[Tuple[str, str]] = [
    ("ja", "[\u3041-\u30ff]"),
    ("zh", "[\u3400-\u4dbf\u4e00-\u9fff]"),
    ("ko", "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"),
    ("hy", "[\u0531-\u0587]"),
    ("fa", "[\u067e\u0686\u0698\u06af\u06a9\u06cc]"),
    ("ar", "[\u0600-\u06ff]"),
    ("ru", "[\u0400-\u04ff]"),
    ("pa", "[\u0a00-\u0a7f]"),
    ("hi", "[\u0900-\u097f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("km", "[\u1780-\u17ff]"),
    ("lo", "[\u0e80-\u0eff]"),
    ("am", "[\u1200-\u137f]"),
    ("he", "[\u0590-\u05ff]"),
    ("el", "[\u0370-\u03ff]"),
]
_PATTERNS = [(language, re.compile(letters)) for language, letters in _SCRIPTS]
# Hooks, horns and dots below that no other language here writes.
_VIETNAMESE = re.compile("[\u0111\u01a1\u01b0\u1ea0-\u1ef9]", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def by_script(text: str) -> Optional[str]:
    """ISO 639-1 code of the language whose letters outnumber the Latin ones, or None."""
    if _VIETNAMESE.search(text):
        return "vi"
    latin = len(_LATIN.findall(text))
    for language, letters in _PATTERNS:
        # One sign of Chinese or Korean is a syllable or a word: weigh it as three Latin letters.
        found = len(letters.findall(text)) * (3 if language in ("zh", "ja", "ko") else 1)
        if found >= 2 and found > latin:
            return language
    return None
