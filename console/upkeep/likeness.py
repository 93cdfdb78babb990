"""Which of many questions ask the same."""

from __future__ import annotations

from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.encoder import Vectors

# Likeness is half meaning (the encoder's cosine), half spelling (cosine of character n-grams, which carries Spanish).
# Every two questions of a group must be this like: chaining from one to the next would join what is not alike.
_ALIKE = 0.3


def alike(texts: list[str], vectors: Vectors) -> list[int]:
    """A label for each text; those that ask alike share theirs. `vectors` are the encoder's, a row a text."""
    if len(texts) < 2:
        return list(range(len(texts)))
    spelling = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    likeness = (vectors @ vectors.T + (spelling @ spelling.T).toarray()) / 2
    model = AgglomerativeClustering(
        n_clusters=None, metric="precomputed", linkage="complete", distance_threshold=1 - _ALIKE
    )
    return [int(label) for label in model.fit_predict(1 - likeness)]
