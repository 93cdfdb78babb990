"""The question sets that every release is measured on: those committed with the tests, on which nothing is tuned."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

from django.conf import settings

from knowledge.quality.question import Question, read_questions


def files() -> list[Path]:
    """None where the tests are not installed; releases are not measured there."""
    return sorted((settings.BASE_DIR / "tests" / "questions").glob("test_*.yml"))


def checksum() -> str:
    """Tells these sets from any others; empty when there are none."""
    contents = [file.read_bytes() for file in files()]
    return hashlib.sha256(b"\0".join(contents)).hexdigest() if contents else ""


def questions(entries: Collection[str]) -> list[Question]:
    """Those that can be asked of a release of these entries. Raises QuestionSetBroken."""
    return fitting([question for file in files() for question in read_questions(file)], entries)


def fitting(asked: Sequence[Question], entries: Collection[str]) -> list[Question]:
    """Without those whose every answer was taken out of the FAQ. A FAQ that answers none of them is another one, about
    which the sets say nothing."""
    able = [one for one in asked if not one.expect or not set(one.expect).isdisjoint(entries)]
    return able if any(one.in_scope for one in able) else []
