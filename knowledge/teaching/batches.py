"""Batches for contrast: questions of neighbouring entries together, so that what tells them apart is learnt."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval import NOTHING, Example
from knowledge.teaching.texts import Pair

ENTRIES, PER_LANGUAGE, STRANGERS, PAIRS = 12, 2, 12, 24
T = TypeVar("T")
_NEIGHBOURS = 5  # of the entries in a batch, this many belong to the first one's nearest


class Batches:
    """Endless batches: every text of an entry and language comes once before any comes again."""

    def __init__(
        self, examples: Sequence[Example], pairs: Sequence[Pair], vectors: NDArray[np.float32]
    ) -> None:
        self._random = random.Random(7)  # noqa: S311 - repeatable, not secret
        groups: dict[tuple[str, str], list[str]] = defaultdict(list)
        for example in examples:
            groups[example.entry, example.language].append(example.text)
        self._entries = sorted({entry for entry, _ in groups if entry != NOTHING})
        self._decks = {key: _shuffled(texts, self._random) for key, texts in groups.items()}
        self._entry_deck = _shuffled(self._entries, self._random)
        self._pair_deck = _shuffled(list(pairs), self._random)
        names = np.array([example.entry for example in examples])
        centres = np.stack([vectors[names == entry].mean(axis=0) for entry in self._entries])
        self._near = np.argsort(-(centres @ centres.T), axis=1)[:, 1 : 1 + 2 * _NEIGHBOURS]

    def __iter__(self) -> Iterator[tuple[list[str], list[int], list[Pair]]]:
        """Texts, a number each (the same for the same entry, an own one for what no entry answers), and pairs."""
        while True:
            chosen = self._neighbourhood()
            texts, numbers = [], []
            for number, entry in enumerate(chosen):
                for language in ("en", "es"):
                    for _ in range(PER_LANGUAGE):
                        texts.append(next(self._decks[entry, language]))
                        numbers.append(number)
            for stranger in range(STRANGERS):
                texts.append(next(self._decks[NOTHING, ("en", "es")[stranger % 2]]))
                numbers.append(len(chosen) + stranger)
            yield texts, numbers, [next(self._pair_deck) for _ in range(PAIRS)]

    def _neighbourhood(self) -> list[str]:
        first = next(self._entry_deck)
        near = [self._entries[number] for number in self._near[self._entries.index(first)]]
        chosen = [first, *self._random.sample(near, min(_NEIGHBOURS, len(near)))]
        others = [entry for entry in self._entries if entry not in chosen]
        return chosen + self._random.sample(others, min(ENTRIES - len(chosen), len(others)))


def _shuffled(items: list[T], chance: random.Random) -> Iterator[T]:
    while True:
        chance.shuffle(items)
        yield from items
