"""Small numbers, and those from which they could be worked out."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from console.reports.hiding import Cube

MONDAY = date(2026, 11, 16)


def cube(**topics: int) -> Cube:
    return Cube((topic, "en", "sms", MONDAY, number) for topic, number in topics.items())


PARTS = {
    "nothing is small": ({"a": 5, "b": 9}, {"a": 5, "b": 9}),
    "one is small, so the next is hidden with it": ({"a": 3, "b": 9, "c": 7}, {"a": None, "b": 9, "c": None}),
    "two are small": ({"a": 3, "b": 2, "c": 7}, {"a": None, "b": None, "c": 7}),
    "two are so small that their sum is": (
        {"a": 1, "b": 2, "c": 7, "d": 9},
        {"a": None, "b": None, "c": None, "d": 9},
    ),
    "none at all is no secret": ({"a": 0, "b": 9}, {"a": 0, "b": 9}),
    "all of it is small": ({"a": 3}, {"a": None}),
}


@pytest.mark.parametrize(("parts", "told"), PARTS.values(), ids=PARTS)
def test_what_is_hidden_cannot_be_worked_out_from_the_total(
    parts: dict[str, int], told: dict[str, int | None]
) -> None:
    counts = cube(**parts)
    assert {topic: counts.shown(topic=topic) for topic in parts} == told


def test_nor_from_the_same_table_under_a_filter() -> None:
    numbers = {("schools", "en"): 10, ("schools", "es"): 3, ("police", "en"): 20, ("police", "es"): 8}
    counts = Cube((topic, language, "sms", MONDAY, number) for (topic, language), number in numbers.items())
    assert counts.shown(topic="schools") == 13
    # By language schools are hidden; so are police, or a language's total would give schools away.
    assert [counts.shown(topic=topic, language=language) for topic, language in numbers] == [None] * 4


def test_nor_a_day_from_its_week() -> None:
    counts = Cube(
        ("a", "en", "sms", MONDAY + timedelta(days=day), number) for day, number in enumerate((9, 3, 6))
    )
    days = [counts.shown(day=(MONDAY + timedelta(days=day)).isoformat()) for day in range(4)]
    assert (counts.shown(week=MONDAY.isoformat()), days) == (18, [9, None, None, 0])


@pytest.mark.parametrize("seed", range(5))
def test_no_sum_of_any_report_gives_a_hidden_number_away(seed: int) -> None:
    draw = random.Random(seed)
    facts = [
        (draw.choice("aaabc"), draw.choice(("en", "es", "es")), draw.choice(("sms", "telegram")),
         MONDAY + timedelta(days=draw.randrange(14)), 1)
        for _ in range(120)
    ]  # fmt: skip
    counts = Cube(facts)
    assert counts.shown() == 120
    topics, languages, channels = (sorted({fact[place] for fact in facts}) for place in range(3))
    for language in (*languages, ""):
        for channel in (*channels, ""):
            chosen = {name: value for name, value in (("language", language), ("channel", channel)) if value}
            parts = [counts.shown(topic=topic, **chosen) for topic in topics]
            hidden = parts.count(None) + (counts.shown(**chosen) is None)
            assert hidden != 1
            assert all(part is None or part == 0 or part >= 5 for part in parts)
