"""The labelled cases beside this file."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def pairs(name: str, separator: str) -> list[tuple[str, str]]:
    parts = [line.rsplit(separator, 1) for line in lines(name)]
    return [(first.strip(), second.strip()) for first, second in parts]
