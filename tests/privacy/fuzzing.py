"""How many inputs are tried, and what they are made of.

The suite tries a few thousand, the same ones each time; `make fuzz` tries 100,000 new ones.
"""

from __future__ import annotations

import math
import os
import string

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

INPUTS = int(os.environ.get("FUZZ_INPUTS", "2760"))
SAME = "FUZZ_INPUTS" not in os.environ
SHARES = 23  # eleven tests have two, one that goes through whole pages has one


def _tried(shares: int) -> settings:
    return settings(
        max_examples=math.ceil(INPUTS * shares / SHARES), deadline=None, derandomize=SAME, database=None,
        suppress_health_check=[
            HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much
        ],
    )  # fmt: skip


fuzz, fuzz_pages = _tried(2), _tried(1)

WORDS = st.text(max_size=200)
HEADER = st.text(string.ascii_letters + string.digits + string.punctuation, max_size=80)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.dates()
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
