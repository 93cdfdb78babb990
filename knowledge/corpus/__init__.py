"""What retrieval learns from: the phrasings staff keep, and training texts written beside them.

`extra/<language>.yml` holds more ways of asking each entry (`{entry id: [texts]}`); `nothing/<language>.yml` lists
questions that no entry answers. Both are written for training only: they are not part of the FAQ, staff do not edit
them, and nothing in them is ever shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from knowledge.entry import EntryDoc
from knowledge.languages import LANGUAGES, words
from knowledge.retrieval.retriever import NOTHING, Example

_HERE = Path(__file__).parent


def training_examples(docs: Iterable[EntryDoc], root: Path = _HERE) -> list[Example]:
    """Every way of asking, each text once; a staff phrasing wins over a training text."""
    found: dict[str, Example] = {}

    def add(text: str, entry: str, language: str) -> None:
        found.setdefault(" ".join(words(text)), Example(text, entry, language))

    docs = list(docs)
    for doc in docs:
        for language, text in doc.texts.items():
            for phrasing in [text.question, *text.phrasings]:
                add(phrasing, doc.id, language)
    for language in LANGUAGES:
        extra = _read(root / "extra" / f"{language}.yml") or {}
        for doc in docs:
            for text in extra.get(doc.id, []):
                add(text, doc.id, language)
        for text in _read(root / "nothing" / f"{language}.yml") or []:
            add(text, NOTHING, language)
    return list(found.values())


def _read(path: Path) -> dict[str, list[str]] | list[str] | None:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None
