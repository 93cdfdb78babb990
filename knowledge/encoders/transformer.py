"""Any encoder that sentence-transformers can load: a name, or a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.metadata import distribution

import numpy as np

from knowledge.encoder import PACKAGED, Opinions, Vectors

_MOST_PIECES = 128  # a text message is at most 1,600 characters; what decides stands in its first sentences


class TransformerEncoder:
    """A loaded model."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        # Threads that wait must not spin: the cores are shared.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        from sentence_transformers import SentenceTransformer

        self.name = name
        self.opinions: Opinions | None = None
        if name == PACKAGED:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        self._model = SentenceTransformer(packaged_path() if name == PACKAGED else name, device="cpu")
        self._model.max_seq_length = min(self._model.max_seq_length or _MOST_PIECES, _MOST_PIECES)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, int(self._model.get_embedding_dimension() or 0)), np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)

    def alarm(self, text: str) -> float:
        raise ValueError(f"{self.name} was never taught to tell an emergency")


def packaged_path() -> str:
    """Where the packaged MiniLM lies."""
    package = distribution(PACKAGED)
    config = next(file for file in package.files or [] if file.name == "modules.json")
    return str(package.locate_file(config.parent))
