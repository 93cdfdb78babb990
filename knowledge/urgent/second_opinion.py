"""A second opinion on what only reads like an emergency: what the message means.

The encoder that ships was taught, beside its own work, to tell emergencies from what only sounds so (`make encoder`).
Its opinion can take back an alarm, the sooner the less the words carry it, and never raise one; it is not asked about
what is known for sure or said to happen this minute. Without such an encoder the words decide alone, as everywhere
where no encoder is loaded.
"""

from __future__ import annotations

from knowledge.encoder import Encoder
from knowledge.urgent.detect import READS_LIKE, Urgent

SURE = frozenset({"hurt", "forced-entry"})  # rules that need no second opinion
# How much each opinion counts: a logistic regression on texts that neither had learnt from, which
# `python -m knowledge.teaching.weigh_opinions` prints. An alarm stands from log odds of ENOUGH on (docs/decisions).
WORDS, MEANING, ALWAYS = 0.44, 0.19, 0.48
ENOUGH = 0.5
# From these shares of retrieval, or this trust in it, its own entry helps first, not the one that emergencies told in
# such words ask for.
_FITS_BETTER = 0.5
_ASKS_FOR = 0.6  # for an entry without first steps, which its short answer stands in for
_CERTAIN = 0.85


def upholds(alarm: Urgent, text: str, model: Encoder) -> bool:
    """Whether `alarm`, found in `text`, stands in the opinion of `model`."""
    if model.alarm is None or alarm.rule in SURE or alarm.this_minute:
        return True
    meaning = float(model.encode([text])[0] @ model.alarm[:-1] + model.alarm[-1])
    return WORDS * alarm.margin + MEANING * meaning + ALWAYS >= ENOUGH


def gives_way(alarm: Urgent, share: float, trust: float, *, has_first_steps: bool) -> bool:
    """Whether the entry of `alarm` makes way for the one that retrieval would answer with, at this share among all
    entries and this trust: a plain question that only reads like an emergency so gets its own answer, and an emergency
    the entry that is nearest. Never where a rule knows the entry for sure; where it happens this minute, by its share
    alone."""
    if alarm.rule in SURE:
        return False
    certain = trust >= _CERTAIN and alarm.rule == READS_LIKE and not alarm.this_minute
    return certain or share >= (_FITS_BETTER if has_first_steps else _ASKS_FOR)
