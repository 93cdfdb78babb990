"""What speaks for the best entry, and for none: numbers from which the judge learns how far to trust an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.features import Rows
from knowledge.retrieval.phrasings import Likeness

SIGNALS = (
    "score", "margin", "nothing", "dense", "dense_margin", "dense_nothing", "chars", "chars_margin", "words",
    "words_margin", "known", "length", "agree", "share",
)  # fmt: skip
_TEMPERATURE = 0.12  # makes shares of ridge scores, which lie between 0 and 1


@dataclass(frozen=True)
class Evidence:
    """One row a question: entries by falling score, the share of each label, and the signals for the first entry."""

    order: NDArray[np.intp]
    shares: NDArray[np.float32]
    signals: NDArray[np.float32]


def weigh(
    scores: NDArray[Any], likeness: Likeness, rows: Rows, labels: NDArray[Any], nothing: int
) -> Evidence:
    """Scores of the labels and likenesses to the phrasings, made signals. A question's likeness to itself must have
    been taken out before."""
    entries = scores.copy()
    entries[:, nothing] = -np.inf
    order = np.argsort(-entries, axis=1)
    every = np.arange(len(scores))
    best, second = order[:, 0], order[:, min(1, order.shape[1] - 1)]
    mine, none = labels[None, :] == best[:, None], (labels == nothing)[None, :]
    other = ~mine & ~none
    dense, chars, words = (
        (_best(part, mine), _best(part, other)) for part in (likeness.dense, likeness.chars, likeness.words)
    )
    shares = np.exp((scores - scores.max(axis=1, keepdims=True)) / _TEMPERATURE)
    shares /= shares.sum(axis=1, keepdims=True)
    agree = sum((own > others).astype(np.float32) for own, others in (dense, chars, words))
    columns = (
        scores[every, best],
        scores[every, best] - scores[every, second],
        scores[every, nothing],
        dense[0],
        dense[0] - dense[1],
        _best(likeness.dense, none),
        chars[0],
        chars[0] - chars[1],
        words[0],
        words[0] - words[1],
        rows.known,
        np.log1p(rows.length),
        agree,
        shares[every, best],
    )
    return Evidence(order, shares, np.column_stack(columns).astype(np.float32))


def _best(part: NDArray[Any], which: NDArray[Any]) -> NDArray[Any]:
    highest: NDArray[Any] = np.where(which, part, 0).max(axis=1, initial=0)
    return highest
