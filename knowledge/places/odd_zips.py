"""ZIP codes not written as five digits in a row: "93 307", "9-3-3-0-7", "933o7", "#93307", "nine three three oh seven".

Numbers are written so for many other reasons, so one counts only where something says it is a place, and where it is
no amount, case, date or pair of freeways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.places.cues import (
    ARTICLES,
    ASKING,
    CALIFORNIA,
    CUE_PAIRS,
    CUES,
    FILLERS,
    FOLLOWERS,
    IDENTIFIED,
    MONEY,
    SERVICE,
    ZIP_WORDS,
)
from knowledge.places.message import Message
from knowledge.places.spoken_digits import spoken

# All ZIP codes of California begin with 9. Not matched are "911 05", a call for help, "9-10-11", a date, and "933.05",
# an amount.
_WRITTEN = re.compile(
    r"(?<![\w$€£])#?\s?(9(?P<each>[ \t]{1,2}|[ \t]?[.,–-][ \t]?)D(?P=each)D(?P=each)D(?P=each)D"
    r"|9D(?P<two>[ \t]{1,2}|[ \t]?[.,–-][ \t]?)DDD|9(?!11)DD(?:[ \t]{1,2}|[ \t]?[,–-][ \t]?)DD|9DDDD)"
    r"(?![\w%$€£])".replace("D", "[0-9OoIl]"))
_AS_DIGITS = str.maketrans("OoIl", "0011")
# A digit within two signs: part of a telephone number, a date or an amount.
_DIGIT_BEFORE = re.compile(r"\d\W{0,2}\Z")
_DIGIT_AFTER = re.compile(r"\W{0,2}\d")
# An amount, or the number of an immigration case: "A 93-701", "A#95110".
_NO_PLACE = re.compile(r"([$€£]|\bA(\s+(es|is|number|num))?\s*[#-]?)\s*\Z")
_SHORT = 6
_AREAS = {"area", "zona"}  # "area 945 44": a cue before a number, and not before a name
# "The 91 605": freeways that meet, and ZIP codes too.
_FREEWAYS = {"90405", "91110", "91605", "91710", "92101", "92280", "92880", "94125", "94805"}


@dataclass(frozen=True)
class OddZip:
    """Five digits that are meant as a ZIP code, and where they stand in the text."""

    digits: str
    text: str
    end: int


@dataclass(frozen=True)
class _Reading:
    digits: str
    start: int
    end: int
    each: bool  # every digit by itself, as nobody writes an amount
    thousands: bool  # as an amount is written


def odd_zips(text: str) -> Iterator[OddZip]:
    """The numbers of a text that may be ZIP codes and are said to be places, first to last."""
    message: Message | None = None
    for reading in (*_written(text), *_spoken(text)):
        message = message or Message(text)
        if _is_meant(reading, message):
            yield OddZip(reading.digits, text[reading.start:reading.end].strip(), reading.end)


def _written(text: str) -> Iterator[_Reading]:
    for match in _WRITTEN.finditer(text):
        before = text[:match.start()]
        digits = re.sub(r"[^0-9OoIl]", "", match[1])
        if _DIGIT_BEFORE.search(before) or _DIGIT_AFTER.match(text, match.end()) or _NO_PLACE.search(before):
            continue
        if sum(char.isdigit() for char in digits) > 2:
            yield _Reading(digits.translate(_AS_DIGITS), match.start(), match.end(), bool(match["each"]),
                           (match["two"] or " ").strip() in {".", ","})


def _spoken(text: str) -> Iterator[_Reading]:
    for digits, start, end in spoken(text):
        if len(digits) == 5 and digits[0] == "9":
            yield _Reading(digits, start, end, each=True, thousands=False)


def _is_meant(reading: _Reading, message: Message) -> bool:
    """Whether the words around a number say that it is a ZIP code, or the place asked about."""
    before = [word.folded for word in message.words if word.end <= reading.start]
    after = [word.folded for word in message.words if word.start >= reading.end]
    if not IDENTIFIED.isdisjoint(before[-4:] + after[:3]):
        return False
    if not ZIP_WORDS.isdisjoint(before[-4:] + after[:4]) or before[-2:] == ["c", "p"]:
        return True
    if not MONEY.isdisjoint(before + after) or reading.digits.startswith("911"):
        return False
    if reading.digits in _FREEWAYS and not reading.each:
        return False
    if FILLERS.issuperset(before + after) or (before and before[-1] in CALIFORNIA):
        return True
    ends = not after or bool(re.match(r"\s*[,.;:!?)\n]", message.text[reading.end:]))
    if _follows_cue(before) and (ends or after[0] in FOLLOWERS | ASKING):
        return True
    asks = not ASKING.isdisjoint(before + after)
    if reading.each and asks and (not before or ends):
        return True
    if FILLERS.issuperset(before) and after:
        few = len(before) + len(after) < _SHORT and not after[0].endswith("s") and asks
        return after[0] in ASKING or few
    return FILLERS.issuperset(after) and before[-1] in SERVICE and not reading.thousands


def _follows_cue(before: list[str]) -> bool:
    """After "near" or "vivo en", and an article if there is one."""
    if before and before[-1] in ARTICLES:
        before = [*before[:-1], "de"] if before[-1] == "del" else before[:-1]
    return bool(before) and (before[-1] in _AREAS or before[-1] in CUES or "_".join(before[-2:]) in CUE_PAIRS)
