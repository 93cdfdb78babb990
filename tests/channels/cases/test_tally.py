"""Replies are counted, and those that failed somebody put up for judging."""

from __future__ import annotations

from typing import Any

import pytest

from channels import tally
from channels.models import AnswerReview, Tally
from tests.channels import sms
from tests.channels.cases.story import say
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio

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
    "none of these": (["clarify", {"decision": "control", "control": "no"}], ["failed"]),
    "asked back, and called wrong": (["clarify", {"decision": "control", "control": "wrong"}], ["failed"]),
    "a no to something else": (["answer", {"decision": "control", "control": "no"}], []),
    "first steps that do not fit": (["urgent", {"decision": "control", "control": "wrong"}], ["wrong"]),
    "a colleague was wrong": (["answer", "person", {"decision": "control", "control": "wrong"}], []),
    "we knew no answer": (["answer", "abstain", {"decision": "control", "control": "wrong"}], []),
    "after something else": (["answer", "control", {"decision": "control", "control": "wrong"}], ["wrong"]),
    "asked back, then answered": (["clarify", {"decision": "answer"}], []),
}


@pytest.mark.parametrize(("turns", "reasons"), JUDGED.values(), ids=JUDGED)
def test_answers_that_failed_somebody_are_put_up_for_judging(
    twilio: Twilio, knowing: Bot, monkeypatch: pytest.MonkeyPatch, turns: list[Any], reasons: list[str]
) -> None:
    monkeypatch.setattr(tally, "ONE_IN", 10**9)
    for turn in turns:
        custom = turn if isinstance(turn, dict) else {"decision": turn, "entry": "e", "topic": "schools"}
        knowing.answers["words"] = {"custom": custom}
        sms.say("words")
    assert [review.reason for review in AnswerReview.objects.all()] == reasons


def test_what_is_drawn_stays_so_when_it_is_complained_of(
    twilio: Twilio, knowing: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "ONE_IN", 1)
    knowing.answers["second"] = {"custom": {"decision": "control", "control": "wrong"}}
    sms.say("first"), sms.say("second")
    assert [(review.reason, review.sampled) for review in AnswerReview.objects.all()] == [("wrong", True)]


def test_what_colleagues_try_out_on_the_staff_phone_is_not_judged(
    knowing: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "ONE_IN", 1)
    knowing.answers["second"] = {"custom": {"decision": "control", "control": "wrong"}}
    say("first", "second")
    assert not AnswerReview.objects.exists()
