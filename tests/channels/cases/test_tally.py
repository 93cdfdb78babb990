"""Replies are counted, and those that failed somebody put up for judging."""

from __future__ import annotations

from typing import Any

import pytest

from channels.models import AnswerReview, Tally
from tests.channels.cases.story import say
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


def test_replies_are_counted_without_a_trace_of_who_got_them(knowing: Bot) -> None:
    knowing.answers["a"] = {"custom": {"decision": "answer", "topic": "police"}}
    say("a", "a", "human")
    assert sorted(Tally.objects.values_list("channel", "language", "topic", "decision", "count")) == [
        ("phone", "en", "", "handoff", 1), ("phone", "en", "police", "answer", 2),
    ]  # fmt: skip


JUDGED = {
    "the person says it was wrong": (["answer", {"decision": "control", "control": "wrong"}], ["wrong"]),
    "asked back in vain": (["clarify", {"decision": "abstain"}], ["failed"]),
    "asked back, then answered": (["clarify", {"decision": "answer"}], []),
}


@pytest.mark.parametrize(("turns", "reasons"), JUDGED.values(), ids=JUDGED)
def test_answers_that_failed_somebody_are_put_up_for_judging(
    knowing: Bot, turns: list[Any], reasons: list[str]
) -> None:
    knowing.answers["first"] = {"custom": {"decision": turns[0], "entry": "e", "topic": "schools"}}
    knowing.answers["second"] = {"custom": turns[1]}
    say("first", "second")
    assert [review.reason for review in AnswerReview.objects.all()] == reasons
