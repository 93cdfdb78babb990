"""Points on the map, typed or in a link to one: as telling as a street address, so only about where they are stays."""

from __future__ import annotations

import re

# Both numbers to two decimals: about a kilometre, near enough for the nearest help.
_POINT = re.compile(
    r"(?<![\d.])([+-]?\d{1,2}\.\d{2})\d+(\s*°?\s*[NS]?(?:\s*[,;]\s*|\s+|%2C))([+-]?\d{1,3}\.\d{2})\d+", re.IGNORECASE
)


def redact(text: str) -> str:
    """`text` with the further decimals of coordinates cut off."""
    return _POINT.sub(r"\1\2\3", text)
