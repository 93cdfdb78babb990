"""Answers that were put up for judging."""

from __future__ import annotations

from typing import Any

from channels.models import AnswerReview, OutboxMessage
from tests.console.cases.story import a_case


def a_review(number: int = 1, **values: Any) -> AnswerReview:
    a_case(number).delete()
    row = OutboxMessage.objects.latest("pk")
    return AnswerReview.objects.create(
        **{"outbox": row, "reason": "doubtful", "channel": "sms", "language": "en", "topic": "schools",
           "decision": "answer", "entry": "school-swim", **values}
    )  # fmt: skip
