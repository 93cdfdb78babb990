"""One question of a question set, and the reader of such sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import QuestionSetBroken
from knowledge.languages import LANGUAGES

KINDS = (
    "faq", "oos_near", "oos_far", "urgent", "urgent_not", "hub", "control", "pii", "attack", "other_lang",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """What somebody might send, and what would be right: any of `expect`, this `place`, this `control`."""

    text: str
    lang: str
    kind: str
    expect: list[str] = field(default_factory=list)
    place: str | None = None
    county: str | None = None
    control: str | None = None
    pii: list[str] = field(default_factory=list)
    voice: str = ""

    @property
    def in_scope(self) -> bool:
        """A question that an entry answers; urgent messages and places have rules and figures of their own."""
        return self.kind in ("faq", "pii") and bool(self.expect)


def read_questions(path: Path) -> list[Question]:
    """The question set at `path`: a YAML list of mappings. Raises QuestionSetBroken. Unknown fields are ignored."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise QuestionSetBroken(f"{path}: cannot be read: {error}") from error
    if not isinstance(rows, list) or not rows:
        raise QuestionSetBroken(
            f"{path}: a question set is a list of questions, and this one is not, or is empty"
        )
    return [_question(row, f"{path}: question {number}") for number, row in enumerate(rows, 1)]


def _question(row: Any, where: str) -> Question:
    if not isinstance(row, dict):
        raise QuestionSetBroken(f"{where}: is not a mapping with text, lang, kind and expect")
    for name, allowed in (("text", None), ("lang", LANGUAGES), ("kind", KINDS)):
        value = row.get(name)
        if not isinstance(value, str) or not value:
            raise QuestionSetBroken(f"{where}: `{name}` is missing, or not text")
        # Questions in other languages are of a kind of their own, and may name any language.
        if allowed and value not in allowed and not (name == "lang" and row.get("kind") == "other_lang"):
            raise QuestionSetBroken(f"{where}: `{name}` is {value!r}, not one of {', '.join(allowed)}")
    for name in ("expect", "pii"):
        value = row.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise QuestionSetBroken(f"{where}: `{name}` is not a list of texts")
    for name in ("place", "county", "control", "voice"):
        if not isinstance(row.get(name), str | None):
            raise QuestionSetBroken(f"{where}: `{name}` is not text")
    if row["kind"] == "control" and not row.get("control"):
        raise QuestionSetBroken(
            f"{where}: a control message needs `control`, what it should be understood as"
        )
    return Question(
        **{name: row[name] for name in Question.__dataclass_fields__ if row.get(name) is not None}
    )
