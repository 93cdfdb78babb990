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

from knowledge.cores import at_once
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
        branch = folder / "alarm.onnx"
        told = config.get("opinions") if branch.is_file() else None
        self.opinions = Opinions(**told) if told else None
        self._branch = _session(branch) if told else None
        self._ahead: tuple[int, Vectors] | None = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if len(texts) == 1 and (ahead := self._taken(texts[0])) is not None:
            return ahead[None]
        if len(texts) < _FEW:
            return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self._size)
        return np.array(at_once(self._vector, texts), np.float32)

    def alarm(self, text: str) -> float:
        if self._branch is None:
            raise ValueError(f"{self.name} was never taught to tell an emergency")
        vector, states = self._run(text, ["vectors", "states"])
        self._ahead = (hash(text), vector)
        return float(self._branch.run(["odds"], {"states": states[None]})[0][0])

    def states(self, texts: Sequence[str]) -> Iterator[Vectors]:
        """What the first layers make of each text: word pieces x dimensions, from which the branch goes on. Raises
        ValueError where the model was exported without them."""
        if "states" not in {output.name for output in self._session.get_outputs()}:
            raise ValueError(f"{self.name} does not give what its first layers make of a text; teach it anew")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            yield from pool.map(lambda text: self._run(text, ["states"])[0], texts)

    def _taken(self, text: str) -> Vectors | None:
        """The vector of the text that was just read for an emergency, so that it is not read twice. It is given once;
        one that nobody asks for is forgotten with the next text that is read. The text itself is never kept."""
        ahead, self._ahead = self._ahead, None
        return ahead[1] if ahead and ahead[0] == hash(text) else None

    def _vector(self, text: str) -> Vectors:
        return self._run(text, ["vectors"])[0]

    def _run(self, text: str, outputs: list[str]) -> list[Vectors]:
        """One at a time: without padding that is as fast as many at once, and a text always gets the same vector, where
        texts read together would share the scale of their 8 bits."""
        pieces = self._tokenizer.encode(normalize(text))  # as it was taught
        fed = {
            "input_ids": np.array([pieces.ids], np.int64),
            "attention_mask": np.array([pieces.attention_mask], np.int64),
        }
        return [found[0] for found in self._session.run(outputs, fed)]


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One thread a text, texts side by side: one multiplication is too small to share.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
