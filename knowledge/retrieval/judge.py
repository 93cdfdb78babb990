"""How far to trust the best entry: a logistic regression over the evidence, one a language, so that chances are true
in both."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from knowledge.archive import Arrays
from knowledge.languages import LANGUAGES
from knowledge.retrieval.evidence import SIGNALS

_FEW = 40  # a language with fewer examples than this shares the judge of all
_STRANGERS = 1 / 3  # the share of what people ask that no entry answers, however few or many of them were written


class Judge:
    """One row of coefficients a language; the last column is the constant."""

    def __init__(self, coefficients: NDArray[np.float32]) -> None:
        self._coefficients = coefficients

    @classmethod
    def fit(
        cls,
        signals: NDArray[Any],
        right: NDArray[np.bool_],
        strange: NDArray[np.bool_],
        languages: NDArray[Any],
    ) -> Judge:
        """From questions, a row of `signals` each: for which the best entry is `right`, and which no entry answers
        (`strange`)."""
        rows = []
        for language in LANGUAGES:
            mine = languages == language
            if mine.sum() < _FEW or not 0 < right[mine].sum() < mine.sum():
                mine = np.ones(len(languages), bool)
            rows.append(_fit(signals[mine], right[mine], _counts(strange[mine])))
        return cls(np.array(rows, np.float32))

    def chances(self, signals: NDArray[Any], language: str) -> NDArray[np.float32]:
        """How likely the best entry is right, for each row of signals."""
        row = self._coefficients[LANGUAGES.index(language) if language in LANGUAGES else 0]
        return np.asarray(1 / (1 + np.exp(-(signals @ row[:-1] + row[-1]))), np.float32)

    def state(self) -> Arrays:
        return {"judge": self._coefficients}

    @classmethod
    def restore(cls, arrays: Arrays) -> Judge:
        return cls(arrays["judge"])


def _counts(strange: NDArray[np.bool_]) -> NDArray[np.float64]:
    """What each question counts. By few strangers a judge learns to tell near entries apart alone, by many to answer
    nobody."""
    share = strange.mean()
    if not 0 < share < 1:
        return np.ones(len(strange))
    return np.where(strange, _STRANGERS / share, (1 - _STRANGERS) / (1 - share))


def _fit(signals: NDArray[Any], right: NDArray[np.bool_], counts: NDArray[np.float64]) -> NDArray[Any]:
    if (
        right.all() or not right.any()
    ):  # nothing to learn from: as sure as the examples were, one mistake added
        chance = (right.sum() + 0.5) / (len(right) + 1)
        return np.array([*np.zeros(len(SIGNALS)), np.log(chance / (1 - chance))])
    middle, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=1000).fit((signals - middle) / spread, right, counts)
    slopes = model.coef_[0] / spread
    return np.array([*slopes, model.intercept_[0] - slopes @ middle])
