"""The reply texts of `texts.yml` and `foreign.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).resolve().parent


@cache
def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return table


def say(key: str, language: str, **fields: str) -> str:
    """The text `key` in `language` ("en", "es"), filled in. Raises KeyError for an unknown key or field."""
    text: str = _table("texts.yml")[key][language]
    return text.format(**fields)


def say_foreign(language: str, line: str) -> str:
    """That we write in English and Spanish, in `language` if it is one of the ten, else in both of ours."""
    table = _table("foreign.yml")
    text: str = table.get(language, table["other"])
    return text.format(line=line)
