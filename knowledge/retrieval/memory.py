"""Vectors of an earlier release, so that a new one encodes only what is new."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import faiss
import numpy as np
from numpy.typing import NDArray

from knowledge.archive import Arrays
from knowledge.encoder import Encoder

REMEMBERED = ("index", "fingerprints")  # the arrays of a release that hold vectors


class Remembering:
    """An encoder that knows the phrasings of `earlier`, a release made with the same encoder."""

    def __init__(self, encoder: Encoder, earlier: Arrays) -> None:
        self.name, self.opinions = encoder.name, encoder.opinions
        self._encoder = encoder
        index = faiss.deserialize_index(earlier["index"])
        vectors = index.reconstruct_n(0, index.ntotal)
        self._known = dict(zip(earlier["fingerprints"].tolist(), vectors, strict=True))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        marks = fingerprints(texts).tolist()
        new = [number for number, mark in enumerate(marks) if mark not in self._known]
        fresh = dict(zip(new, self._encoder.encode([texts[number] for number in new]), strict=True))
        rows = [fresh[number] if number in fresh else self._known[mark] for number, mark in enumerate(marks)]
        return np.array(rows, np.float32)

    def alarm(self, text: str) -> float:
        return self._encoder.alarm(text)


def fingerprints(texts: Sequence[str]) -> NDArray[np.uint64]:
    """64 bits of each text, enough to tell a hundred thousand of them apart."""
    digests = (hashlib.blake2b(text.encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(b"".join(digests), np.uint64)
