"""How much letters and words count beside vectors: chosen for each release by the questions that are left out.

Where people misspell and write in two languages, letters are worth a lot; where everybody writes well, little.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.ridge import solve

_ASKED, _KNOWN = 800, 1600  # questions left out of a trial, and others: a trial takes a third of a second


@dataclass(frozen=True)
class Weights:
    """Of the likeness of letters and of words, that of vectors being 1; and the penalty of the regression."""

    letters: float
    words: float
    penalty: float

    def state(self) -> NDArray[np.float64]:
        return np.array([self.letters, self.words, self.penalty])

    @classmethod
    def restore(cls, state: NDArray[np.float64]) -> Weights:
        return cls(*(float(each) for each in state))


USUAL = Weights(1.0, 0.5, 0.3)  # best for people who misspell and write in two languages
OTHERS = (Weights(0.5, 0.25, 0.1), Weights(0.25, 0.0, 0.1))
_CLEARLY = 0.02  # a share of the questions; less is chance


def choose(
    gram: Callable[[NDArray[np.intp], Weights], NDArray[np.float32]],
    labels: NDArray[np.intp],
    languages: NDArray[np.str_],
    asked: NDArray[np.intp],
    others: NDArray[np.intp],
) -> Weights:
    """The weights by which most of the questions `asked` get their label, each left out, among some `others`: the usual
    ones unless others are clearly better in every language. `labels` and `languages` are those of all examples, `gram`
    gives the likeness of some of them to each other."""
    if len(asked) < _ASKED:  # in a small set: others too, for a few tell little
        more = evenly(others, _ASKED - len(asked))
        asked, others = np.concatenate([asked, more]), np.setdiff1d(others, more)
    asked, others = evenly(asked, _ASKED), evenly(others, _KNOWN)
    which = np.concatenate([others, asked])
    targets = np.eye(int(labels.max()) + 1, dtype=np.float32)[labels[which]]
    spoken = [languages[asked] == language for language in np.unique(languages[asked])]

    def right(weights: Weights) -> NDArray[np.int_]:
        _, scores = solve(gram(which, weights), targets, len(asked), weights.penalty)
        return (scores.argmax(axis=1) == labels[asked]).astype(int)

    usual = right(USUAL)
    changes = {weights: right(weights) - usual for weights in OTHERS}
    gains = {weights: min(_gain(change[mine]) for mine in spoken) for weights, change in changes.items()}
    best = max(OTHERS, key=gains.__getitem__)
    return best if gains[best] > 0 else USUAL


def _gain(difference: NDArray[np.int_]) -> float:
    """The share of questions won less those lost, less what may be chance: two standard errors (McNemar, 1947), and 2 %
    at least."""
    chance = 2 * np.sqrt(np.abs(difference).sum()) / len(difference)
    return float(difference.mean() - max(_CLEARLY, chance))


def evenly(numbers: NDArray[np.intp], most: int) -> NDArray[np.intp]:
    """At most so many of `numbers`, evenly spread, always the same ones."""
    spread = np.linspace(0, len(numbers) - 1, min(most, len(numbers))).astype(np.intp)
    return numbers[spread]
