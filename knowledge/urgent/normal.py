"""A message as evidence is written: folded, texting spelled out, one space between words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
_MARKS = re.compile(r"[^a-z0-9 |]+")
_SENTENCES = re.compile(r"[.?!;,:\u00bf\u00a1\n|]+(?=\s|$)|[\u00bf\u00a1]")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_STRETCHED_PAIR = re.compile(r"([aeiou])\1(?=\b)")


@cache
def _spelling() -> dict[str, str]:
    table = yaml.safe_load((HERE / "spelling.yml").read_text(encoding="utf-8"))
    return {_fold(variant): _fold(right) for right, variants in table.items() for variant in map(str, variants)}


@cache
def _phrases() -> re.Pattern[str]:
    several = sorted((key for key in _spelling() if " " in key), key=len, reverse=True)
    return re.compile(r"(?<!\S)(" + "|".join(map(re.escape, several)) + r")(?!\S)")


@cache
def _masks() -> list[re.Pattern[str]]:
    masks = yaml.safe_load((HERE / "masks.yml").read_text(encoding="utf-8"))
    return [re.compile(rf"(?<!\S)(?:{mask})(?!\S)") for mask in masks]


def normal(text: str) -> str:
    """`"K ago si la migra ta afueraaa??"` -> `" que hago si la migra esta afuera | "`: "|" ends a sentence."""
    words = " ".join(_spelling().get(word, word) for word in _fold(text).split())
    words = _phrases().sub(lambda found: _spelling()[found[0]], words)
    for mask in _masks():
        words = mask.sub(lambda found: found.groupdict().get("keep") or "x", words)
    return f" {words} "


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"['\u2019\u00b4`]", "", text)
    text = _MARKS.sub(" ", _SENTENCES.sub(" | ", text))
    text = _DRAWN_OUT.sub(r"\1", text)
    return " ".join(_STRETCHED_PAIR.sub(r"\1", text).split())
