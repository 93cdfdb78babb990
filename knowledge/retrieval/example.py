"""A way of asking."""

from __future__ import annotations

from dataclasses import dataclass

NOTHING = ""  # the label of questions that no entry answers


@dataclass(frozen=True)
class Example:
    """Its words and the entry it asks for, or NOTHING. `calibrates`: a release learns from it how far to trust itself;
    whoever teaches an encoder from the corpus must leave these out."""

    text: str
    entry: str
    language: str
    calibrates: bool = True
