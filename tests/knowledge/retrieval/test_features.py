"""Texts as rows: those that are learnt from are read as those that are asked later."""

from __future__ import annotations

import numpy as np

from knowledge import encoder
from knowledge.retrieval.features import Features

TEXTS = ["can ice come in my house", "k ago si la migra ta afuera", "¿puede la migra entrar a mi casa?", "a",
         "I.C.E.!!", ""]  # fmt: skip


def test_what_is_learnt_from_and_what_is_asked_are_read_alike() -> None:
    features, learnt = Features.fit(encoder.load(), TEXTS)
    asked = features.rows(TEXTS)
    for mine, theirs in ((learnt.chars, asked.chars), (learnt.words, asked.words)):
        assert np.array_equal(mine.toarray(), theirs.toarray())
    assert np.array_equal(learnt.dense, asked.dense)
    assert np.array_equal(learnt.known, asked.known)
