"""A way of asking."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING = ""  # the label of questions that no entry answers


@dataclass(frozen=True)
class Example:
    """Its words and the entry it asks for, or NOTHING. `taught`: the encoder may have learnt from these very words, so
    how well it does on them says little about how well it does on a stranger's."""

    text: str
    entry: str
    language: str
    taught: bool = False
