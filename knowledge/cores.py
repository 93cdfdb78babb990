"""Work on all cores at once: what numpy and scipy compute inside holds no lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_Result = TypeVar("_Result")


def at_once(work: Callable[[int], _Result], parts: Iterable[int]) -> list[_Result]:
    """What `work` makes of each of `parts`, in their order. Raises what it raises."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, parts))
