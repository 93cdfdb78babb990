"""A reply as the bot gives it: plain text, and `custom`, which says what it is made of (see the design)."""

from __future__ import annotations

from typing import Any, TypedDict


class Reply(TypedDict):
    """`text` is complete by itself; renderers make more of `custom` where a channel can show it."""

    text: str
    custom: dict[str, Any]


def control(name: str, language: str, text: str) -> Reply:
    """A reply that the pipeline itself gives, in the bot's shape."""
    return Reply(
        text=text,
        custom={
            "decision": "control", "control": name, "entry": None, "entries": [], "language": language,
            "release": None, "revision": None, "sources": [], "place": None, "hubs": [],
        },
    )  # fmt: skip
