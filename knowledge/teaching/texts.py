"""What the encoder learns from: ways of asking, by entry, and English sentences with their Spanish twins."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.corpus import training_examples
from knowledge.entry import EntryDoc
from knowledge.interchange import read_dir
from knowledge.retrieval import NOTHING, Example
from knowledge.urgent.learn import ALSO_NOW, TAUGHT, from_examples

_HERE = Path(__file__).parent
FAQ = _HERE.parent / "faq"
PAIRS = _HERE / "pairs.tsv"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Alarms:
    """Texts of emergencies, texts that only sound so, and the entries (or NOTHING) whose questions are calm."""

    urgent: list[str]
    not_urgent: list[str]
    calm: set[str]


def alarms() -> Alarms:
    """Those of the emergencies' examples that do not calibrate."""
    taught = [(text, kind) for text, kind in from_examples(TAUGHT) if not calibrates_alarms(text)]
    return Alarms(
        [text for text, kind in taught if kind == "urgent"],
        [text for text, kind in taught if kind == "not_urgent"],
        {doc.id for doc in read_dir(FAQ) if doc.urgency == "normal"} - ALSO_NOW | {NOTHING},
    )


def calibrates_alarms(text: str) -> bool:
    """One in five, always the same ones: what the encoder never saw tells how far to trust it."""
    return zlib.crc32(text.encode()) % 5 == 0


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
