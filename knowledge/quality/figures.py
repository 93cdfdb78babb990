"""The figures of an evaluation: shares per language with their 95 % intervals, calibration, confusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from knowledge.quality.interval import wilson
from knowledge.quality.measures import MEASURES
from knowledge.quality.result import Result

_BINS = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def figures(results: Sequence[Result], *, live: bool) -> dict[str, Any]:
    """All figures of `results`, as JSON: `languages`, `difference`, `reliability`, `confusions`."""
    languages = sorted({result.question.lang for result in results if result.question.kind != "other_lang"})
    shares = {
        language: shares_of([result for result in results if result.question.lang == language], live=live)
        for language in languages
    }
    return {
        "live": live,
        "languages": shares,
        "difference": _differences(shares),
        "reliability": reliability(results),
        "confusions": confusions(results),
    }


def shares_of(results: Sequence[Result], *, live: bool) -> dict[str, Any]:
    """One row a measure that has any questions in `results`."""
    rows = {}
    for measure in MEASURES:
        counted = [result for result in results if measure.counts(result)]
        if counted and (live or not measure.live_only):
            hits = sum(map(measure.hits, counted))
            low, high = wilson(hits, len(counted))
            rows[measure.name] = {
                "says": measure.says,
                "count": hits,
                "of": len(counted),
                "share": round(hits / len(counted), 4),
                "low": round(low, 4),
                "high": round(high, 4),
                "goal": measure.goal,
                "limit": measure.limit,
                "holds": measure.holds(hits / len(counted)),
            }
    return rows


def _differences(shares: dict[str, Any]) -> dict[str, float]:
    """How far English and Spanish lie apart; should be at most 0.02."""
    if not {"en", "es"} <= set(shares):
        return {}
    both = [name for name in shares["en"] if name in shares["es"]]
    return {name: round(shares["en"][name]["share"] - shares["es"][name]["share"], 4) for name in both}


def reliability(results: Iterable[Result]) -> list[dict[str, Any]]:
    """Confidence against truth, over questions to which an entry is right or none is: how often the best entry was
    right where retrieval was so confident."""
    asked = [
        (result.confidence, bool(result.entries) and result.entries[0]["id"] in result.question.expect)
        for result in results
        if result.confidence is not None and result.question.kind in ("faq", "pii", "oos_near", "oos_far")
    ]
    rows = []
    for low, high in pairwise(_BINS):
        inside = [(sure, right) for sure, right in asked if low <= sure < high or sure == high == 1.0]
        if inside:
            rows.append({
                "from": low,
                "to": high,
                "questions": len(inside),
                "confidence": round(sum(sure for sure, _ in inside) / len(inside), 4),
                "right": round(sum(right for _, right in inside) / len(inside), 4),
            })  # fmt: skip
    return rows


def confusions(results: Iterable[Result]) -> list[dict[str, Any]]:
    """Which entry was sent for which, the most frequent first."""
    pairs = Counter(
        (result.question.expect[0], result.sent)
        for result in results
        if result.question.in_scope and result.answered_wrong
    )
    return [
        {"expected": expected, "sent": sent, "times": times}
        for (expected, sent), times in pairs.most_common()
    ]
