"""A taught encoder: a folder with `model.onnx`, `tokenizer.json` and `config.json`, as `knowledge.teaching` writes it.

It answers without torch, whose import alone takes seconds and hundreds of megabytes in every process.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from knowledge.encoder import Vectors
from knowledge.retrieval.spelling import normalize

_FEW = 8  # texts that are read before threads have started


class OnnxEncoder:
    """A loaded folder, under the name that releases made with it will give."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._size: int = config["size"]
        alarm = config.get("alarm")
        if alarm and len(alarm) != self._size + 1:
            raise ValueError(f"{folder}: alarm has {len(alarm)} numbers, not {self._size + 1}; teach it anew")
        self.alarm: Vectors | None = np.array(alarm, np.float32) if alarm else None
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(config["longest"])
        options = onnxruntime.SessionOptions()
        # One thread a text, texts side by side: one multiplication is too small to share.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(texts) < _FEW:
            return np.array([self._read(text) for text in texts], np.float32).reshape(-1, self._size)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.array(list(pool.map(self._read, texts)), np.float32)

    def _read(self, text: str) -> Vectors:
        """One at a time: without padding that is as fast as many at once, and a text always gets the same vector, where
        texts read together would share the scale of their 8 bits."""
        pieces = self._tokenizer.encode(normalize(text))  # as it was taught
        fed = {
            "input_ids": np.array([pieces.ids], np.int64),
            "attention_mask": np.array([pieces.attention_mask], np.int64),
        }
        found: Vectors = self._session.run(["vectors"], fed)[0][0]
        return found
