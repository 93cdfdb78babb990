"""Small numbers are hidden: from "1 case in Spanish about schools on Tuesday" somebody could be picked out."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

FEWEST = 5
K = TypeVar("K", bound=Hashable)


def shown(number: int) -> int | None:
    """`number`, or None when it is too small to be shown. Nobody at all may be told."""
    return None if 0 < number < FEWEST else number


def shown_parts(parts: dict[K, int]) -> dict[K, int | None]:
    """Parts of a total that is shown as well: where one alone were hidden it could be worked out, so two are."""
    hidden = {key for key, number in parts.items() if shown(number) is None}
    if len(hidden) == 1:
        others = [key for key, number in parts.items() if number and key not in hidden]
        if others:
            hidden.add(min(others, key=lambda key: parts[key]))
    return {key: None if key in hidden else number for key, number in parts.items()}
