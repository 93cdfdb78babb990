"""How many years of school a text asks for."""

from __future__ import annotations

import re

import textstat

from knowledge.marking import gettext_noop as _

HIGHEST_GRADE = 8.0
# Fernández Huerta (1959) places scores of 60 to 70 at 7th and 8th grade; below 60 asks for more schooling.
LOWEST_EASE = 60.0


def too_hard(text: str, language: str) -> tuple[str, dict[str, float]] | None:
    """Why `text` is too hard to read, as a message and its figures, or None.

    English: Flesch-Kincaid grade; Spanish: Fernández Huerta ease.
    """
    prose = _prose(text)
    textstat.set_lang(language)
    if language == "es":
        ease = textstat.fernandez_huerta(prose)
        if ease < LOWEST_EASE:
            says = _("reading ease %(ease).0f is under %(lowest).0f (8th grade); use shorter sentences and words")
            return says, {"ease": ease, "lowest": LOWEST_EASE}
        return None
    grade = textstat.flesch_kincaid_grade(prose)
    if grade > HIGHEST_GRADE:
        says = _("reading grade %(grade).1f is over %(highest).0f; use shorter sentences and words")
        return says, {"grade": grade, "highest": HIGHEST_GRADE}
    return None


def _prose(text: str) -> str:
    """Headings and list items end like sentences, so that a list does not read as one endless sentence."""
    lines = [re.sub(r"^\s*(?:#+|[-*])\s*", "", line).replace("**", "").strip() for line in text.splitlines()]
    return "\n".join(line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in lines if line)
