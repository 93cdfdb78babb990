"""How much speaks for an emergency at this moment: the sum of what each piece of evidence weighs.

The weights were found by logistic regression on the examples (see learn.py) and are read from a table: the sum can
be done by hand, and `explain` shows it. Neither retrieval nor any library has a part in it.
"""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import combinations, pairwise

from knowledge.urgent.evidence import find, statements
from knowledge.urgent.normal import HERE, normal

_LETTERS = (3, 4, 5)


def chance(text: str) -> float:
    """Between 0 and 1: how likely `text` tells of an emergency happening now or just before."""
    return 1 / (1 + math.exp(-total(text)))


def total(text: str) -> float:
    """The same as log odds: the sum of what each finding weighs."""
    return sum(weight for _, weight in explain(text))


def explain(text: str) -> list[tuple[str, float]]:
    """What was found in `text` and its weight, the heaviest first."""
    weights = _weights()
    found = [(name, weights[name]) for name in ["(always)", *features(text)] if name in weights]
    return sorted(found, key=lambda each: -abs(each[1]))


def features(text: str) -> list[str]:
    """Evidence ("agents"), two pieces together ("agents+home"), words ("=door"), two words in a row ("=my door"), and
    three to five letters in a row ("#doo"), which misspelt words share with those spelt right."""
    said = normal(text)
    stated = statements(said)
    evidence = find(stated)
    words = ["^", *(word for word in said.split() if word != "|"), "$"]
    return [
        *evidence,
        *(f"{one}+{other}" for one, other in combinations(evidence, 2)),
        *sorted({f"={word}" for word in words[1:-1]}),
        *sorted({f"={one} {other}" for one, other in pairwise(words)}),
        *sorted({f"#{letters}" for word in words[1:-1] for letters in _letters(f" {word} ")}),
        *(["(asks)"] if stated != said else []),
        *(f"(over {length} words)" for length in (6, 12, 20, 30) if len(words) - 2 > length),
    ]


def _letters(word: str) -> set[str]:
    return {word[start : start + length] for length in _LETTERS for start in range(len(word) - length + 1)}


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads((HERE / "weights.json").read_text(encoding="utf-8"))
    return weights
