"""Where a text may be cut: after a sentence or a line, else between words, never inside a word or a link."""

from __future__ import annotations

import re
from collections.abc import Callable

_ABBREVIATED = (
    "Ed|Cal|Gov|Civ|Pen|Veh|Lab|Bus|Prof|Mr|Mrs|Ms|Dr|Dra|Sr|Sra|Lic|Ud|Uds|St|Ave|Blvd|No|Nos|Art|Tel|Sec|vs|v|cf"
    "|núm|pág|EE|UU|[A-Za-z]"
)
_END = re.compile(r"(?<!\b(?:U\.S)\.)(?:[.!?…]+[\"'»”)]*\s+|\n+)")
_NOT_AN_END = re.compile(rf"(?:^|[\s(.])(?:{_ABBREVIATED})\.\s+$", re.I)


def sentences(text: str) -> list[str]:
    """`text` in pieces that join back to it, each ending where a reader would pause."""
    pieces, start = [], 0
    for end in _END.finditer(text):
        piece = text[start : end.end()]
        if "\n" not in end.group() and _NOT_AN_END.search(piece):
            continue
        pieces.append(piece)
        start = end.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


def fill(text: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """As much of the start of `text` as `fits`, and what is left; at least one word, so that it always ends."""
    head, rest = _take(sentences(text), fits)
    if not head:
        head, rest = _take(re.findall(r"\s*\S+", text), fits)
    if not head:
        first = re.match(r"\s*\S+", text)
        head, rest = (first.group(), text[first.end() :]) if first else (text, "")
    return head.strip(), rest.strip()


def _take(pieces: list[str], fits: Callable[[str], bool]) -> tuple[str, str]:
    taken = ""
    for number, piece in enumerate(pieces):
        if not fits((taken + piece).strip()):
            return taken, "".join(pieces[number:])
        taken += piece
    return taken, ""
