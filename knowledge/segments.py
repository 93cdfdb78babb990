"""How long a text is as SMS: GSM-7 or UCS-2, units, segments; and its cheapest faithful spelling.

Source of the alphabet and sizes: 3GPP TS 23.038 (GSM 7 bit default alphabet and its extension table) and
TS 23.040 (160/70 units in a single message, 153/67 in each part of a longer one).
"""

from __future__ import annotations

from dataclasses import dataclass

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€\f")  # an escape and the character: two units

_TYPOGRAPHY = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "‹": "'", "›": "'", "′": "'", "″": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "\u2011": "-", "―": "-",
     "…": "...", "•": "-", "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
     "\u00ad": "", "\u200b": "", "\ufeff": ""}
)  # fmt: skip
# Spanish reads the same to everybody without these; ñ é ü ¿ ¡ are in the alphabet and stay.
_ACCENTS = str.maketrans("áíóúÁÍÓÚ", "aiouAIOU")


@dataclass(frozen=True)
class Segments:
    """`units` are septets (GSM-7) or UTF-16 code units (UCS-2); `count` is what the carrier bills."""

    encoding: str
    units: int
    count: int


def is_gsm7(text: str) -> bool:
    """Whether `text` can travel in the cheap alphabet."""
    return all(char in _BASIC or char in _EXTENDED for char in text)


def units(text: str, encoding: str) -> int:
    """Length of `text` in the units of `encoding`."""
    if encoding == "GSM-7":
        return sum(2 if char in _EXTENDED else 1 for char in text)
    return len(text.encode("utf-16-le")) // 2


def measure(text: str) -> Segments:
    """How `text` would travel as one message. The empty text is one segment of no units."""
    encoding = "GSM-7" if is_gsm7(text) else "UCS-2"
    single, part = (160, 153) if encoding == "GSM-7" else (70, 67)
    total = units(text, encoding)
    if total <= single:
        return Segments(encoding, total, 1)
    # A two-unit character is never split between parts, so parts may stay one unit short.
    count, room = 1, part
    for char in text:
        cost = units(char, encoding)
        if cost > room:
            count, room = count + 1, part
        room -= cost
    return Segments(encoding, total, count)


def plain(text: str, *, keep_accents: bool = False) -> str:
    """The cheapest spelling that does not hurt the language.

    Typographic quotes, dashes and spaces become their plain forms; á í ó ú lose their accent only when that
    makes the message fewer segments, and never when `keep_accents`.
    """
    spelled = text.translate(_TYPOGRAPHY)
    if keep_accents:
        return spelled
    bare = barest(text)
    return bare if measure(bare).count < measure(spelled).count else spelled


def barest(text: str) -> str:
    """The spelling that has the best chance of travelling as GSM-7: plain typography, no á í ó ú."""
    return text.translate(_TYPOGRAPHY).translate(_ACCENTS)
