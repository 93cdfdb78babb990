"""Ways to reach somebody: telephone numbers and e-mail addresses."""

from __future__ import annotations

import re

import phonenumbers

_EMAIL = re.compile(
    r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"
    r"|[\w.+-]+ (?:at|arroba) (?:gmail|hotmail|yahoo|outlook|icloud)(?:(?: dot | punto |\.)com)?\b",
    re.I,
)
_GAP = r"[\s.\-–/·]*"
_PHONE = re.compile(
    # North America, 3-3-4 digits in any dress, with an extension.
    rf"(?<![\w$])(?:\+?1{_GAP})?\(?[2-9]\d{{2}}\)?{_GAP}\d{{3}}{_GAP}\d{{4}}"
    r"(?:\s*(?:ext|x|extensi[oó]n)\.?\s*\d{1,5})?(?!\d)"
    # Any country, when it says so.
    r"|(?<![\w.])(?:\+|00)\d[\d\s().\-]{7,17}\d\b"
    # Local ones: 555-0147; Central America's 7123-4567, unless both halves are years.
    r"|(?<![\w$§.-])\d{3}[-–.]\d{4}(?![\d-])"
    r"|(?<![\w$§.-])(?!(?:19|20)\d\d-(?:19|20)\d\d)[2-9]\d{3}-\d{4}(?![\d-])"
    # Ten digits one by one, by twos, and Mexico's 2-4-4.
    r"|(?<![\w$])\d(?:[ .-]\d){9}(?!\d)|(?<![\w$])\d{2}(?:[\s.-]\d{2}){4}(?!\d)"
    r"|(?<![\w$])\d{2}[\s.-]\d{4}[\s.-]\d{4}(?!\d)"
)
# Behind words that bring a number, seven or eight digits are enough.
_AFTER_WORDS = re.compile(
    r"\b(?P<word>(?:call|text|phone|cell|tel[eé]?fono?|tel|cel(?:ular)?|ll[aá]m[ae]\w*|marc[ae]\w*|whats?app?"
    r"|wasap|mi n[uú]mero|my number|mobile)"
    r"(?:\s+(?:me|us|him|her|number|n[uú]mero|is|es|at|al|a|on|de|mi|my|to|:|#)){0,4}[\s:#]*)"
    r"(?:\d{3}\s\d{4}|\d{7,8})(?!\d)",
    re.I,
)


def redact(text: str) -> str:
    """`text` with [email] and [phone]. Run after the identity numbers: many are as long as a telephone number."""
    text = _EMAIL.sub("[email]", text)
    if not any(char.isdigit() for char in text):
        return text
    text = _known_to_the_plans(text)
    text = _AFTER_WORDS.sub(lambda match: f"{match['word']}[phone]", text)
    return _PHONE.sub("[phone]", text)


def _known_to_the_plans(text: str) -> str:
    """What the telephone plans of the world know as a number, in whatever spelling."""
    found = list(phonenumbers.PhoneNumberMatcher(text, "US", phonenumbers.Leniency.VALID))
    for match in reversed(found):
        if sum(char.isdigit() for char in match.raw_string) >= 10:
            text = f"{text[: match.start]}[phone]{text[match.end :]}"
    return text
