"""An evaluation as lines of text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from knowledge.quality.measures import MOST_APART
from knowledge.quality.result import Result

_MARKS = {True: "met", False: "NOT MET", None: ""}


def lines(results: Sequence[Result], figures: dict[str, Any]) -> Iterator[str]:
    """Every question, then the figures."""
    yield from map(_question_line, results)
    for language, shares in figures["languages"].items():
        yield f"\n{language}"
        yield from (_share_line(row) for row in shares.values())
    if figures["difference"]:
        yield f"\nEnglish minus Spanish, points: at most {100 * MOST_APART:.0f} either way"
        yield from (
            f"  {name:14} {100 * points:+6.1f}  {_MARKS[abs(points) <= MOST_APART]}"
            for name, points in figures["difference"].items()
        )
    if figures["reliability"]:
        yield "\nConfidence against truth"
        yield "  confidence   questions  stated  right"
        yield from (
            f"  {row['from']:.2f} - {row['to']:.2f}  {row['questions']:9}  {row['confidence']:6.2f} {row['right']:6.2f}"
            for row in figures["reliability"]
        )
    if figures["confusions"]:
        yield "\nSent instead of what was asked for"
        yield from (f"  {row['times']:3} {row['expected']} -> {row['sent']}" for row in figures["confusions"])
    if wrong := [result for result in results if result.misled]:
        yield "\nAnswered wrong"
        yield from map(_question_line, wrong)


def _question_line(result: Result) -> str:
    question = result.question
    mark = "WRONG" if result.misled else "ok" if _is_right(result) else "-"
    said = ", ".join(
        entry["id"] if entry["score"] is None else f"{entry['id']} {entry['score']:.2f}"
        for entry in result.entries
    )
    found = said or result.control or ""
    expected = ", ".join(question.expect) or question.control or "nothing"
    return f"{mark:5} {question.kind:10} {result.decision:8} [{found}] expected [{expected}] {question.text}"


def _is_right(result: Result) -> bool:
    question = result.question
    if question.kind == "control":
        return result.control == question.control
    if question.kind == "hub":
        return result.place_right
    if question.kind == "urgent":
        return result.decision == "urgent"
    return result.answered_right or result.offered if question.expect else not result.answered


def _share_line(row: dict[str, Any]) -> str:
    aim = f"goal {row['goal']:.0%}" if row["goal"] is not None else ""
    aim = f"at most {row['limit']:.0%}" if row["limit"] is not None else aim
    return (
        f"  {row['says']:44} {row['count']:4}/{row['of']:<4} {row['share']:7.1%} "
        f"({row['low']:.1%} to {row['high']:.1%})  {aim:11} {_MARKS[row['holds']]}".rstrip()
    )
