"""Small numbers are hidden: from "1 case in Spanish about schools on Tuesday" somebody could be picked out.

A number that is not shown can often be worked out from those that are: the others of its row and their total, or the
same total under another filter. So all the tables that a report can show of the same days are taken together, with
their totals, and numbers are hidden until no sum gives one away (complementary cell suppression; Federal Committee on
Statistical Methodology, Working Paper 22, chapter 2). What stays possible: to subtract two reports of different days,
and to solve dozens of differently filtered ones as equations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

FEWEST = 5
Key = tuple[str | None, ...]  # topic, language, channel, week, day; None: all of them
DIMENSIONS = ("topic", "language", "channel", "week", "day")
_WEEK, _DAY = 3, 4


def week_of(day: date) -> str:
    """The Monday of its week."""
    return (day - timedelta(days=day.weekday())).isoformat()


def cell(chosen: dict[str, str]) -> Key:
    """The place of the number for what is `chosen`, all of the rest taken together."""
    if "day" in chosen:
        chosen = {"week": week_of(date.fromisoformat(chosen["day"])), **chosen}
    return tuple(chosen.get(name) for name in DIMENSIONS)


class Sum(NamedTuple):
    """A number that is made of others, both of which can be read in a report."""

    total: Key
    parts: list[Key]


class Cube:
    """How many there were of each kind, and each sum over kinds; what may be told of it."""

    def __init__(self, rows: Iterable[tuple[str, str, str, date, int]]) -> None:
        """`rows` are topic, language, channel, day, and how many."""
        self._counts: Counter[Key] = Counter()
        for topic, language, channel, day, number in rows:
            times = ((None, None), (week_of(day), None), (week_of(day), day.isoformat()))
            for kind in product((topic, None), (language, None), (channel, None), times):
                self._counts[(*kind[:3], *kind[3])] += number
        self._hidden = {each for each, number in self._counts.items() if 0 < number < FEWEST}
        self._hide_more()

    def shown(self, **chosen: str) -> int | None:
        """How many there were of what is chosen; None when it must not be told. That there was none may be."""
        place = cell(chosen)
        return None if place in self._hidden else self._counts[place]

    def _hide_more(self) -> None:
        """Until every sum with a hidden number in it has at least two, and those together are not few themselves."""
        sums = self._sums()
        within: dict[Key, list[Sum]] = defaultdict(list)
        for one in sums:
            for each in (one.total, *one.parts):
                within[each].append(one)
        todo = [one for each in self._hidden for one in within[each]]
        while todo:
            if (more := self._next_to_hide(todo.pop())) is not None:
                self._hidden.add(more)
                todo += within[more]

    def _next_to_hide(self, one: Sum) -> Key | None:
        hidden = [part for part in one.parts if part in self._hidden]
        if one.total in self._hidden:
            safe = bool(hidden)
        else:
            safe = not hidden or (len(hidden) > 1 and sum(self._counts[part] for part in hidden) >= FEWEST)
        if safe:
            return None
        left = [part for part in one.parts if part not in self._hidden]
        return min(left, key=lambda part: (self._counts[part], str(part)), default=one.total)

    def _sums(self) -> list[Sum]:
        """Each total with its parts, over one dimension; nothings are left out, they are told anyway."""
        sums: dict[tuple[int, Key], Sum] = {}
        for part, number in self._counts.items():
            for place, value in enumerate(part):
                # A week is a sum of days: what is of a day is no part of a sum over weeks.
                if number and value is not None and not (place == _WEEK and part[_DAY] is not None):
                    total = (*part[:place], None, *part[place + 1 :])
                    sums.setdefault((place, total), Sum(total, [])).parts.append(part)
        return list(sums.values())
