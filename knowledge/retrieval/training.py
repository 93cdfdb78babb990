"""A retriever from examples: a regression a language, and a judge learnt from questions that were left out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.archive import Arrays
from knowledge.cores import at_once
from knowledge.encoder import Encoder
from knowledge.languages import LANGUAGES
from knowledge.retrieval.evidence import Evidence, weigh
from knowledge.retrieval.example import NOTHING, Example
from knowledge.retrieval.features import Features, Rows
from knowledge.retrieval.judge import Judge
from knowledge.retrieval.memory import Remembering
from knowledge.retrieval.phrasings import Likeness, Phrasings
from knowledge.retrieval.retriever import Retriever
from knowledge.retrieval.ridge import solve
from knowledge.retrieval.weights import choose, evenly

_MOST = 16_000  # examples in a regression: 1 GB while a release is built
_OTHERS = 8  # of each entry in another language, for whoever mixes both
_LEFT_OUT = 1_200  # questions of a language that a judge learns from; more teach its few signals nothing new
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
    languages = np.array([example.language for example in examples])
    phrasings = Phrasings.of(texts, rows, truth)
    asked = np.flatnonzero([example.calibrates for example in examples])
    weights = choose(phrasings.gram, truth, languages, asked, np.setdiff1d(np.arange(len(texts)), asked))

    likeness = phrasings.to_many()
    coefficients = np.zeros((len(LANGUAGES), len(texts), len(labels)), np.float32)
    evidence: list[Evidence] = []
    heard: list[NDArray[np.intp]] = []  # the questions that were left out, in the order of the evidence
    for number, language in enumerate(LANGUAGES):
        support = _support(examples, language)
        mine = evenly(np.intersect1d(asked, support[languages[support] == language]), _LEFT_OUT)
        support = np.concatenate([np.setdiff1d(support, mine), mine])
        targets = np.eye(len(labels), dtype=np.float32)[truth[support]]
        gram = phrasings.gram(support, weights)
        coefficients[number, support], scores = solve(gram, targets, len(mine), weights.penalty)
        evidence += _evidence(likeness, truth, rows[mine], mine, scores, numbers[NOTHING])
        heard.append(mine)
    asked = np.concatenate(heard)
    best = np.concatenate([one.order[:, 0] for one in evidence])
    strange = truth[asked] == numbers[NOTHING]
    signals = np.vstack([one.signals for one in evidence])
    judge = Judge.fit(signals, (best == truth[asked]) & ~strange, strange, languages[asked])
    return Retriever(features, phrasings, weights, coefficients, judge, labels)


def _evidence(
    likeness: Callable[[Rows], Likeness],
    labels: NDArray[np.intp],
    rows: Rows,
    asked: NDArray[np.intp],
    scores: NDArray[np.float32],
    nothing: int,
) -> list[Evidence]:
    """What speaks for the best entry of each question in `rows`, those numbered `asked` among the phrasings of these
    `labels`, to which the regression without them gave `scores`."""

    def part(start: int) -> Evidence:
        some = np.arange(start, min(start + _STRIP, len(asked)))
        return weigh(scores[some], likeness(rows[some]).without(asked[some]), rows[some], labels, nothing)

    return at_once(part, range(0, len(asked), _STRIP))


def _support(examples: Sequence[Example], language: str) -> NDArray[np.intp]:
    """The numbers of the examples that the regression of `language` rests on: its own, a few of each entry in the
    others, and all of what has none in its own; as many of each entry as memory allows (its cost grows with the
    square), the first ones first, as staff's own phrasings are. The rest still count as something to be like."""
    spoken = {example.entry for example in examples if example.language == language}
    seen: Counter[tuple[str, str]] = Counter()
    ranks = []
    for example in examples:
        ranks.append((example.language != language, seen[example.entry, example.language]))
        seen[example.entry, example.language] += 1
    fit = [
        number
        for number, (other, rank) in enumerate(ranks)
        if not other or rank < _OTHERS or examples[number].entry not in spoken
    ]
    return np.array(sorted(sorted(fit, key=ranks.__getitem__)[:_MOST]), np.intp)
