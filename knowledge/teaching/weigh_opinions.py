"""`python -m knowledge.teaching.weigh_opinions [ENCODER]`: how far to trust words, and meaning, about an emergency.

Prints the weights for `knowledge.urgent.second_opinion`, and what both opinions come to, on texts that neither learnt
from: the words by four folds, the encoder by what is kept from it. Needs two minutes of one core.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence

import django
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from knowledge import encoder
from knowledge.corpus import calibrates
from knowledge.encoder import Encoder
from knowledge.languages import words
from knowledge.teaching.texts import calibrates_alarms
from knowledge.urgent.detect import needed
from knowledge.urgent.learn import SINCE, TAUGHT, WEIGHT, Example, from_examples, ordinary, weigh
from knowledge.urgent.second_opinion import ENOUGH
from knowledge.urgent.weigh import features

FOLDS = 4
FOLDERS = ("knowledge/faq", "knowledge/corpus", "bot/data/nlu")


def main(name: str | None) -> None:
    """Prints the weights and the figures for the encoder called `name`, or the one that ships."""
    model = encoder.load(name)
    since = dict.fromkeys(from_examples(SINCE))
    examples = list(since | dict.fromkeys([*from_examples(TAUGHT), *ordinary(list(FOLDERS))]))
    unseen = [one in since or _unseen(*one) for one in examples]
    margins, which = _by_words(examples, unseen)
    texts = [examples[number][0] for number in which]
    kinds = np.array([examples[number][1] for number in which])
    urgent = kinds == "urgent"
    opinions = np.column_stack([margins, _by_meaning(texts, model)])
    judge = LogisticRegression().fit(opinions, urgent, sample_weight=[WEIGHT[kind] for kind in kinds])
    (by_words, by_meaning), always = judge.coef_[0], judge.intercept_[0]
    print(f"WORDS, MEANING, ALWAYS = {by_words:.2f}, {by_meaning:.2f}, {always:.2f}")
    agreed = judge.decision_function(opinions)
    ways = {"words alone": margins >= 0, **{
        f"upheld from {enough}": (margins >= 0) & (agreed >= enough) for enough in sorted({0.0, ENOUGH, 1.0})
    }}  # fmt: skip
    for way, taken in ways.items():
        shares = (f"{100 * taken[kinds == kind].mean():.1f} % of {(kinds == kind).sum()} {kind}" for kind in WEIGHT)
        print(f"{way}: {', '.join(shares)}")


def _by_words(examples: Sequence[Example], unseen: Sequence[bool]) -> tuple[NDArray[np.float64], list[int]]:
    """By how much the words of each text `unseen` by the encoder outweigh what is needed, learnt from the other
    folds; and the numbers of these texts."""
    chance = random.Random(4)  # noqa: S311 - repeatable, not secret
    folds = [chance.randrange(FOLDS) for _ in examples]
    margins: list[float] = []
    which: list[int] = []
    for fold in range(FOLDS):
        names, weights, always = weigh([one for one, its in zip(examples, folds, strict=True) if its != fold])
        table = dict(zip(names, weights, strict=True))
        for number, (text, _) in enumerate(examples):
            if folds[number] == fold and unseen[number]:
                total = always + sum(table.get(name, 0.0) for name in features(text))
                margins.append(total - needed(text))
                which.append(number)
        print(f"fold {fold + 1} of {FOLDS}", flush=True)
    return np.array(margins), which


def _unseen(text: str, kind: str) -> bool:
    return calibrates(" ".join(words(text)), "an entry") if kind == "ordinary" else calibrates_alarms(text)


def _by_meaning(texts: Sequence[str], model: Encoder) -> NDArray[np.float64]:
    if model.alarm is None:
        raise SystemExit(f"{model.name} was never taught to tell emergencies")
    return np.asarray(model.encode(texts) @ model.alarm[:-1] + model.alarm[-1], np.float64)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "console.settings")
    django.setup()
    main(sys.argv[1] if len(sys.argv) > 1 else None)
