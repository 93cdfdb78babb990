"""A second opinion on whether a message tells of an emergency: what it means.

A branch of the encoder that ships was taught to tell emergencies from what only sounds so (`make encoder`). What the
words say and what it says are added, each as much as it proved to be worth on texts that neither had learnt from. It is
not asked where the words are enough and know it for sure, or say that it happens this minute. Without such an encoder
the words decide alone, as everywhere where no encoder is loaded.
"""

from __future__ import annotations

from knowledge.encoder import Encoder
from knowledge.urgent.detect import Urgent, read
from knowledge.urgent.endings import parts

ENOUGH = -0.2  # log odds of both from which on it is an emergency (docs/decisions/emergencies.md)
_HOPELESS = -7.0  # meaning would have to be sure with log odds of five to outweigh it, and hardly ever passes four


def told(text: str, model: Encoder) -> Urgent | None:
    """The emergency that `text`, or the end of it where it is long, tells of in its words and what it means."""
    said = ((part, read(part)) for part in parts(text))
    return next((each for part, each in said if agrees(each, part, model)), None)


def agrees(said: Urgent, text: str, model: Encoder) -> bool:
    """Whether `text`, of which the words make `said`, tells of an emergency in the opinion of words and `model`."""
    if model.opinions is None:
        return said.margin >= 0
    if said.sure or said.now:
        return True
    if said.margin < _HOPELESS:
        return False
    meaning = model.opinions.meaning * model.alarm(text)
    return model.opinions.words * said.margin + meaning + model.opinions.always >= ENOUGH
