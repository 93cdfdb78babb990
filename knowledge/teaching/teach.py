"""The training itself: MiniLM learns to put a question near its entry in both languages, Spanish sentences where the
untaught model puts their English twins. It tells emergencies from what only sounds so as well: the branch that decides
goes on from what these layers make of them (branch.py)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch.nn import functional

from knowledge.retrieval import NOTHING, Example
from knowledge.teaching.batches import Batch, batches
from knowledge.teaching.losses import to_alarms, to_entries, to_twins
from knowledge.teaching.student import Student
from knowledge.teaching.texts import Alarms, Pair

STEPS = 700
# Word pieces have the most Spanish to learn.
RATE, EMBEDDING_RATE, CENTRE_RATE, ALARM_RATE = 1e-4, 4e-4, 2e-3, 5e-3


def teach(
    path: str,
    examples: Sequence[Example],
    pairs: Sequence[Pair] = (),
    alarms: Alarms | None = None,
    steps: int = STEPS,
    say: Callable[[str], None] = print,
) -> Student:
    """The model at `path`, taught; without `pairs` or `alarms`, it does not learn what they teach. `say` hears how it
    goes."""
    torch.manual_seed(7)
    student = Student(path)
    if alarms:
        student.alarm = torch.nn.Linear(student.model.config.hidden_size, 1)
    student.model.eval()
    with torch.no_grad():  # what the untaught model makes of them
        aims = student.vectors([english for english, _ in pairs])
    entries = sorted({example.entry for example in examples} - {NOTHING})
    centres = torch.nn.Parameter(_centres(student, examples, entries))
    optimizer, pace = _optimizer(student, centres, steps)
    say("the untaught model has read them")
    student.model.train()
    read = batches(examples, entries, len(pairs), alarms)
    began, losses = time.monotonic(), []
    for step in range(1, steps + 1):
        loss = _loss(student, centres, aims, next(read), pairs)
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


def _loss(
    student: Student, centres: torch.Tensor, aims: torch.Tensor, batch: Batch, pairs: Sequence[Pair]
) -> torch.Tensor:
    foreign_texts = [pairs[number][1] for number in batch.pairs]
    sizes = [len(batch.asked), len(foreign_texts), len(batch.alarms)]
    vectors = student.vectors([*batch.asked, *foreign_texts, *batch.alarms])
    asked, foreign, alarming = vectors.split(sizes)
    loss = to_entries(asked, centres, torch.tensor(batch.answers))
    if batch.pairs:
        loss = loss + to_twins(foreign, aims, torch.tensor(batch.pairs))
    if batch.alarms:
        calm = asked[torch.tensor(batch.calm)]
        half = len(alarming) // 2
        truth = torch.cat([torch.ones(half), torch.zeros(half + len(calm))])
        loss = loss + to_alarms(student.odds(torch.cat([alarming, calm])), truth)
    return loss


def _centres(student: Student, examples: Sequence[Example], entries: Sequence[str]) -> torch.Tensor:
    """Where the untaught model puts each entry's first English questions."""
    centres = []
    for entry in entries:
        texts = [one.text for one in examples if one.entry == entry and one.language == "en"][:12]
        with torch.no_grad():
            centres.append(functional.normalize(student.vectors(texts).mean(0), dim=0))
    return torch.stack(centres)


def _optimizer(student: Student, centres: torch.nn.Parameter, steps: int) -> tuple[Any, Any]:
    """AdamW, and its rates: up in the first tenth of the steps, then down to nothing."""
    embeddings = list(student.model.embeddings.parameters())
    ids = {id(parameter) for parameter in embeddings}
    rest = [parameter for parameter in student.model.parameters() if id(parameter) not in ids]
    alarm = list(student.alarm.parameters()) if student.alarm else []
    groups = [(rest, RATE), (embeddings, EMBEDDING_RATE), ([centres], CENTRE_RATE)]
    groups += [(alarm, ALARM_RATE)] if alarm else []
    optimizer = torch.optim.AdamW(
        [{"params": part, "lr": rate} for part, rate in groups], weight_decay=0.01, fused=True
    )
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [rate for _, rate in groups], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    return optimizer, pace
