"""Words and numbers that stand nowhere else in the world, and where they turn up again."""

from __future__ import annotations

import base64
import itertools
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, quote_plus

# Not words of any language, and none of the names or numbers below is anybody's.
_WORDS = itertools.count()
_SYLLABLES = ("zub", "qorv", "wexl", "yimf", "kuzd", "hojq", "vazp", "xult")


# What numbers, names and words below have in common; each is long enough to be found in all its forms.
STEMS = ("3235557", "323-555-7", "7340217", "Quorvandrel", "2197384", "vazpqorv")


def word() -> str:
    """A new one each time, sixty-four of them: `zubqorvvazpqorv`."""
    number = next(_WORDS)
    return "".join(_SYLLABLES[(number // 8**place + place * 3) % 8] for place in range(4)) + "ñ"


@dataclass
class Canaries:
    """`personal` must be found nowhere at all; `said` nowhere but on the pages of those who answer that person."""

    personal: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def person(self, number: int) -> tuple[str, str]:
        """A phone number, and a text with everything in it that must be taken out before it is kept."""
        phone = f"+1323555{7100 + number}"
        given, family = "Xylphia", f"Quorvandrel{chr(97 + number)}ez"
        a_number = f"A2197384{50 + number:02d}"
        self.personal |= {
            f"phone {number}": phone, "given name": given, f"name {number}": family, f"A-number {number}": a_number[1:],
            f"phone {number}, national": phone[2:], f"phone {number}, written": f"323-555-{phone[-4:]}",
        }  # fmt: skip
        return phone, f"my name is {given} {family}, A-number {a_number}, call 323-555-{phone[-4:]}"

    def chat(self, number: int) -> int:
        """A Telegram chat's id."""
        chat = 7_340_217_000 + 13 * (number + 1)
        self.personal[f"chat {number}"] = str(chat)
        return chat

    def spot(self) -> dict[str, float]:
        """Somebody's house on the map."""
        self.personal |= {"latitude": "36.7483927", "longitude": "119.7725518"}
        return {"latitude": 36.7483927, "longitude": -119.7725518}

    def sentence(self, where: str) -> str:
        """Words that a person could say, to be put behind a question."""
        self.said[where] = word()
        return self.said[where]


def forms(text: str) -> set[bytes]:
    """How a text looks in a file: as it is, in capitals, in a URL, in JSON, in base64 at each of three offsets."""
    found: set[bytes] = set()
    for each in {text, text.upper(), text.lower(), text.capitalize()}:
        found |= {
            each.encode(), each.encode("utf-16-le"), each.encode("latin-1"), quote(each, safe="").encode(),
            quote_plus(each).encode(), json.dumps(each)[1:-1].encode(), repr(each.encode())[2:-1].encode(),
        }  # fmt: skip
        for offset in range(3):
            packed = base64.b64encode(b"\0" * offset + each.encode())
            # The first and last characters share bits with what stands beside them.
            inner = packed[(0, 2, 3)[offset] :].rstrip(b"=")[:-1]
            found |= {inner, inner.translate(bytes.maketrans(b"+/", b"-_"))}
    return {form for form in found if len(form) >= 7}


class Search:
    """Looks for many texts at once, in each of their forms, or `plain` alone.

    Most files hold none: what all texts of a kind have in common (`STEMS`) is looked for first, which is fast.
    """

    def __init__(self, texts: dict[str, str], *, plain: bool = False) -> None:
        self.named = {
            form: name for name, text in texts.items() for form in ({text.encode()} if plain else forms(text))
        }
        stems = {next((stem for stem in STEMS if stem in text), text) for text in texts.values()}
        self._stems = set(self.named) if plain else {form for stem in stems for form in forms(stem)}

    def within(self, content: bytes) -> set[str]:
        """The names of what is there."""
        if not any(stem in content for stem in self._stems):
            return set()
        return {name for form, name in self.named.items() if form in content}

    def files(self, folder: Path, since: float = 0) -> Iterator[str]:
        """What is found in which file changed `since`: names, contents, free pages and logs of databases alike."""
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.stat().st_mtime < since:
                continue  # as it was before anybody wrote
            told = self.within(str(path.relative_to(folder)).encode())
            if path.is_file() and not path.is_symlink():
                told |= self.within(path.read_bytes())
            yield from (f"{name} in {path.relative_to(folder)}" for name in sorted(told))


class Pieces(Search):
    """Looks for sealed texts, wherever a page of a database cuts one in two: for two pieces of each.

    There are hundreds, and a database has a hundred megabytes: it is gone through once, not once for each.
    """

    LENGTH = 40
    _SEALED = re.compile(rb"[A-Za-z0-9_=-]{%d,}" % LENGTH)

    def __init__(self, sealed: Collection[str]) -> None:
        self.named = {
            text[at : at + self.LENGTH].encode(): f"sealed text {number} at {at}"
            for number, text in enumerate(sorted(sealed)) for at in (20, 60)
        }  # fmt: skip
        assert {len(piece) for piece in self.named} == {self.LENGTH}

    def within(self, content: bytes) -> set[str]:
        runs = (found.group() for found in self._SEALED.finditer(content))
        pieces = (run[at : at + self.LENGTH] for run in runs for at in range(len(run) - self.LENGTH + 1))
        return {self.named[piece] for piece in pieces if piece in self.named}


def nothing(found: Iterable[str]) -> None:
    """Fail with a list of all that was found."""
    told = list(found)
    assert not told, "\n".join(told)
