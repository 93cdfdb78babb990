"""What the encoder reads at each step of its teaching."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from knowledge.retrieval import NOTHING, Example
from knowledge.teaching.batches import ALARMS, QUESTIONS, STRANGERS, TWINS, batches
from knowledge.teaching.texts import Alarms, alarms, calibrates_alarms

EXAMPLES = [
    Example(f"{entry or 'nothing'} {language} {number}", entry, language)
    for entry in ("a", "b", NOTHING) for language in ("en", "es") for number in range(9)
]  # fmt: skip
SOME = Alarms([f"help {n}" for n in range(5)], [f"joke {n}" for n in range(5)], {"a", NOTHING})


def test_each_entry_comes_equally_often_with_strangers_twins_and_alarms_beside():
    read = list(islice(batches(EXAMPLES, ["a", "b"], 7, SOME), 10))
    answers = Counter(answer for batch in read for answer in batch.answers)
    assert answers == {0: 5 * QUESTIONS, 1: 5 * QUESTIONS, 2: 10 * STRANGERS}
    for batch in read:
        assert [not answer % 2 for answer in batch.answers] == batch.calm  # of "a", and strangers
        assert len(batch.pairs) == TWINS
        assert [text[:4] for text in batch.alarms] == ["help"] * ALARMS + ["joke"] * ALARMS


@pytest.mark.parametrize("examples", [
    [one for one in EXAMPLES if one.language == "en"],
    [one for one in EXAMPLES if one.entry],
])  # fmt: skip
def test_what_is_not_there_is_left_out(examples):
    batch = next(batches(examples, ["a", "b"], 0, None))
    assert len(batch.asked) >= QUESTIONS
    assert not batch.pairs
    assert not batch.alarms
    assert not any(batch.calm)


def test_what_calibrates_the_second_opinion_is_kept_from_it():
    known = alarms()
    assert len(known.urgent) > 2000
    assert len(known.not_urgent) > 2000
    assert not any(calibrates_alarms(text) for text in [*known.urgent, *known.not_urgent])
