"""Questions through the whole running system, each as a new person on the phone channel."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from channels import heartbeat, phone
from console.evaluation.errors import NoAnswer
from knowledge.quality.question import Question
from knowledge.quality.result import Result

AT_ONCE = 4  # conversations; as many as the worker takes
_PATIENCE = 120.0  # seconds; a message that waits this long means that a process is down


def ask_all(questions: Sequence[Question]) -> Iterator[Result]:
    """Results in the order of `questions`, each as soon as it and those before it are there.

    Raises NoAnswer, at once where nothing is running.
    """
    if not heartbeat.is_alive():
        raise NoAnswer("Hubline is not running over this data: start it with `make run`, then try again.")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(ask, questions)


def ask(question: Question) -> Result:
    """One question from a person who has never written before. Raises NoAnswer."""
    try:
        replies = phone.converse(f"evaluate-{uuid.uuid4().hex}", question.text, _PATIENCE)
    except TimeoutError as error:
        raise NoAnswer(f"{error} The question was: {question.text}") from error
    finally:
        connection.close()  # each thread has its own
    said = [reply["custom"] for reply in replies if reply["custom"].get("decision")]
    return _result(question, dict(said[0]) if said else {}, "\n".join(reply["text"] for reply in replies))


def _result(question: Question, custom: dict[str, Any], reply: str) -> Result:
    scores = {item["id"]: item["score"] for item in custom.get("scores") or []}
    first = [custom["entry"]] if custom.get("entry") else []
    named = dict.fromkeys([*first, *(custom.get("entries") or [])]) or dict.fromkeys(scores)
    return Result(
        question,
        custom.get("decision", "none"),
        [{"id": entry, "score": scores.get(entry)} for entry in named],
        control=custom.get("control"),
        place=custom.get("place"),
        reply_lang=custom.get("language"),
        reply=reply,
        confidence=custom.get("confidence"),
    )
