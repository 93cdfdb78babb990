"""The decision: which entry a question asks for, or that we do not know.

A classifier over both kinds of features says which entry; the nearest phrasings (FAISS, and n-gram likeness) say
whether anything like the question was ever written down. A second, small model learns from held-out questions how far
to trust the first. Questions are matched with phrasings, never with answers.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from knowledge.archive import Arrays
from knowledge.encoder import Encoder
from knowledge.retrieval.decision import Decision, Outcome, Scored
from knowledge.retrieval.features import Features

NOTHING = ""  # the class of questions that no entry answers
_NEIGHBOURS = 40
_FOLDS = 5


@dataclass(frozen=True)
class Example:
    """A way of asking: its words and the entry it asks for, or NOTHING."""

    text: str
    entry: str
    language: str


@dataclass(frozen=True)
class Thresholds:
    """Calibrated chances from which on an answer, or a choice, is sent."""

    answer: float = 0.60
    clarify: float = 0.25


class Retriever:
    """Built once a release by `train`, kept as arrays, asked by `decide`."""

    def __init__(self, features: Features, arrays: Arrays, labels: list[str]) -> None:
        self._features = features
        self.labels = labels
        self._label_numbers = {label: number for number, label in enumerate(labels)}
        self._weights, self._bias = arrays["weights"], arrays["bias"]
        self._trust, self._trust_bias = arrays["trust"], float(arrays["trust_bias"][0])
        self._phrasing_labels = arrays["phrasing_labels"]
        self._index = faiss.deserialize_index(arrays["index"])
        self._lexical_index = sparse.csr_matrix(
            (arrays["lex_data"], arrays["lex_indices"], arrays["lex_indptr"]),
            shape=(len(self._phrasing_labels), len(features.lexicon.vocabulary_)),
        )
        self._arrays = arrays
        self.thresholds = Thresholds()

    def decide(self, text: str, *, may_clarify: bool = True) -> Decision:
        """What to do with the question `text`. Never raises for any text."""
        evidence = self._evidence(self._features.dense([text]), self._features.lexical([text]))
        chances, trust = evidence.chances[0], float(evidence.trust[0])
        best = [number for number in np.argsort(-chances) if self.labels[number] != NOTHING][:3]
        scored = [Scored(self.labels[number], round(float(chances[number]), 4)) for number in best]
        outcome: Outcome = "abstain"
        if trust >= self.thresholds.answer:
            outcome = "answer"
        elif may_clarify and trust >= self.thresholds.clarify:
            outcome = "clarify"
        return Decision(outcome, scored, round(trust, 4))

    def state(self) -> Arrays:
        return self._arrays

    @classmethod
    def restore(cls, encoder: Encoder, arrays: Arrays, labels: list[str]) -> Retriever:
        return cls(Features.restore(encoder, arrays), arrays, labels)

    @classmethod
    def train(cls, examples: Sequence[Example], encoder: Encoder) -> Retriever:
        """A retriever for `examples`; needs at least two entries with a few phrasings each."""
        texts = [example.text for example in examples]
        features = Features.fit(encoder, texts)
        dense, lexical = features.dense(texts), features.lexical(texts)
        labels = sorted({example.entry for example in examples} | {NOTHING})
        numbers = {label: number for number, label in enumerate(labels)}
        truth = np.array([numbers[example.entry] for example in examples])

        held_out: list[tuple[Any, Any]] = []
        folds = StratifiedKFold(_FOLDS, shuffle=True, random_state=7)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # an entry with fewer phrasings than folds is no fault
            for known, unseen in folds.split(texts, truth):
                arrays = _fit(features, dense[known], lexical[known], truth[known], len(labels))
                part = cls(features, arrays | _NO_TRUST, labels)
                evidence = part._evidence(dense[unseen], lexical[unseen])
                right = evidence.best == truth[unseen]
                held_out.append((evidence.signals, right & (truth[unseen] != numbers[NOTHING])))
        signals = np.vstack([signals for signals, _ in held_out])
        judge = LogisticRegression(C=1.0, max_iter=1000).fit(signals, np.concatenate([right for _, right in held_out]))
        arrays = _fit(features, dense, lexical, truth, len(labels)) | features.state()
        return cls(features, arrays | {"trust": judge.coef_[0], "trust_bias": judge.intercept_}, labels)

    def _evidence(self, dense: np.ndarray[Any, Any], lexical: sparse.csr_matrix) -> _Evidence:
        logits = self._features.joined(dense, lexical) @ self._weights.T + self._bias
        chances = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        nothing = self._label_numbers[NOTHING]
        entries = chances.copy()
        entries[:, nothing] = -1
        order = np.argsort(-entries, axis=1)
        rows = np.arange(len(chances))
        best, second = order[:, 0], order[:, 1]

        count = min(_NEIGHBOURS, len(self._phrasing_labels))
        cosines, neighbours = self._index.search(np.ascontiguousarray(dense), count)
        likeness = np.asarray((lexical @ self._lexical_index.T).todense())
        dense_best, dense_other = _split(cosines, self._phrasing_labels[neighbours], best)
        lex_best, lex_other = _split(likeness, np.broadcast_to(self._phrasing_labels, likeness.shape), best)
        first = np.clip(chances[rows, best], 1e-4, 1 - 1e-4)
        signals = np.column_stack(
            [
                np.log(first / (1 - first)),
                first - chances[rows, second],
                chances[rows, nothing],
                dense_best,
                dense_best - dense_other,
                lex_best,
                lex_best - lex_other,
            ]
        )
        trust = 1 / (1 + np.exp(-(signals @ self._trust + self._trust_bias)))
        return _Evidence(chances, best, signals, trust)


@dataclass(frozen=True)
class _Evidence:
    """One row a question."""

    chances: np.ndarray[Any, Any]
    best: np.ndarray[Any, Any]
    signals: np.ndarray[Any, Any]
    trust: np.ndarray[Any, Any]


_NO_TRUST: Arrays = {"trust": np.zeros(7), "trust_bias": np.zeros(1)}


def _split(
    scores: np.ndarray[Any, Any], labels: np.ndarray[Any, Any], best: np.ndarray[Any, Any]
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The highest score among phrasings of the best entry, and among all others."""
    mine = labels == best[:, None]
    return np.where(mine, scores, 0).max(axis=1), np.where(mine, 0, scores).max(axis=1)


def _fit(
    features: Features, dense: np.ndarray[Any, Any], lexical: sparse.csr_matrix, truth: np.ndarray[Any, Any], size: int
) -> Arrays:
    """The classifier and the phrasings it can be compared with."""
    model = LogisticRegression(C=10.0, max_iter=300).fit(features.joined(dense, lexical), truth)
    weights = np.zeros((size, model.coef_.shape[1]), np.float32)
    bias = np.full(size, -30.0, np.float32)  # a class without examples is never chosen
    weights[model.classes_], bias[model.classes_] = model.coef_, model.intercept_
    index = faiss.IndexFlatIP(dense.shape[1])
    index.add(np.ascontiguousarray(dense))
    return {
        "weights": weights,
        "bias": bias,
        "phrasing_labels": truth,
        "index": faiss.serialize_index(index),
        "lex_data": lexical.data,
        "lex_indices": lexical.indices,
        "lex_indptr": lexical.indptr,
    }
