"""A text as evidence: the encoder's vector, and the weighted character and word n-grams of its normalised spelling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.archive import Arrays
from knowledge.encoder import Encoder
from knowledge.retrieval.spelling import normalize

_KINDS: dict[str, dict[str, Any]] = {
    "chars": {"analyzer": "char_wb", "ngram_range": (2, 5)},
    "words": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\S+"},
}


@dataclass(frozen=True)
class Rows:
    """One row a text; every part has unit length. `known` is the share of a text's words met in training."""

    dense: NDArray[np.float32]
    chars: sparse.csr_matrix
    words: sparse.csr_matrix
    known: NDArray[np.float32]
    length: NDArray[np.float32]

    def __getitem__(self, which: NDArray[Any]) -> Rows:
        return Rows(*(part[which] for part in (self.dense, self.chars, self.words, self.known, self.length)))


class Features:
    """Texts to rows."""

    def __init__(self, encoder: Encoder, lexicons: dict[str, TfidfVectorizer]) -> None:
        self._encoder = encoder
        self._lexicons = lexicons

    @classmethod
    def fit(cls, encoder: Encoder, texts: Sequence[str]) -> tuple[Features, Rows]:
        """What is learnt from `texts`, and their rows, as splitting them is what costs most."""
        spelled = [normalize(text) for text in texts]
        # What occurs once tells nothing about likeness, but in a very small set everything occurs once.
        least = 2 if len(texts) > 200 else 1
        lexicons = {kind: _vectorizer(kind, min_df=least) for kind in _KINDS}
        lexicons["chars"].set_params(analyzer=_each_word_once(), ngram_range=(1, 1))
        parts = [sparse.csr_matrix(lexicon.fit_transform(spelled), dtype=np.float32) for lexicon in lexicons.values()]
        lexicons["chars"].set_params(**_KINDS["chars"])
        for part in parts:
            part.sort_indices()  # as those of later rows are
        features = cls(encoder, lexicons)
        return features, features._rows(texts, spelled, parts)

    def rows(self, texts: Sequence[str]) -> Rows:
        spelled = [normalize(text) for text in texts]
        return self._rows(texts, spelled, [_spelling(self._lexicons[kind], spelled) for kind in _KINDS])

    def _rows(self, texts: Sequence[str], spelled: list[str], parts: list[sparse.csr_matrix]) -> Rows:
        vocabulary = self._lexicons["words"].vocabulary_
        split = [text.split() for text in spelled]
        known = [sum(word in vocabulary for word in words) / max(1, len(words)) for words in split]
        chars, words = parts
        return Rows(
            self._encoder.encode(texts),
            chars,
            words,
            np.array(known, np.float32),
            np.array([len(words) for words in split], np.float32),
        )

    def state(self) -> Arrays:
        arrays: Arrays = {}
        for kind, lexicon in self._lexicons.items():
            terms = "\n".join(lexicon.get_feature_names_out())
            arrays |= {f"{kind}_terms": np.frombuffer(terms.encode(), np.uint8), f"{kind}_idf": lexicon.idf_}
        return arrays

    @classmethod
    def restore(cls, encoder: Encoder, arrays: Arrays) -> Features:
        lexicons = {}
        for kind in _KINDS:
            terms = arrays[f"{kind}_terms"].tobytes().decode().split("\n")
            lexicons[kind] = _vectorizer(kind, vocabulary={term: index for index, term in enumerate(terms)})
            lexicons[kind].idf_ = arrays[f"{kind}_idf"]
        return cls(encoder, lexicons)


def _each_word_once() -> Callable[[str], list[str]]:
    """What "char_wb" does, for many texts: they share words, and each is taken apart once."""
    apart = TfidfVectorizer(lowercase=False, **_KINDS["chars"]).build_analyzer()
    known: dict[str, list[str]] = {}

    def analyzer(text: str) -> list[str]:
        for word in (words := text.split()):
            if word not in known:
                known[word] = apart(word)
        return [gram for word in words for gram in known[word]]

    return analyzer


def _vectorizer(kind: str, **options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(sublinear_tf=True, dtype=np.float32, lowercase=False, **_KINDS[kind], **options)


def _spelling(lexicon: TfidfVectorizer, spelled: list[str]) -> sparse.csr_matrix:
    if not spelled:  # scikit-learn refuses them
        return sparse.csr_matrix((0, len(lexicon.vocabulary_)), dtype=np.float32)
    return sparse.csr_matrix(lexicon.transform(spelled), dtype=np.float32)
