"""How much of what is personal is taken out, and how much else, on messages that the rules were not written with.

First measured, before any rule was changed because of it: 157 of 164 spans (95.7 %) removed whole, none of 415 clean
messages touched. What was left then was names of a few kinds, which rules were added for.
"""

from __future__ import annotations

import re
from pathlib import Path

from channels.redact import redact

_LINES = (Path(__file__).parent / "redaction_held_out.txt").read_text(encoding="utf-8").splitlines()
MESSAGES = [line for line in _LINES if line and not line.startswith("#")]
PERSONAL = [line for line in MESSAGES if "{" in line]
CLEAN = [line for line in MESSAGES if "{" not in line]


def left(message: str) -> list[str]:
    """The personal spans of which any word of three letters or digits is still there."""
    kept = set(re.findall(r"\w+", redact(re.sub(r"[{}]", "", message))))
    spans = re.findall(r"\{(.+?)\}", message)
    return [span for span in spans if {word for word in re.findall(r"\w+", span) if len(word) > 2} & kept]


def test_the_set_is_large_enough_to_tell() -> None:
    assert len(PERSONAL) >= 150
    assert len(CLEAN) >= 300


def test_at_least_95_percent_of_what_is_personal_goes() -> None:
    spans = sum(len(re.findall(r"\{", line)) for line in PERSONAL)
    kept = [f"{span!r} in {line}" for line in PERSONAL for span in left(line)]
    assert len(kept) <= 0.05 * spans, "\n".join(kept)


def test_at_most_one_percent_of_clean_messages_are_touched() -> None:
    touched = [f"{line} -> {redact(line)}" for line in CLEAN if redact(line) != line]
    assert len(touched) <= 0.01 * len(CLEAN), "\n".join(touched)
