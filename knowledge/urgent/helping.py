"""Which entry's first steps help: the one that emergencies told in such words were written for.

A sum of weights an entry, found by logistic regression on the examples (see learn.py) and read from a table, as in
weigh.py.
"""

from __future__ import annotations

import json
from functools import cache

from knowledge.urgent.normal import HERE
from knowledge.urgent.weigh import features

TABLE = HERE / "helping.json"


def entry_for(text: str) -> str:
    """The id of the entry that helps first in the emergency that `text` tells of."""
    entries, weights = _table()
    sums = list(weights["(always)"])
    for name in features(text):
        for number, weight in enumerate(weights.get(name, ())):
            sums[number] += weight
    return entries[sums.index(max(sums))]


@cache
def _table() -> tuple[list[str], dict[str, list[float]]]:
    """The entries, and for each piece of evidence what it adds to each of them."""
    read = json.loads(TABLE.read_text(encoding="utf-8"))
    entries: list[str] = read["entries"]
    dense = {}
    for name, found in read["weights"].items():
        row = [0.0] * len(entries)
        for number, weight in found.items():
            row[int(number)] = weight
        dense[name] = row
    return entries, dense
