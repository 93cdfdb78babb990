"""The decision: which entry a question asks for, or that we do not know.

Ridge regression over the likeness to every phrasing, one a language, says which entry; the judge says how far to trust
that. Questions are matched with phrasings, never with answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from knowledge.archive import Arrays
from knowledge.encoder import Encoder
from knowledge.languages import LANGUAGES
from knowledge.retrieval.decision import Decision, Outcome, Scored
from knowledge.retrieval.evidence import weigh
from knowledge.retrieval.example import NOTHING
from knowledge.retrieval.features import Features
from knowledge.retrieval.judge import Judge
from knowledge.retrieval.phrasings import Phrasings
from knowledge.retrieval.ridge import solve
from knowledge.retrieval.weights import Weights
from knowledge.retrieval.wording import hangs_on_last, one_word

_CHOICES = 3
_LIKELY = 0.02
_KNOWN = 0.5  # share of words
_NEAR = 0.6  # cosine of the vectors


@dataclass(frozen=True)
class Thresholds:
    """Calibrated chances from which on an answer, or a choice, is sent. Set on the dev questions and
    tests/questions without test_*.yml, so that at most 1 % of those that an entry answers get another one's answer from
    retrieval (docs/decisions/retrieval.md)."""

    answer: float
    clarify: float
    ahead: float  # of the next entry, in shares: two that are nearer to each other are asked back


THRESHOLDS = {"en": Thresholds(0.6, 0.12, ahead=0.15), "es": Thresholds(0.55, 0.12, ahead=0.1)}


@dataclass(frozen=True)
class _Found:
    """How sure we are of the best entry, the best few, and whether its words are those of our questions."""

    trust: float
    best: list[Scored]
    is_ours: bool

    @property
    def ahead(self) -> float:
        """By how much the best entry leads."""
        first, second = [*(one.score for one in self.best[:2]), 0.0, 0.0][:2]
        return first - second

    def after(self, last: str) -> _Found:
        """The same with the entry `last` at the end: it was not enough, but the addition may have been misread."""
        others = [one for one in self.best if one.id != last and one.score >= _LIKELY]
        return replace(self, best=others[: _CHOICES - 1] + [one for one in self.best if one.id == last])


@dataclass(frozen=True)
class Before:
    """The entry last sent to this person, and the question it answers."""

    entry: str
    question: str


class Retriever:
    """Made by `train` once a release, kept as arrays, asked by `decide`."""

    def __init__(
        self,
        features: Features,
        phrasings: Phrasings,
        weights: Weights,
        coefficients: NDArray[np.float32],
        judge: Judge,
        labels: list[str],
    ) -> None:
        """`coefficients`: what each phrasing (rows) adds to each label (columns), one such table a language."""
        self.labels = labels
        self._nothing = labels.index(NOTHING)
        self._features, self._phrasings = features, phrasings
        self._weights, self._coefficients, self._judge = weights, coefficients, judge

    def decide(
        self, text: str, language: str, *, before: Before | None = None, may_clarify: bool = True
    ) -> Decision:
        """What to do with the question `text`, `before` being what was last answered. Never raises for any text."""
        found = self._find(text, language)
        needed = THRESHOLDS.get(language, THRESHOLDS["en"])
        sure = found.trust >= needed.answer and found.ahead >= needed.ahead
        unsure = not sure and found.trust >= needed.clarify
        if hangs_on_last(text):
            # It cannot be answered alone. With the last question it may become one; else ask back.
            found = self._find(f"{before.question} {text}", language).after(before.entry) if before else found
            sure, unsure = False, sure or unsure or before is not None
        elif word := one_word(text):
            sure, unsure = False, self._find(word, language).is_ours
        outcome: Outcome = "abstain"
        if sure:
            outcome = "answer"
        elif unsure and may_clarify and len(found.best) > 1:
            outcome = "clarify"
        return Decision(outcome, found.best[:_CHOICES], round(found.trust, 4))

    def _find(self, text: str, language: str) -> _Found:
        rows = self._features.rows([text])
        likeness = self._phrasings.likeness(rows)
        spoken = LANGUAGES.index(language) if language in LANGUAGES else 0
        scores = likeness.kernel(self._weights) @ self._coefficients[spoken]
        evidence = weigh(scores, likeness, rows, self._phrasings.labels, self._nothing)
        # When most words were never seen, the vectors' guess is no evidence, but where it is close.
        heard = rows.known[0] >= _KNOWN or likeness.dense.max(initial=0) >= _NEAR
        trust = float(self._judge.chances(evidence.signals, language)[0]) if heard else 0.0
        shares = evidence.shares[0]
        order = [int(number) for number in evidence.order[0][: _CHOICES + 1] if number != self._nothing]
        best = [Scored(self.labels[number], round(float(shares[number]), 4)) for number in order]
        shared = self._phrasings.labels[likeness.words[0] > 0]
        return _Found(trust, best, bool((shared != self._nothing).sum() > (shared == self._nothing).sum()))

    def amended(self, entry: str, added: Sequence[str], removed: Sequence[str]) -> Retriever:
        """This retriever with some ways of asking `entry` added and others taken away, without training again.

        A near guess at what the next release would do, in a fraction of a second: the new phrasings get the
        coefficients that best make up for what the others, left as they are, get wrong about them (one step of block
        coordinate descent on the ridge's own objective). What is known of how far to trust it stays.
        """
        labels = self.labels if entry in self.labels else [*self.labels, entry]
        label = labels.index(entry)
        kept = ~self._phrasings.holds(removed, label)
        grown = np.pad(self._coefficients, ((0, 0), (0, 0), (0, len(labels) - len(self.labels))))[:, kept]
        rows = self._features.rows(added)
        phrasings = self._phrasings.amended(kept, added, rows, label)
        if added:
            kernel = phrasings.likeness(rows).kernel(self._weights)
            before, among = kernel[:, : grown.shape[1]], kernel[:, grown.shape[1] :]
            aims = np.eye(len(labels), dtype=np.float32)[np.full(len(added), label)]
            new = [solve(among.copy(), aims - before @ one, 0, self._weights.penalty)[0] for one in grown]
            grown = np.concatenate([grown, new], axis=1)
        return Retriever(self._features, phrasings, self._weights, grown, self._judge, labels)

    def state(self) -> Arrays:
        return {
            **self._features.state(),
            **self._phrasings.state(),
            **self._judge.state(),
            "weights": self._weights.state(),
            "coefficients": self._coefficients,
        }

    @classmethod
    def restore(cls, encoder: Encoder, arrays: Arrays, labels: list[str]) -> Retriever:
        phrasings, judge = Phrasings.restore(arrays), Judge.restore(arrays)
        features, weights = Features.restore(encoder, arrays), Weights.restore(arrays["weights"])
        coefficients = arrays["coefficients"]
        if coefficients.ndim == 2:  # a release from when one regression served all languages
            coefficients = np.broadcast_to(coefficients, (len(LANGUAGES), *coefficients.shape))
        return cls(features, phrasings, weights, coefficients, judge, labels)
