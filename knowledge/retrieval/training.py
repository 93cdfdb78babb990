"""A retriever from examples: one regression, and a judge learnt from questions that were left out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.archive import Arrays
from knowledge.encoder import Encoder
from knowledge.retrieval.evidence import weigh
from knowledge.retrieval.example import NOTHING, Example
from knowledge.retrieval.features import Features
from knowledge.retrieval.judge import Judge
from knowledge.retrieval.memory import Remembering
from knowledge.retrieval.phrasings import Phrasings
from knowledge.retrieval.retriever import Retriever
from knowledge.retrieval.ridge import solve
from knowledge.retrieval.weights import choose

_MOST = 16_000  # examples in the regression: 1 GB while a release is built
_STRIP = 500  # questions weighed at once; a row a phrasing each, three times


def train(examples: Sequence[Example], encoder: Encoder, earlier: Arrays | None = None) -> Retriever:
    """A retriever for `examples`, some of which must calibrate it.

    `earlier`, a release made with the same encoder, spares encoding what it holds.
    """
    texts = [example.text for example in examples]
    features, rows = Features.fit(Remembering(encoder, earlier) if earlier else encoder, texts)
    labels = sorted({example.entry for example in examples} | {NOTHING})
    numbers = {label: number for number, label in enumerate(labels)}
    truth = np.array([numbers[example.entry] for example in examples])
    phrasings = Phrasings.of(texts, rows, truth)
    support = _support(examples)
    asked = np.array([number for number in support if examples[number].calibrates], np.intp)
    support = np.concatenate([np.setdiff1d(support, asked), asked])
    targets = np.eye(len(labels), dtype=np.float32)[truth[support]]
    coefficients = np.zeros((len(texts), len(labels)), np.float32)
    languages = np.array([example.language for example in examples])
    weights = choose(phrasings.gram, truth, languages, asked, support[: len(support) - len(asked)])
    gram = phrasings.gram(support, weights)
    coefficients[support], scores = solve(gram, targets, len(asked), weights.penalty)

    evidence = []
    for start in range(0, len(asked), _STRIP):
        part = asked[start : start + _STRIP]
        likeness = phrasings.likeness(rows[part]).without(part)
        evidence.append(weigh(scores[start : start + _STRIP], likeness, rows[part], truth, numbers[NOTHING]))
    best = np.concatenate([one.order[:, 0] for one in evidence])
    strange = truth[asked] == numbers[NOTHING]
    signals = np.vstack([one.signals for one in evidence])
    judge = Judge.fit(signals, (best == truth[asked]) & ~strange, strange, languages[asked])
    return Retriever(features, phrasings, weights, coefficients, judge, labels)


def _support(examples: Sequence[Example]) -> NDArray[np.intp]:
    """The numbers of the examples that the regression rests on: all, or as many of each entry and language as memory
    allows (its cost grows with the square), the first ones first, as staff's own phrasings are. The others still count
    as something to be like."""
    seen: Counter[tuple[str, str]] = Counter()
    ranks = []
    for example in examples:
        ranks.append(seen[example.entry, example.language])
        seen[example.entry, example.language] += 1
    return np.sort(np.argsort(ranks, kind="stable")[:_MOST])
