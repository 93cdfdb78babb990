"""How far the judge trusts what resembles a question that no entry answers."""

import numpy as np
import pytest

from knowledge.retrieval.evidence import SIGNALS
from knowledge.retrieval.judge import Judge

EVERYDAY, STRANGERS = 400, 10


def taught(times: int) -> Judge:
    """A judge of 400 questions, of which a close second entry makes one in ten wrong, and of ten that no entry answers,
    which are like nothing known: each of these so many times."""
    chance = np.random.default_rng(3)
    signals = chance.normal(size=(EVERYDAY + STRANGERS, len(SIGNALS))).astype(np.float32)
    strange = np.arange(len(signals)) >= EVERYDAY
    score, margin = signals[:, SIGNALS.index("score")], signals[:, SIGNALS.index("margin")]
    score[strange] -= 3
    right = ~strange & (margin > -1.3)
    which = np.concatenate([np.flatnonzero(~strange), np.tile(np.flatnonzero(strange), times)])
    return Judge.fit(signals[which], right[which], strange[which], np.full(len(which), "en"))


def chance_of_a_stranger(judge: Judge) -> float:
    signals = np.zeros((1, len(SIGNALS)), np.float32)
    signals[0, SIGNALS.index("score")] = -3
    return float(judge.chances(signals, "en")[0])


def test_few_strangers_teach_as_much_as_many():
    few, many = chance_of_a_stranger(taught(times=1)), chance_of_a_stranger(taught(times=100))
    assert few == pytest.approx(many, abs=0.02)
    assert few < 0.2
