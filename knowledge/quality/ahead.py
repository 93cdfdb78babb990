"""An encoder that has read all questions in one go, which takes a quarter of the time of one by one; only what might be
an emergency is read again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import Encoder, Vectors


class ReadAhead:
    """Gives the same vectors as `encoder`, at once for `texts`."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self.name, self.opinions = encoder.name, encoder.opinions
        self._encoder = encoder
        self._known = dict(zip(texts, encoder.encode(texts), strict=True))

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not all(text in self._known for text in texts):
            return self._encoder.encode(texts)
        return np.array([self._known[text] for text in texts], np.float32)

    def alarm(self, text: str) -> float:
        return self._encoder.alarm(text)
