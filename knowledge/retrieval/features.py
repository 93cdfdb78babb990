"""A text as features: the encoder's vector beside weighted character n-grams of its normalised spelling."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.archive import Arrays
from knowledge.encoder import Encoder
from knowledge.retrieval.spelling import normalize


class Features:
    """Texts to rows of one sparse matrix, dense part first. Both parts have unit length, then their weight."""

    DENSE_WEIGHT = 3.0
    LEXICAL_WEIGHT = 3.0

    def __init__(self, encoder: Encoder, lexicon: TfidfVectorizer) -> None:
        self.encoder = encoder
        self.lexicon = lexicon

    @classmethod
    def fit(cls, encoder: Encoder, texts: Sequence[str]) -> Features:
        lexicon = _vectorizer(min_df=2)
        lexicon.fit([normalize(text) for text in texts])
        return cls(encoder, lexicon)

    def dense(self, texts: Sequence[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
        return self.encoder.encode(list(texts))

    def lexical(self, texts: Sequence[str]) -> sparse.csr_matrix:
        return sparse.csr_matrix(self.lexicon.transform([normalize(text) for text in texts]), dtype=np.float32)

    def joined(self, dense: np.ndarray[Any, Any], lexical: sparse.csr_matrix) -> sparse.csr_matrix:
        return sparse.hstack([dense * self.DENSE_WEIGHT, lexical * self.LEXICAL_WEIGHT], format="csr")

    def state(self) -> Arrays:
        terms = self.lexicon.get_feature_names_out()
        return {"terms": np.frombuffer("\n".join(terms).encode(), np.uint8), "idf": self.lexicon.idf_}

    @classmethod
    def restore(cls, encoder: Encoder, arrays: Arrays) -> Features:
        terms = arrays["terms"].tobytes().decode().split("\n")
        lexicon = _vectorizer(vocabulary={term: index for index, term in enumerate(terms)})
        lexicon.idf_ = arrays["idf"]
        return cls(encoder, lexicon)


def _vectorizer(**options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32, **options)
