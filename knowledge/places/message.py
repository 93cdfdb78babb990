"""A message cut into words, with what stands around each: the evidence that a word is meant as a place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from knowledge.languages import fold
from knowledge.places.cues import (
    ABBREVIATED,
    ARTICLES,
    ASKING,
    BEING,
    CUE_PAIRS,
    CUES,
    ELSEWHERE,
    FOLLOWERS,
    HERE,
    HINTS,
    KIN,
    LINKS,
    MOVED,
    NEAREST,
    NOW,
    SERVICE,
    STREETS,
    TITLES,
    TURNS,
)

_MOST_LINKS = 5
_LONGEST_ASKED = 14


@dataclass(frozen=True)
class Word:
    """One word: folded, and where it stands in the message."""

    folded: str
    start: int
    end: int
    capital: bool
    shouted: bool


class Message:
    """The words of a text and the questions the finder asks about the words around a span."""

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
        return all(re.fullmatch(r"[ \t'’´/-]*|\.[ ]?", self._gap(at)) and not self._stops(at)
                   for at in range(start, end - 1))

    def before(self, at: int) -> str | None:
        return self.words[at - 1].folded if at > 0 else None

    def after(self, end: int) -> str | None:
        """The next word, over a comma but over no other punctuation."""
        if end >= len(self.words) or not re.fullmatch(r"[\s,(]*", self._gap(end - 1)):
            return None
        return self.words[end].folded

    def cue(self, at: int) -> int:
        """0: no cue before the word; 1: "from", "in", "by"; 2: a cue that says where the writer is now."""
        start = at
        while start - _MOST_LINKS < at > 0 and self._is_link(at - 1, start) and not self._is_pair(at):
            at -= 1
        if at == 0 or not self._same_clause(at - 1):
            return 0
        if self.is_where_to(at):
            return 2
        if not (self.words[at - 1].folded in CUES or self._is_pair(at)):
            return 1 if self._is_nearest_to(at) else 0
        near = {word.folded for word in self.words[max(0, at - 3):at]}
        return 2 if near & HERE and "from" not in near else 1

    def stance(self, at: int) -> int:
        """-1: what comes before the word is said of elsewhere, or of before; 1: of here and now; 0: of neither."""
        said: list[str] = []
        for each in range(at - 1, max(-1, at - 8), -1):
            if not self._same_clause(each) or "," in self._gap(each) or self.words[each].folded in TURNS:
                break
            said.append(self.words[each].folded)
        departed = self.before(at) in {"from", "de"} and not MOVED.isdisjoint(said)
        of_theirs = not KIN.isdisjoint(said[:4]) and "with" not in said and "con" not in said
        if departed or of_theirs or not ELSEWHERE.isdisjoint(said):
            return -1
        return 0 if NOW.isdisjoint(said) else 1

    def is_origin(self, at: int) -> bool:
        """After "from" or "soy de"."""
        return self.before(at) in {"from", "vine", "vengo"} or self.folded(max(0, at - 2), at) in {
            "soy de", "soy d", "somos de", "vine de", "vengo de", "llegue de", "venimos de"}

    def is_name_of_person(self, at: int) -> bool:
        """After a title, a first name or "my name is", if need be with one more capitalised word between."""
        if self.before(at) in {"is", "es"} and at > 1 and self.words[at - 2].folded in {"name", "nombre", "apellido"}:
            return True
        for _ in range(2):
            if at == 0 or not self._same_clause(at - 1):
                return False
            at -= 1
            if self.words[at].folded in TITLES:
                return True
            if not self.words[at].capital or self.words[at].folded in CUES:
                return False
        return False

    def is_said_of_somebody(self, at: int) -> bool:
        """Right after "I am": what somebody is, not where ("estoy escondido", "soy Marina")."""
        return self.before(at) in BEING

    def is_street(self, start: int, end: int) -> bool:
        return self.before(start) in {"calle", "avenida", "street"} or self.after(end) in STREETS

    def is_capital(self, start: int) -> bool:
        """A capital letter that means something: not the first word, not a message in capitals."""
        return start > 0 and not self.all_capitals and self.words[start].capital

    def is_edge(self, start: int, end: int) -> bool:
        """A short message that begins or ends with the span, beside a word of help: "orange free lawyer"."""
        if len(self.words) > 8:
            return False
        return ((start == 0 and self.after(end) in SERVICE)
                or (end == len(self.words) and self.before(start) in SERVICE and self._same_clause(start - 1)))

    def is_asked(self, start: int, end: int) -> bool:
        """A short message that begins or ends with the span and asks for help, or for where or who: "mendota who"."""
        if (start > 0 and end < len(self.words)) or len(self.words) > (10 if start else _LONGEST_ASKED):
            return False
        beside = self.words[end:end + 3] if start == 0 else self.words[start - 1:start]
        around = self.words[:start] + self.words[end:] if len(self.words) < 7 else beside
        return any(word.folded in ASKING for word in around)

    def is_hinted(self, start: int) -> bool:
        """After a word that leads to places and to much else ("at", "por"), in a message that asks for help; or, with a
        capital letter, after the article that people put before their town ("en el Parlier")."""
        before = self.before(start)
        if before in ARTICLES:
            return self.is_capital(start) and self.cue(start - 1) > 0
        return before in HINTS and self._same_clause(start - 1) and any(word.folded in ASKING for word in self.words)

    def follows_well(self, end: int) -> bool:
        return self.after(end) is None or self.after(end) in FOLLOWERS or "," in self._gap(end - 1)

    def is_where_to(self, at: int) -> bool:
        """After "moved from ... to", "me mudé de ... a"."""
        before = [word.folded for word in self.words[max(0, at - 8):at]]
        return before[-1] in {"to", "a"} and not MOVED.isdisjoint(before) and not {"from", "de"}.isdisjoint(before)

    def _is_nearest_to(self, at: int) -> bool:
        """After "the closest ... to", "el más cercano a"."""
        before = [word.folded for word in self.words[max(0, at - 8):at]]
        return before[-1] in {"to", "a"} and not NEAREST.isdisjoint(before)

    def _is_link(self, at: int, start: int) -> bool:
        """Whether the word only leads to the name at `start`: "city of", and the article in "la ciudad de"."""
        word = self.words[at].folded
        return word in LINKS or (at + 1 < start and word in {"la", "el", "the"})

    def _is_pair(self, at: int) -> bool:
        return at > 1 and f"{self.words[at - 2].folded}_{self.words[at - 1].folded}" in CUE_PAIRS

    def _gap(self, at: int) -> str:
        following = self.words[at + 1].start if at + 1 < len(self.words) else len(self.text)
        return self.text[self.words[at].end:following]

    def _stops(self, at: int) -> bool:
        # "St. Helena" is one name; "I went home. Alone" is two sentences.
        return "." in self._gap(at) and len(self.words[at].folded) > 3

    def _same_clause(self, at: int) -> bool:
        gap = self._gap(at)
        return not re.search(r"[?!;\n]" if self.words[at].folded in ABBREVIATED else r"[.?!;\n]", gap)
