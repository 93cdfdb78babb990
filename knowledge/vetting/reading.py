"""How many years of school a text asks for."""

from __future__ import annotations

import re

import textstat

HIGHEST_GRADE = 8.0
# Fernández Huerta (1959) places scores of 60 to 70 at 7th and 8th grade; below 60 asks for more schooling.
LOWEST_EASE = 60.0


def too_hard(text: str, language: str) -> str | None:
    """Why `text` is too hard to read, or None. English: Flesch-Kincaid grade; Spanish: Fernández Huerta ease."""
    prose = _prose(text)
    textstat.set_lang(language)
    if language == "es":
        ease = textstat.fernandez_huerta(prose)
        if ease < LOWEST_EASE:
            return f"reading ease {ease:.0f} is under {LOWEST_EASE:.0f} (8th grade); use shorter sentences and words"
        return None
    grade = textstat.flesch_kincaid_grade(prose)
    if grade > HIGHEST_GRADE:
        return f"reading grade {grade:.1f} is over {HIGHEST_GRADE:.0f}; use shorter sentences and words"
    return None


def _prose(text: str) -> str:
    """Headings and list items end like sentences, so that a list does not read as one endless sentence."""
    lines = [re.sub(r"^\s*(?:#+|[-*])\s*", "", line).replace("**", "").strip() for line in text.splitlines()]
    return "\n".join(line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line)
