"""The model that is taught."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch.nn import functional

from knowledge.retrieval.spelling import normalize

_STRIP = 32  # texts of like length read at once
_ALARM_SCALE = 10.0  # vectors are of unit length, so that odds need large weights
_LONGEST = 48  # word pieces; longer questions are cut in training only


class Student:
    """A transformer with mean pooling, as sentence-transformers has it, reading what retrieval will hand it."""

    def __init__(self, path: str) -> None:
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer = AutoTokenizer.from_pretrained(path)
        self.model = AutoModel.from_pretrained(path)
        self.alarm: torch.nn.Linear | None = None  # until it is taught to tell emergencies

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors in the order of `texts`; read in strips of like length, as padding is what costs most."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        if not texts:
            return torch.zeros(0, self.model.config.hidden_size)
        found = torch.cat([
            self._strip([texts[number] for number in order[start : start + _STRIP]])
            for start in range(0, len(order), _STRIP)
        ])  # fmt: skip
        return found[torch.tensor(order).argsort()]

    def odds(self, vectors: torch.Tensor) -> torch.Tensor:
        """Log odds that each of the texts of `vectors` tells of an emergency."""
        if not self.alarm:
            raise ValueError("it was not taught to tell")
        odds: torch.Tensor = self.alarm(vectors).squeeze(1) * _ALARM_SCALE
        return odds

    def _strip(self, texts: list[str]) -> torch.Tensor:
        pieces = self.tokenizer(
            [normalize(text) for text in texts],
            padding=True,
            truncation=True,
            max_length=_LONGEST,
            return_tensors="pt",
        )
        with torch.autocast("cpu", torch.bfloat16, enabled=has_fast_halves()):
            states = self.model(**pieces).last_hidden_state
        mask = pieces["attention_mask"].unsqueeze(-1)
        return functional.normalize((states.float() * mask).sum(1) / mask.sum(1), dim=1)


def has_fast_halves() -> bool:
    """bfloat16 in hardware: three times as fast; emulated it would be slower."""
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
