"""The questions that every release is measured on: those committed with the tests, on which nothing is tuned, and those
that colleagues added from answers they judged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from knowledge.models import MeasuredQuestion
from knowledge.quality.question import Question, read_questions


def files() -> list[Path]:
    """None where the tests are not installed; releases are not measured there."""
    return sorted((settings.BASE_DIR / "tests" / "questions").glob("test_*.yml"))


def checksum() -> str:
    """Tells these questions from any others; empty when there are none."""
    contents = [file.read_bytes() for file in files()]
    contents += [json.dumps(row.as_item(), sort_keys=True).encode() for row in _added()]
    return hashlib.sha256(b"\0".join(contents)).hexdigest() if contents else ""


def questions(entries: Collection[str]) -> list[Question]:
    """Those that can be asked of a release of these entries, each text once. Raises QuestionSetBroken."""
    every = [question for file in files() for question in read_questions(file)]
    every += [Question(**row.as_item()) for row in _added()]
    once: dict[tuple[str, str], Question] = {}
    for question in every:
        once.setdefault((question.lang, question.text), question)
    return fitting(list(once.values()), entries)


def _added() -> QuerySet[MeasuredQuestion]:
    return MeasuredQuestion.objects.order_by("id")


def fitting(asked: Sequence[Question], entries: Collection[str]) -> list[Question]:
    """Without those whose every answer was taken out of the FAQ. A FAQ that answers none of them is another one, about
    which the sets say nothing."""
    able = [one for one in asked if not one.expect or not set(one.expect).isdisjoint(entries)]
    return able if any(one.in_scope for one in able) else []
