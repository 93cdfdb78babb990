"""What the encoder learns from: ways of asking, by entry, and English sentences with their Spanish twins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.corpus import training_examples
from knowledge.entry import EntryDoc
from knowledge.interchange import read_dir
from knowledge.retrieval import Example

_HERE = Path(__file__).parent
FAQ = _HERE.parent / "faq"
PAIRS = _HERE / "pairs.tsv"

Pair = tuple[str, str]


def taught_examples() -> list[Example]:
    """The ways of asking that the encoder may see; the others are kept to calibrate releases with."""
    return [example for example in training_examples(read_dir(FAQ)) if not example.calibrates]


def pairs() -> list[Pair]:
    """Sentences of the entries, which say the same in both languages line by line, and everyday ones."""
    written = [
        tuple(line.split("\t")) for line in PAIRS.read_text(encoding="utf-8").splitlines() if "\t" in line
    ]
    found = [pair for doc in read_dir(FAQ) for pair in _twins(doc)]
    return list(dict.fromkeys([*((english, spanish) for english, spanish in written), *found]))


def _twins(doc: EntryDoc) -> Iterator[Pair]:
    english, spanish = doc.texts["en"], doc.texts["es"]
    for name in ("question", "short", "first_steps", "full"):
        ours, theirs = _lines(getattr(english, name)), _lines(getattr(spanish, name))
        if len(ours) != len(theirs):
            continue
        for one, other in zip(ours, theirs, strict=True):
            parts, others = _sentences(one), _sentences(other)
            same = len(parts) == len(others)
            yield from zip(parts, others, strict=True) if same else [(one, other)]


def _lines(text: str) -> list[str]:
    bare = (re.sub(r"[*#]|^- ", "", line).strip() for line in (text or "").splitlines())
    return [line for line in bare if line]


def _sentences(line: str) -> list[str]:
    return re.split(r"(?<=[.?!:])\s+(?=[A-ZÁÉÍÓÚ¿¡])", line)
