"""A taught encoder: a folder with `model.onnx`, `tokenizer.json` and `config.json`, as `knowledge.teaching` writes it;
and `alarm.onnx`, where it was taught to tell an emergency.

It answers without torch, whose import alone takes seconds and hundreds of megabytes in every process.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from knowledge.encoder import Opinions, Vectors
from knowledge.retrieval.spelling import normalize

_FEW = 8  # texts that are read before threads have started


class OnnxEncoder:
    """A loaded folder, under the name that releases made with it will give."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._size: int = config["size"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(config["longest"])
        self._session = _session(folder / "model.onnx")
        told = config.get("opinions")
        self.opinions = Opinions(**told) if told else None
        self._branch = _session(folder / "alarm.onnx") if told else None
        self._last: tuple[str, Vectors, Vectors] | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(texts) < _FEW:
            return np.array([self._reading(text)[0] for text in texts], np.float32).reshape(-1, self._size)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return np.array(list(pool.map(lambda text: self._read(text)[0], texts)), np.float32)

    def alarm(self, text: str) -> float:
        if self._branch is None:
            raise NotImplementedError(f"{self.name} was never taught to tell an emergency")
        return float(self._branch.run(["odds"], {"states": self._reading(text)[1][None]})[0][0])

    def states(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """What the first layers make of each text: word pieces x dimensions, from which the branch goes on."""
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            yield from pool.map(lambda text: self._read(text)[1], texts)

    def _reading(self, text: str) -> tuple[Vectors, Vectors]:
        """The last text is not read twice: an emergency and the nearest entry are asked about in turn."""
        last = self._last
        if last is None or last[0] != text:
            self._last = last = (text, *self._read(text))
        return last[1], last[2]

    def _read(self, text: str) -> tuple[Vectors, Vectors]:
        """One at a time: without padding that is as fast as many at once, and a text always gets the same vector, where
        texts read together would share the scale of their 8 bits."""
        pieces = self._tokenizer.encode(normalize(text))  # as it was taught
        fed = {
            "input_ids": np.array([pieces.ids], np.int64),
            "attention_mask": np.array([pieces.attention_mask], np.int64),
        }
        vectors, states = self._session.run(["vectors", "states"], fed)
        return vectors[0], states[0]


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One thread a text, texts side by side: one multiplication is too small to share.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
