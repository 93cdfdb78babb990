"""How much of what is personal is taken out, and how much else, on messages that the rules were not written with.

First measured, before any rule was changed because of it:

| set | spans removed whole | clean messages touched |
|---|---|---|
| held out | 157 of 164 (95.7 %) | 0 of 415 |
| texted, first | 166 of 184 (90.2 %) | 2 of 164 |
| texted, second, made hard on purpose | 104 of 133 (78.2 %) | 3 of 120 |
| texted, third | 94 of 102 (92.2 %) | 1 of 70 |
| texted, fourth | 216 of 268 (80.6 %) | 3 of 191 |
| texted, fifth | 251 of 284 (88.4 %) | 0 of 201 |
| texted, sixth | 290 of 302 (96.0 %) | 5 of 179 |
| texted, seventh, clean ones made hard on purpose | 245 of 269 (91.1 %) | 7 of 173 |
| fresh, first | 293 of 306 (95.8 %) | 1 of 175 |
| fresh, second | 213 of 223 (95.5 %) | 1 of 126 |
| fresh, third, shops and saints among the clean ones | 224 of 230 (97.4 %) | 10 of 141 |
| fresh, fourth | 114 of 115 (99.1 %) | 0 of 105 |
| fresh, fifth, both languages mixed and much misspelt | 47 of 53 (88.7 %) | 1 of 50 |
| others, first | 128 of 133 (96.2 %) | 1 of 76 |
| others, second, as the young text | 126 of 137 (92.0 %) | 0 of 80 |
| others, third, as the old write | 124 of 128 (96.9 %) | 0 of 80 |
| seven more, written by the one who mended: | 114 of 120 (95.0 %) | 1 of 87 |
| second | 113 of 124 (91.1 %) | 4 of 84 |
| third | 109 of 114 (95.6 %) | 1 of 90 |
| fourth | 96 of 103 (93.2 %) | 2 of 83 |
| fifth | 102 of 108 (94.4 %) | 1 of 86 |
| sixth, the fourth of "others" | 100 of 100 | 1 of 84 |
| seventh, the fifth of "others", clean ones made hard on purpose | 69 of 74 (93.2 %) | 4 of 62 |
| others, sixth, a week of traffic, by a fourth | 146 of 148 (98.6 %) | 0 of 80 |
| others, seventh, the same by a fifth | 144 of 144 | 0 of 80 |

What was left then rules were added for, after each set, so the next was measured with the rules mended by those before;
"fresh, first" was written before "texted, seventh". Typed without capitals the four before the last first left 9 %,
in capitals alone 10 %; then rules were added for that, and they left 4.5 % and 5.5 %. A set tells of its writer too:
only five of "others" are by writers who never saw the rules, and none is by the people who text. Of those five,
668 of 690 spans (96.8 %) went at first sight, and 1 of 396 clean messages was touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from channels.redact import redact

SETS = {}
for name in ("held_out", "texted", "fresh", "others"):
    text = (Path(__file__).parent / f"redaction_{name}.txt").read_text(encoding="utf-8")
    SETS[name] = [line for line in text.splitlines() if line and not line.startswith("#")]
each_set = pytest.mark.parametrize("messages", SETS.values(), ids=SETS)


def left(message: str) -> list[str]:
    """The personal spans of which any word of three letters or digits is still there."""
    kept = set(re.findall(r"\w+", redact(re.sub(r"[{}]", "", message))))
    spans = re.findall(r"\{(.+?)\}", message)
    return [span for span in spans if {word for word in re.findall(r"\w+", span) if len(word) > 2} & kept]


@each_set
def test_the_set_is_large_enough_to_tell(messages: list[str]) -> None:
    assert sum("{" in message for message in messages) >= 150
    assert sum("{" not in message for message in messages) >= 300


@each_set
def test_at_least_95_percent_of_what_is_personal_goes(messages: list[str]) -> None:
    spans = sum(len(re.findall(r"\{", message)) for message in messages)
    kept = [f"{span!r} in {message}" for message in messages for span in left(message)]
    assert len(kept) <= 0.05 * spans, "\n".join(kept)


@pytest.mark.parametrize(("typed", "floor"), [(str.lower, 0.95), (str.upper, 0.94)], ids=["lower", "upper"])
def test_names_go_without_capitals_to_tell_them(typed: Callable[[str], str], floor: float) -> None:
    messages = [typed(message) for message in SETS["fresh"]]
    spans = sum(message.count("{") for message in messages)
    kept = [f"{span!r} in {message}" for message in messages for span in left(message)]
    assert len(kept) <= (1 - floor) * spans, "\n".join(kept)
    clean = [message for message in messages if "{" not in message]
    assert sum(redact(message) != message for message in clean) <= 0.01 * len(clean)


@each_set
def test_at_most_one_percent_of_clean_messages_are_touched(messages: list[str]) -> None:
    clean = [message for message in messages if "{" not in message]
    touched = [f"{message} -> {redact(message)}" for message in clean if redact(message) != message]
    assert len(touched) <= 0.01 * len(clean), "\n".join(touched)


@each_set
def test_redacting_again_changes_nothing(messages: list[str]) -> None:
    once = [redact(re.sub(r"[{}]", "", message)) for message in messages]
    assert [redact(message) for message in once] == once
