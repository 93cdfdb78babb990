"""What is read in a step, in turns, so that each entry and language comes equally often."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from knowledge.languages import LANGUAGES
from knowledge.retrieval import NOTHING, Example
from knowledge.teaching.texts import Alarms

QUESTIONS, STRANGERS, TWINS, ALARMS = 28, 6, 18, 12  # two cores must get through them in under an hour
T = TypeVar("T")


@dataclass(frozen=True)
class Batch:
    """Questions, the number of the entry of each (the one after the last: none), whether it is known to be calm; the
    numbers of pairs of sentences; and texts of emergencies, followed by as many that only sound so."""

    asked: list[str]
    answers: list[int]
    calm: list[bool]
    pairs: list[int]
    alarms: list[str]


def batches(
    examples: Sequence[Example], entries: Sequence[str], pairs: int, alarms: Alarms | None
) -> Iterator[Batch]:
    """Endless. Each text of an entry and language comes once before any comes again."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    texts: dict[tuple[str, str], list[str]] = {}
    for one in examples:
        texts.setdefault((one.entry, one.language), []).append(one.text)
    decks = {kind: _deck(texts[kind], chance) for entry in [*entries, NOTHING] for language in LANGUAGES
             if (kind := (entry, language)) in texts}  # fmt: skip
    turns = _deck([kind for kind in decks if kind[0] != NOTHING], chance)
    strange = [kind for kind in decks if kind[0] == NOTHING]
    twins = _deck(list(range(pairs)), chance)
    apart = random.Random(11)  # noqa: S311 - so that the other decks fall as they do without alarms
    alarming = [_deck(list(part), apart) for part in (alarms.urgent, alarms.not_urgent)] if alarms else []
    numbers = {entry: number for number, entry in enumerate([*entries, NOTHING])}
    while True:
        kinds = [next(turns) for _ in range(QUESTIONS)]
        kinds += [strange[one % len(strange)] for one in range(STRANGERS if strange else 0)]
        yield Batch(
            [next(decks[kind]) for kind in kinds],
            [numbers[entry] for entry, _ in kinds],
            [alarms is not None and entry in alarms.calm for entry, _ in kinds],
            [next(twins) for _ in range(TWINS if pairs else 0)],
            [next(deck) for deck in alarming for _ in range(ALARMS)],
        )


def _deck(items: list[T], chance: random.Random) -> Iterator[T]:
    while True:
        chance.shuffle(items)
        yield from items
