"""The encoder's branch that tells an emergency: MiniLM's last three layers once more, which go on from what the first
three make of a text, so that one reading serves both and neither disturbs the other."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from knowledge.teaching.export import TRUNK
from knowledge.teaching.student import has_fast_halves

States = NDArray[np.float16]  # word pieces x dimensions, of one text; halves, for there are thousands
EPOCHS = 4
BATCH = 32
RATE, HEAD_RATE = 1e-4, 5e-4
_SMOOTH = 0.02  # labels are held to be wrong as often
_HIDDEN = 128
_DROPPED = 0.1  # of the word pieces, so that no single one decides


class Branch(torch.nn.Module):
    """States of the trunk in, log odds that each text tells of an emergency out."""

    def __init__(self, path: str) -> None:
        from transformers import AutoModel

        super().__init__()
        model = AutoModel.from_pretrained(path)
        model.set_attn_implementation("eager")
        size = model.config.hidden_size
        self.layers = model.encoder.layer[TRUNK:]
        self.looks = torch.nn.Linear(size, 1)  # which word pieces count
        self.mixes = torch.nn.Linear(2 * size, _HIDDEN)
        self.tells = torch.nn.Linear(_HIDDEN, 1)
        self.drop = torch.nn.Dropout(0.1)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`states` (texts, word pieces, dimensions) and `mask` (texts, word pieces; 0 where there is none)."""
        hidden = (1 - mask[:, None, None, :]) * -1e4
        if self.training:
            states = states * (torch.rand_like(mask) > _DROPPED).unsqueeze(2)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and has_fast_halves()):
            for layer in self.layers:
                found = layer(states, hidden)
                states = found[0] if isinstance(found, tuple) else found
        states = states.float()
        share = (self.looks(states).squeeze(2) - 1e4 * (1 - mask)).softmax(1)
        looked = (states * share.unsqueeze(2)).sum(1)
        mean = (states * mask.unsqueeze(2)).sum(1) / mask.sum(1, keepdim=True)
        mixed = functional.gelu(self.mixes(self.drop(torch.cat([looked, mean], 1))))
        odds: torch.Tensor = self.tells(self.drop(mixed)).squeeze(1)
        return odds


def teach_branch(
    path: str,
    states: Sequence[States],
    urgent: NDArray[np.bool_],
    weights: NDArray[np.float32],
    say: Callable[[str], None] = print,
) -> Branch:
    """The branch, taught to tell which of `states` are `urgent`; each counts by its weight."""
    torch.manual_seed(7)
    branch = Branch(path).train()
    truth = torch.tensor(urgent, dtype=torch.float32) * (1 - 2 * _SMOOTH) + _SMOOTH
    counts = torch.tensor(weights)
    heads = [one for name, one in branch.named_parameters() if not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": branch.layers.parameters(), "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = EPOCHS * -(-len(states) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [RATE, HEAD_RATE], total_steps=steps, pct_start=0.1, anneal_strategy="linear"
    )
    losses = []
    for step, numbers in enumerate(_batches([len(one) for one in states]), 1):
        odds = branch(*padded([states[number] for number in numbers]))
        wrong = functional.binary_cross_entropy_with_logits(odds, truth[numbers], reduction="none")
        loss = (wrong * counts[numbers]).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
        optimizer.step()
        pace.step()
        losses.append(loss.item())
        if step % 100 == 0 or step == steps:
            say(f"step {step} of {steps}, loss {sum(losses[-100:]) / len(losses[-100:]):.3f}")
        if step == steps:
            break
    return branch.eval()


def odds(branch: Branch, states: Sequence[States]) -> NDArray[np.float64]:
    """The log odds of each text."""
    with torch.no_grad():
        return np.array([float(branch(*padded([one]))[0]) for one in states])


def padded(states: Sequence[States]) -> tuple[torch.Tensor, torch.Tensor]:
    """Texts of unlike length in one block, and the mask that tells where each ends."""
    longest = max(len(one) for one in states)
    block = torch.zeros(len(states), longest, states[0].shape[1])
    mask = torch.zeros(len(states), longest)
    for row, one in enumerate(states):
        block[row, : len(one)] = torch.from_numpy(one.astype(np.float32))
        mask[row, : len(one)] = 1
    return block, mask


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Endless: each text once before any comes again, those of like length together, as padding costs most."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    numbers = list(range(len(lengths)))
    while True:
        chance.shuffle(numbers)
        blocks = [sorted(numbers[start : start + 16 * BATCH], key=lambda number: lengths[number])
                  for start in range(0, len(numbers), 16 * BATCH)]  # fmt: skip
        together = [block[start : start + BATCH] for block in blocks for start in range(0, len(block), BATCH)]
        chance.shuffle(together)
        yield from together
