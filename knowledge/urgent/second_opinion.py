"""A second opinion on what reads like an emergency, or hardly does: what the message means.

A branch of the encoder that ships was taught to tell emergencies from what only sounds so (`make encoder`). What the
words say and what it says are added, each as much as it proved to be worth on texts that neither had learnt from. It is
not asked about what is known for sure or said to happen this minute. Without such an encoder the words decide alone, as
everywhere where no encoder is loaded.
"""

from __future__ import annotations

from knowledge.encoder import Encoder
from knowledge.urgent.detect import Urgent

SURE = frozenset({"hurt", "forced-entry"})  # rules that need no second opinion
ENOUGH = -0.75  # log odds of both from which on it is an emergency (docs/decisions/emergencies.md)
_HOPELESS = -7.0  # where words speak against it as much as that, no meaning was ever enough


def agrees(said: Urgent, text: str, model: Encoder) -> bool:
    """Whether `text`, of which the words make `said`, tells of an emergency in the opinion of words and `model`."""
    if model.opinions is None:
        return said.margin >= 0
    if said.margin >= 0 and (said.rule in SURE or said.this_minute):
        return True
    if said.margin < _HOPELESS:
        return False
    meaning = model.opinions.meaning * model.alarm(text)
    return model.opinions.words * said.margin + meaning + model.opinions.always >= ENOUGH
