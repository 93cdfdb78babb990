"""How much of a share can be chance."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959964  # two-sided 95 % point of the normal distribution


def wilson(hits: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """The score interval of a share (E. B. Wilson, 1927, JASA 22:209-212): sound for small samples and near 0 or 1.

    Without a sample nothing is known: (0, 1).
    """
    if not total:
        return 0.0, 1.0
    share, spread = hits / total, z * z / total
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, middle - half), min(1.0, middle + half)
