"""The end of a long message, where people who first say who they are tell what is happening."""

from __future__ import annotations

import re

_LONG = 25  # words from which on what comes first can drown the rest
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


def parts(text: str) -> list[str]:
    """`text`; and its last sentence, and its last two, where it is long and has more."""
    sentences = [one for one in _SENTENCES.split(text.strip()) if one.strip()]
    if len(sentences) < 2 or len(text.split()) <= _LONG:
        return [text]
    return list(dict.fromkeys([text, sentences[-1], " ".join(sentences[-2:])]))
