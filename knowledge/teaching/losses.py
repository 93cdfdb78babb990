"""What is asked of the vectors: to lie near their entry, near their twin, and to tell an emergency."""

from __future__ import annotations

import torch
from torch.nn import functional

HEAT, TWIN_HEAT = 0.08, 0.05
FAR = 0.45  # likeness to its entry that a question must pass, and one that no entry answers must not
STAY = 4.0  # weight of lying where the untaught model puts the English
ALARM = 1.0  # weight of telling an emergency


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


def to_alarms(odds: torch.Tensor, truth: torch.Tensor) -> torch.Tensor:
    """The log odds of an emergency high where it is one, and low where it is not."""
    return ALARM * functional.binary_cross_entropy_with_logits(odds, truth)
