"""What retrieval learns from: the phrasings staff keep, and training texts written beside them.

`extra/*.yml` hold more ways of asking each entry (`{entry id: {language: [texts]}}`); `nothing/<language>.yml` list
questions that no entry answers. Both are written for training only: they are not part of the FAQ, staff do not edit
them, and nothing in them is ever shown.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from knowledge.entry import EntryDoc
from knowledge.languages import words
from knowledge.retrieval import NOTHING, Example

_HERE = Path(__file__).parent
# libyaml's, ten times as fast, where PyYAML was built with it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def training_examples(docs: Iterable[EntryDoc], root: Path = _HERE) -> list[Example]:
    """Every way of asking, each text once; a staff phrasing wins over a training text."""
    found: dict[str, Example] = {}

    def add(text: str, entry: str, language: str) -> None:
        spelled = " ".join(words(text))
        found.setdefault(spelled, Example(text, entry, language, calibrates=calibrates(spelled, entry)))

    docs = list(docs)
    for doc in docs:
        for language, text in doc.texts.items():
            for phrasing in [text.question, *text.phrasings]:
                add(phrasing, doc.id, language)
    known = {doc.id for doc in docs}
    for path in sorted((root / "extra").glob("*.yml")):
        for entry, languages in _read(path).items():
            for language, texts in languages.items() if entry in known else ():
                for text in texts:
                    add(text, entry, language)
    for path in sorted((root / "nothing").glob("*.yml")):
        for text in _read(path):
            add(text, NOTHING, path.stem)
    return list(found.values())


def calibrates(spelled: str, entry: str) -> bool:
    """One text in six (of the few that no entry answers, one in two), always the same ones: enough to calibrate on, and
    each costs as much as solving for one more entry."""
    return zlib.crc32(spelled.encode()) % (6 if entry else 2) == 0


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (both are the safe ones)
