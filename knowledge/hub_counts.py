"""How many listings there are of each kind and for each county: where the thin places are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from knowledge.hub import KINDS, Hub


def counts_by_county(hubs: Iterable[Hub]) -> dict[str, Counter[str]]:
    """County -> kind -> listings shown that name the county. Statewide and national ones stand under their scope."""
    table: dict[str, Counter[str]] = {}
    for hub in hubs:
        if hub.shown:
            for place in hub.counties or (f"({hub.scope})",):
                table.setdefault(place, Counter())[hub.kind] += 1
    return dict(sorted(table.items()))


def counts_table(hubs: Iterable[Hub]) -> str:
    """The counts as text to print: a row a county, a column a kind, and the listings of each kind in all."""
    hubs = list(hubs)
    table = counts_by_county(hubs)
    width = max([len("all listings"), *map(len, table)])
    head = " " * width + "".join(f"{kind:>16}" for kind in KINDS)
    rows = [f"{name:<{width}}" + "".join(f"{row[kind]:>16}" for kind in KINDS) for name, row in table.items()]
    shown = Counter(hub.kind for hub in hubs if hub.shown)
    total = f"{'all listings':<{width}}" + "".join(f"{shown[kind]:>16}" for kind in KINDS)
    counties = sum(not name.startswith("(") for name in table)
    hidden, unconfirmed = sum(not hub.shown for hub in hubs), sum(hub.shown and not hub.confirmed_on for hub in hubs)
    return "\n".join([head, *rows, total,
                      f"{counties} counties, {unconfirmed} listings not confirmed by a call, {hidden} not shown"])
