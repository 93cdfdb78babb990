"""A message cut into words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from knowledge.languages import fold
from knowledge.places.cues import ABBREVIATED


@dataclass(frozen=True)
class Word:
    """One word: folded, and where it stands in the message."""

    folded: str
    start: int
    end: int
    capital: bool
    shouted: bool


class Message:
    """The words of a text, and what stands between them. A span is its first word and the one after its last."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        found = re.finditer(r"[^\W_]+(?:['’´][^\W\d_]+)*", self.text)
        self.words = [Word(re.sub(r"[^a-z0-9]", "", fold(m[0])), m.start(), m.end(), m[0][0].isupper(),
                           len(m[0]) > 1 and m[0].isupper()) for m in found]
        # A message all in capitals, or all without, says nothing by its capitals.
        letters = [char for char in self.text if char.isalpha()]
        self.all_capitals = sum(char.isupper() for char in letters) > 0.6 * len(letters)

    def folded(self, start: int, end: int) -> str:
        return " ".join(word.folded for word in self.words[start:end])

    def original(self, start: int, end: int) -> str:
        return self.text[self.words[start].start:self.words[end - 1].end]

    def joined(self, start: int, end: int) -> bool:
        """Whether the words stand side by side, with no full stop, question mark or line break between."""
        return all(re.fullmatch(r"[ \t'’´/-]*|\.[ ]?", self.gap(at)) and not self._stops(at)
                   for at in range(start, end - 1))

    def before(self, at: int) -> str | None:
        return self.words[at - 1].folded if at > 0 else None

    def after(self, end: int) -> str | None:
        """The next word, over a comma but over no other punctuation."""
        if end >= len(self.words) or not re.fullmatch(r"[\s,(]*", self.gap(end - 1)):
            return None
        return self.words[end].folded

    def is_capital(self, start: int) -> bool:
        """A capital letter that means something: not the first word, not a message in capitals."""
        return start > 0 and not self.all_capitals and self.words[start].capital

    def gap(self, at: int) -> str:
        following = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        return self.text[self.words[at].end:following]

    def _stops(self, at: int) -> bool:
        # "St. Helena" is one name; "I went home. Alone" is two sentences.
        return "." in self.gap(at) and len(self.words[at].folded) > 3

    def same_clause(self, at: int) -> bool:
        gap = self.gap(at)
        return not re.search(r"[?!;\n]" if self.words[at].folded in ABBREVIATED else r"[.?!;\n]", gap)
