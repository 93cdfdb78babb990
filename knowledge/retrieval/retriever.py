"""The decision: which entry a question asks for, or that we do not know.

Ridge regression over the likeness to every phrasing says which entry; a judge learnt from questions that were left out
says how far to trust that. Questions are matched with phrasings, never with answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.archive import Arrays
from knowledge.retrieval.decision import Decision, Outcome, Scored
from knowledge.retrieval.evidence import weigh
from knowledge.retrieval.example import NOTHING, Example
from knowledge.retrieval.features import Features
from knowledge.retrieval.judge import Judge
from knowledge.retrieval.phrasings import Phrasings
from knowledge.retrieval.ridge import solve
from knowledge.retrieval.wording import hangs_on_last, is_one_word

if TYPE_CHECKING:
    from knowledge.encoder import Encoder  # which itself reads `spelling`

_CHOICES = 3
_STRIP = 500
_TEMPERATURE = 0.12  # makes shares of ridge scores, which lie between 0 and 1


@dataclass(frozen=True)
class Thresholds:
    """Calibrated chances from which on an answer, or a choice, is sent."""

    answer: float = 0.60
    clarify: float = 0.25


@dataclass(frozen=True)
class Before:
    """The entry last sent to this person, and the question it answers."""

    entry: str
    question: str


class Retriever:
    """Built once a release by `train`, kept as arrays, asked by `decide`."""

    def __init__(
        self,
        features: Features,
        phrasings: Phrasings,
        coefficients: np.ndarray,
        judge: Judge,
        labels: list[str],
    ) -> None:
        self.labels = labels
        self.thresholds = Thresholds()
        self._nothing = labels.index(NOTHING)
        self._features, self._phrasings = features, phrasings
        self._coefficients, self._judge = coefficients, judge

    def decide(
        self, text: str, language: str, *, before: Before | None = None, may_clarify: bool = True
    ) -> Decision:
        """What to do with the question `text`, `before` being what was last answered. Never raises for any text."""
        trust, found = self._find(text, language)
        wants = (
            "answer" if trust >= self.thresholds.answer else "ask" if trust >= self.thresholds.clarify else ""
        )
        if hangs_on_last(text):
            # It cannot be answered alone. With the last question it may become one; else ask back.
            if before:
                trust, found = self._find(f"{before.question} {text}", language)
                found = [one for one in found if one.id != before.entry] or found
            wants = "ask" if before or wants else ""
        elif is_one_word(text):
            wants = "ask" if wants else ""
        outcome: Outcome = "abstain"
        if wants == "answer":
            outcome = "answer"
        elif wants and may_clarify and len(found) > 1:
            outcome = "clarify"
        return Decision(outcome, found[:_CHOICES], round(trust, 4))

    def _find(self, text: str, language: str) -> tuple[float, list[Scored]]:
        """How sure we are of the best entry, and the best few."""
        rows = self._features.rows([text])
        likeness = self._phrasings.likeness(rows)
        scores = likeness.kernel @ self._coefficients
        evidence = weigh(scores, likeness, rows, self._phrasings.labels, self._nothing)
        trust = float(self._judge.chances(evidence.signals, language)[0])
        shares = np.exp((scores[0] - scores[0].max()) / _TEMPERATURE)
        shares /= shares.sum()
        best = [int(number) for number in evidence.order[0][: _CHOICES + 1] if number != self._nothing]
        return trust, [Scored(self.labels[number], round(float(shares[number]), 4)) for number in best]

    def state(self) -> Arrays:
        return {
            **self._features.state(),
            **self._phrasings.state(),
            **self._judge.state(),
            "coefficients": self._coefficients,
        }

    @classmethod
    def restore(cls, encoder: Encoder, arrays: Arrays, labels: list[str]) -> Retriever:
        phrasings, judge = Phrasings.restore(arrays), Judge.restore(arrays)
        return cls(Features.restore(encoder, arrays), phrasings, arrays["coefficients"], judge, labels)

    @classmethod
    def train(cls, examples: Sequence[Example], encoder: Encoder) -> Retriever:
        """A retriever for `examples`, some of which must not have been taught to the encoder."""
        texts = [example.text for example in examples]
        features = Features.fit(encoder, texts)
        rows = features.rows(texts)
        labels = sorted({example.entry for example in examples} | {NOTHING})
        numbers = {label: number for number, label in enumerate(labels)}
        truth = np.array([numbers[example.entry] for example in examples])
        phrasings = Phrasings.of(rows, truth)
        asked = np.flatnonzero([not example.taught for example in examples])
        targets = np.eye(len(labels), dtype=np.float32)[truth]
        coefficients, scores = solve(phrasings.gram(rows), targets, asked)

        evidence = []
        for start in range(0, len(asked), _STRIP):
            part = asked[start : start + _STRIP]
            likeness = phrasings.likeness(rows[part]).without(part)
            evidence.append(
                weigh(scores[start : start + _STRIP], likeness, rows[part], truth, numbers[NOTHING])
            )
        signals = np.vstack([one.signals for one in evidence])
        best = np.concatenate([one.order[:, 0] for one in evidence])
        right = (best == truth[asked]) & (truth[asked] != numbers[NOTHING])
        languages = np.array([example.language for example in examples])[asked]
        return cls(features, phrasings, coefficients, Judge.fit(signals, right, languages), labels)
