"""Digits written as the words they are said by: "nine two four zero four", "noventa y dos cinco setenta"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.languages import fold

_UNITS = {word: number for listed in (
    "zero one two three four five six seven eight nine", "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "sero uno dos tres cuatro sinco seis siete ocho nuebe",
) for number, word in enumerate(listed.split())} | {"oh": 0}
_TEENS = {word: number for listed in (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "dies onse dose trese catorse quinse diesiseis diesisiete diesiocho diesinueve",
) for number, word in enumerate(listed.split(), 10)}
_TENS = {word: 10 * number for listed in (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "beinte treinta cuarenta sincuenta sesenta setenta ochenta nobenta",
) for number, word in enumerate(listed.split(), 2)}
_TWENTIES = {f"veinti{word}": 20 + number for word, number in _UNITS.items()}
_HUNDREDS = {word: 100 * number for number, word in enumerate(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(),
    1)} | {"cien": 100}
_TWO_DIGITS = _TEENS | _TENS | _TWENTIES
_SAID = {*_UNITS, *_TWO_DIGITS, *_HUNDREDS}
_WORD = re.compile(r"[^\W\d_]+")
# Every ZIP code of California begins with nine or ninety.
_BEGINS = re.compile(r"\b(?:nine(?:ty)?|nue[vb]e|no[vb]enta)\b", re.IGNORECASE)


def spoken(text: str) -> Iterator[tuple[str, int, int]]:
    """The digits that each unbroken run of number words stands for, and where it begins and ends."""
    if not _BEGINS.search(text):
        return
    found = [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and (end == at or re.fullmatch(r"[ \t,-]+", text[found[end - 1][2]:found[end][1]])) and (
                found[end][0] in _SAID or (found[end][0] == "y" and end > at and found[end - 1][0] in _TENS)):
            end += 1
        if end - at > 1:
            yield _digits([word for word, _, _ in found[at:end] if word != "y"]), found[at][1], found[end - 1][2]
        at = max(end, at + 1)


def _digits(words: list[str]) -> str:
    """A tens word takes the unit after it, and a hundreds word both: "noventa tres trescientos siete" is 93307."""
    digits, at = "", 0
    while at < len(words):
        value, wide = 0, 1
        if words[at] in _HUNDREDS:
            value, wide, at = _HUNDREDS[words[at]], 3, at + 1
        tens = words[at] if at < len(words) and words[at] in _TWO_DIGITS else None
        if tens:
            value, wide, at = value + _TWO_DIGITS[tens], max(wide, 2), at + 1
        if at < len(words) and words[at] in _UNITS and (tens is None or (tens in _TENS and _UNITS[words[at]])):
            value, at = value + _UNITS[words[at]], at + 1
        digits += f"{value:0{wide}d}"
    return digits
