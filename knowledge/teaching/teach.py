"""The training itself: MiniLM learns to put questions of one entry together in both languages, and Spanish sentences
where the untaught model puts their English twins (Reimers and Gurevych, 2020, arXiv:2004.09813)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import torch
from torch.nn import functional

from knowledge.retrieval import Example
from knowledge.retrieval.spelling import normalize
from knowledge.teaching.batches import Batches
from knowledge.teaching.texts import Pair

STEPS = 900
RATE, EMBEDDING_RATE = 1e-4, 3e-4  # word pieces have the most Spanish to learn
HEAT, PAIR_HEAT = 0.07, 0.05
KEEP = 4.0  # weight of staying where the untaught model puts English
_STRIP = 32
_LONGEST = 48  # word pieces; longer questions are cut in training only


class Student:
    """A transformer with mean pooling, as sentence-transformers has it, reading what retrieval will hand it."""

    def __init__(self, path: str) -> None:
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.model = AutoModel.from_pretrained(path)

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors in the order of `texts`; read in strips of like length, as padding is what costs most."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        found = torch.cat([
            self._strip([texts[number] for number in order[start : start + _STRIP]])
            for start in range(0, len(order), _STRIP)
        ])  # fmt: skip
        return found[torch.tensor(order).argsort()]

    def _strip(self, texts: list[str]) -> torch.Tensor:
        pieces = self.tokenizer(
            [normalize(text) for text in texts],
            padding=True,
            truncation=True,
            max_length=_LONGEST,
            return_tensors="pt",
        )
        with torch.autocast("cpu", torch.bfloat16, enabled=_has_fast_halves()):
            states = self.model(**pieces).last_hidden_state
        mask = pieces["attention_mask"].unsqueeze(-1)
        return functional.normalize((states.float() * mask).sum(1) / mask.sum(1), dim=1)


def teach(
    path: str,
    examples: Sequence[Example],
    pairs: Sequence[Pair],
    steps: int,
    say: Callable[[str], None] = print,
) -> Student:
    """The model at `path`, taught. `say` hears how it goes."""
    torch.manual_seed(7)
    student = Student(path)
    student.model.eval()
    with torch.no_grad():  # what the untaught model makes of them
        asked = student.vectors([example.text for example in examples]).numpy()
        aims = dict(zip(pairs, student.vectors([english for english, _ in pairs]), strict=True))
    say("untaught vectors are ready")
    optimizer = torch.optim.AdamW(_groups(student.model), weight_decay=0.01)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, EMBEDDING_RATE], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    student.model.train()
    began, losses = time.monotonic(), []
    for step, (texts, numbers, twins) in enumerate(islice(Batches(examples, pairs, asked), steps), 1):
        questions = student.vectors(texts)
        own = student.vectors([english for english, _ in twins])
        foreign = student.vectors([spanish for _, spanish in twins])
        loss = together(questions, torch.tensor(numbers))
        loss = loss + twin_loss(own, foreign, torch.stack([aims[twin] for twin in twins]))
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


def together(vectors: torch.Tensor, numbers: torch.Tensor) -> torch.Tensor:
    """Supervised contrast (Khosla et al., 2020, arXiv:2004.11362): same number near, others far."""
    likeness = vectors @ vectors.T / HEAT
    likeness.fill_diagonal_(float("-inf"))
    same = (numbers[:, None] == numbers[None, :]) & ~torch.eye(len(numbers), dtype=torch.bool)
    log_share = likeness - likeness.logsumexp(1, keepdim=True)
    has = same.any(1)
    return -(log_share.masked_fill(~same, 0).sum(1)[has] / same.sum(1)[has]).mean()


def twin_loss(own: torch.Tensor, foreign: torch.Tensor, aims: torch.Tensor) -> torch.Tensor:
    """English stays where it was; Spanish goes there, and nearer to its twin than to any other sentence."""
    away = (1 - (own * aims).sum(1)).mean() + (1 - (foreign * aims).sum(1)).mean()
    which = torch.arange(len(aims))
    return KEEP * away / 2 + functional.cross_entropy(foreign @ aims.T / PAIR_HEAT, which)


def _groups(model: Any) -> list[dict[str, Any]]:
    embeddings = list(model.embeddings.parameters())
    ids = {id(parameter) for parameter in embeddings}
    rest = [parameter for parameter in model.parameters() if id(parameter) not in ids]
    return [{"params": rest, "lr": RATE}, {"params": embeddings, "lr": EMBEDDING_RATE}]


def _has_fast_halves() -> bool:
    """bfloat16 in hardware: three times as fast; emulated it would be slower."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
