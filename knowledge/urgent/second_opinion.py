"""A second opinion on what only reads like an emergency: what the message means.

The encoder that ships was taught, beside its own work, to tell emergencies from what only sounds so (`make encoder`).
Its opinion can take back an alarm, the sooner the less the words carry it, and never raise one; it is not asked about
what is known for sure or said to happen this minute. Without such an encoder the words decide alone, as everywhere
where no encoder is loaded.
"""

from __future__ import annotations

from knowledge.encoder import Encoder
from knowledge.urgent.detect import Urgent

SURE = frozenset({"hurt", "forced-entry"})  # rules that need no second opinion
# How much each opinion counts: a logistic regression on texts that neither had learnt from, which
# `python -m knowledge.teaching.weigh_opinions` prints. An alarm stands from log odds of ENOUGH on (docs/decisions).
WORDS, MEANING, ALWAYS = 0.44, 0.19, 0.48
ENOUGH = 0.5


def upholds(alarm: Urgent, text: str, model: Encoder) -> bool:
    """Whether `alarm`, found in `text`, stands in the opinion of `model`."""
    if model.alarm is None or alarm.rule in SURE or alarm.this_minute:
        return True
    meaning = float(model.encode([text])[0] @ model.alarm[:-1] + model.alarm[-1])
    return WORDS * alarm.margin + MEANING * meaning + ALWAYS >= ENOUGH
