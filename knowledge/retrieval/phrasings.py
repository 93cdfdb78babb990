"""The ways of asking that a question is compared with: their vectors (FAISS) and n-grams, and what each asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from knowledge.archive import Arrays
from knowledge.cores import at_once
from knowledge.retrieval.features import Rows
from knowledge.retrieval.memory import fingerprints
from knowledge.retrieval.weights import Weights

# How fast likeness of vectors falls off: chosen by leave-one-out accuracy over the corpus (docs/decisions).
SHARPNESS = 3.0
_STRIP = 500
_OFTEN = 0.035  # of the phrasings; dense products beat sparse ones from about here


@dataclass(frozen=True)
class Likeness:
    """How like each phrasing (columns) each question (rows) is, 0 to 1."""

    dense: NDArray[np.float32]
    chars: NDArray[np.float32]
    words: NDArray[np.float32]

    def kernel(self, weights: Weights) -> NDArray[np.float32]:
        """One number a pair. A sum of positive definite kernels, so ridge regression on it has one solution."""
        return _near(self.dense) + weights.letters * self.chars + weights.words * self.words

    def without(self, own: NDArray[Any]) -> Likeness:
        """The same, question i being unlike phrasing own[i]: a left-out question is not compared with itself."""
        for part in (self.dense, self.chars, self.words):
            part[np.arange(len(own)), own] = 0
        return self


def _near(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    near = SHARPNESS * (cosines - 1)
    return np.exp(near, out=near)


def _common(spelled: sparse.csr_matrix) -> NDArray[np.bool_]:
    """The n-grams that many texts hold: they make most of a sparse product's work, and cost little in a dense one."""
    often: NDArray[np.bool_] = np.bincount(spelled.indices, minlength=spelled.shape[1]) > _OFTEN * spelled.shape[0]
    return often


class Phrasings:
    """Rows kept in an index, with the number of the label of each, and the fingerprint of its text."""

    def __init__(
        self,
        index: Any,
        chars: sparse.csr_matrix,
        words: sparse.csr_matrix,
        labels: NDArray[Any],
        marks: NDArray[np.uint64],
    ) -> None:
        self._index = index
        self._vectors = index.reconstruct_n(0, index.ntotal)
        self._chars, self._words = chars, words
        self._chars_across = chars.T.tocsr()  # turned once, not at each question
        self._words_across = words.T.tocsr()
        self.labels, self._marks = labels, marks

    @classmethod
    def of(cls, texts: Sequence[str], rows: Rows, labels: NDArray[Any]) -> Phrasings:
        index = faiss.IndexFlatIP(rows.dense.shape[1])
        index.add(np.ascontiguousarray(rows.dense))
        return cls(index, rows.chars, rows.words, labels, fingerprints(texts))

    def __len__(self) -> int:
        return len(self.labels)

    def amended(self, kept: NDArray[np.bool_], texts: Sequence[str], rows: Rows, label: int) -> Phrasings:
        """The ones `kept`, and after them `texts` with their rows, all asking for `label`."""
        index = faiss.IndexFlatIP(self._vectors.shape[1])
        index.add(np.vstack([self._vectors[kept], rows.dense]))
        return Phrasings(
            index,
            sparse.vstack([self._chars[kept], rows.chars], format="csr"),
            sparse.vstack([self._words[kept], rows.words], format="csr"),
            np.concatenate([self.labels[kept], np.full(len(texts), label)]),
            np.concatenate([self._marks[kept], fingerprints(texts)]),
        )

    def holds(self, texts: Sequence[str], label: int) -> NDArray[np.bool_]:
        """Which of the phrasings are one of `texts`, asking for `label`."""
        return np.isin(self._marks, fingerprints(texts)) & (self.labels == label)

    def likeness(self, rows: Rows) -> Likeness:
        return Likeness(
            rows.dense @ self._vectors.T,
            (rows.chars @ self._chars_across).toarray(),
            (rows.words @ self._words_across).toarray(),
        )

    def to_many(self) -> Callable[[Rows], Likeness]:
        """`likeness` for hundreds of questions at once: what is worth preparing for them, and nobody else, is."""
        often = _common(self._chars)
        common, rare = self._chars[:, often].toarray().T, self._chars[:, ~often].T.tocsr()

        def likeness(rows: Rows) -> Likeness:
            chars = rows.chars[:, often].toarray() @ common
            chars += (rows.chars[:, ~often] @ rare).toarray()
            return Likeness(rows.dense @ self._vectors.T, chars, (rows.words @ self._words_across).toarray())

        return likeness

    def gram(self, which: NDArray[Any], weights: Weights) -> NDArray[np.float32]:
        """The kernel between the phrasings `which`: the diagonal and what stands above it, as it is symmetric. Below it
        stands anything. In strips, as it is the largest thing in memory."""
        dense = self._vectors[which]
        # Of two products, one: the weights go into the rows.
        chars, words = weights.letters**0.5 * self._chars[which], weights.words**0.5 * self._words[which]
        spelled = sparse.hstack([chars, words], "csr")
        often = _common(spelled)
        common, rare = spelled[:, often].toarray(), spelled[:, ~often].tocsr()
        gram = np.empty((len(which), len(which)), np.float32)

        def fill(start: int) -> None:
            stop = start + _STRIP
            part = _near(dense[start:stop] @ dense[start:].T)
            part += common[start:stop] @ common[start:].T
            part += (rare[start:] @ rare[start:stop].T.tocsr()).toarray(order="F").T
            gram[start:stop, start:] = part

        at_once(fill, range(0, len(which), _STRIP))
        return gram

    def state(self) -> Arrays:
        arrays: Arrays = {
            "index": faiss.serialize_index(self._index),
            "phrasing_labels": self.labels,
            "fingerprints": self._marks,
        }
        for name, matrix in (("chars", self._chars), ("words", self._words)):
            arrays |= {f"{name}_{part}": getattr(matrix, part) for part in ("data", "indices", "indptr")}
            arrays[f"{name}_shape"] = np.array(matrix.shape)
        return arrays

    @classmethod
    def restore(cls, arrays: Arrays) -> Phrasings:
        chars, words = (
            sparse.csr_matrix(
                tuple(arrays[f"{name}_{part}"] for part in ("data", "indices", "indptr")),
                shape=tuple(arrays[f"{name}_shape"]),
            )
            for name in ("chars", "words")
        )
        index = faiss.deserialize_index(arrays["index"])
        return cls(index, chars, words, arrays["phrasing_labels"], arrays["fingerprints"])
