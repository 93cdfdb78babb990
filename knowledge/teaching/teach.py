"""The training itself: MiniLM learns to put a question near its entry in both languages, and Spanish sentences where
the untaught model puts their English twins."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import torch
from torch.nn import functional

from knowledge.languages import LANGUAGES
from knowledge.retrieval import NOTHING, Example
from knowledge.teaching.student import Student
from knowledge.teaching.texts import Pair

STEPS = 600
QUESTIONS, STRANGERS, TWINS = 28, 6, 18  # texts read in a step: two cores must get through in under an hour
RATE, EMBEDDING_RATE, CENTRE_RATE = 1e-4, 4e-4, 2e-3  # word pieces have the most Spanish to learn
HEAT, TWIN_HEAT = 0.08, 0.05
FAR = 0.45  # likeness to its entry that a question must pass, and one that no entry answers must not
STAY = 4.0  # weight of lying where the untaught model puts the English
T = TypeVar("T")


def teach(
    path: str,
    examples: Sequence[Example],
    pairs: Sequence[Pair],
    steps: int = STEPS,
    say: Callable[[str], None] = print,
) -> Student:
    """The model at `path`, taught. `say` hears how it goes."""
    torch.manual_seed(7)
    student = Student(path)
    student.model.eval()
    with torch.no_grad():  # what the untaught model makes of them
        aims = student.vectors([english for english, _ in pairs])
    entries = sorted({example.entry for example in examples} - {NOTHING})
    centres = torch.nn.Parameter(_centres(student, examples, entries))
    optimizer = torch.optim.AdamW([*_groups(student.model), {"params": [centres], "lr": CENTRE_RATE}],
                                  weight_decay=0.01, fused=True)  # fmt: skip
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, EMBEDDING_RATE, CENTRE_RATE], total_steps=steps, pct_start=0.1,
        anneal_strategy="linear",
    )  # fmt: skip
    say("the untaught model has read them")
    student.model.train()
    batches = _batches(examples, entries, len(pairs))
    began, losses = time.monotonic(), []
    for step in range(1, steps + 1):
        texts, answers, chosen = next(batches)
        vectors = student.vectors(texts + [pairs[number][1] for number in chosen])
        asked, foreign = vectors[: len(texts)], vectors[len(texts) :]
        loss = to_entries(asked, centres, torch.tensor(answers)) + to_twins(foreign, aims, torch.tensor(chosen))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(student.model.parameters(), 1.0)
        optimizer.step()
        pace.step()
        losses.append(loss.item())
        if step % 25 == 0 or step == steps:
            mean = sum(losses[-25:]) / len(losses[-25:])
            say(f"step {step} of {steps}, loss {mean:.3f}, {time.monotonic() - began:.0f} s")
    student.model.eval()
    return student


def to_entries(asked: torch.Tensor, centres: torch.Tensor, answers: torch.Tensor) -> torch.Tensor:
    """Each question near the centre of its entry and far from all others (proxies: Movshovitz-Attias et al., 2017,
    arXiv:1703.07464), so that neighbours are told apart at every step. The last answer is "none of them", which wins
    where no centre is nearer than FAR."""
    likeness = asked @ functional.normalize(centres, dim=1).T
    none = torch.full((len(asked), 1), FAR)
    return functional.cross_entropy(torch.cat([likeness, none], 1) / HEAT, answers, label_smoothing=0.05)


def to_twins(foreign: torch.Tensor, aims: torch.Tensor, which: torch.Tensor) -> torch.Tensor:
    """Spanish where its English twin lies (Reimers and Gurevych, 2020, arXiv:2004.09813), and nearer to it than to any
    other sentence."""
    away = (1 - (foreign * aims[which]).sum(1)).mean()
    return STAY * away + functional.cross_entropy(foreign @ aims.T / TWIN_HEAT, which)


def _centres(student: Student, examples: Sequence[Example], entries: Sequence[str]) -> torch.Tensor:
    """Where the untaught model puts each entry's first English questions."""
    centres = []
    for entry in entries:
        texts = [one.text for one in examples if one.entry == entry and one.language == "en"][:12]
        with torch.no_grad():
            centres.append(functional.normalize(student.vectors(texts).mean(0), dim=0))
    return torch.stack(centres)


def _batches(
    examples: Sequence[Example], entries: Sequence[str], pairs: int
) -> Iterator[tuple[list[str], list[int], list[int]]]:
    """Endless: questions, the number of the entry of each, and the numbers of pairs. Entries come equally often, and
    each text of an entry and language once before any comes again."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    decks = {
        (entry, language): _deck(
            [one.text for one in examples if (one.entry, one.language) == (entry, language)], chance
        )
        for entry in [*entries, NOTHING]
        for language in LANGUAGES
    }
    turns = _deck([(number, language) for number in range(len(entries)) for language in LANGUAGES], chance)
    twins = _deck(list(range(pairs)), chance)
    while True:
        asked = [next(turns) for _ in range(QUESTIONS)]
        texts = [next(decks[entries[number], language]) for number, language in asked]
        strangers = [next(decks[NOTHING, LANGUAGES[one % len(LANGUAGES)]]) for one in range(STRANGERS)]
        answers = [number for number, _ in asked] + [len(entries)] * STRANGERS
        yield texts + strangers, answers, [next(twins) for _ in range(TWINS)]


def _deck(items: list[T], chance: random.Random) -> Iterator[T]:
    while True:
        chance.shuffle(items)
        yield from items


def _groups(model: Any) -> list[dict[str, Any]]:
    embeddings = list(model.embeddings.parameters())
    ids = {id(parameter) for parameter in embeddings}
    rest = [parameter for parameter in model.parameters() if id(parameter) not in ids]
    return [{"params": rest, "lr": RATE}, {"params": embeddings, "lr": EMBEDDING_RATE}]
