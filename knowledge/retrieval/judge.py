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


class Judge:
    """One row of coefficients a language; the last column is the constant."""

    def __init__(self, coefficients: NDArray[np.float32]) -> None:
        self._coefficients = coefficients

    @classmethod
    def fit(cls, signals: NDArray[Any], right: NDArray[np.bool_], languages: NDArray[Any]) -> Judge:
        rows = []
        for language in LANGUAGES:
            mine = languages == language
            enough = mine.sum() >= _FEW and 0 < right[mine].sum() < mine.sum()
            rows.append(_fit(signals[mine], right[mine]) if enough else _fit(signals, right))
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


def _fit(signals: NDArray[Any], right: NDArray[np.bool_]) -> NDArray[Any]:
    if (
        right.all() or not right.any()
    ):  # nothing to learn from: as sure as the examples were, one mistake added
        chance = (right.sum() + 0.5) / (len(right) + 1)
        return np.array([*np.zeros(len(SIGNALS)), np.log(chance / (1 - chance))])
    middle, spread = signals.mean(axis=0), signals.std(axis=0) + 1e-6
    model = LogisticRegression(C=1.0, max_iter=1000).fit((signals - middle) / spread, right)
    slopes = model.coef_[0] / spread
    return np.array([*slopes, model.intercept_[0] - slopes @ middle])
