"""Whose entry comes first in an emergency: the one that such words ask for, or the one that retrieval finds."""

from __future__ import annotations

from knowledge.urgent.detect import READS_LIKE, Urgent

# From these shares of retrieval, or this trust in it, its own entry helps first, not the one that emergencies told in
# such words ask for (docs/decisions/emergencies.md).
_FITS_BETTER = 0.3
_ASKS_FOR = 0.4  # for an entry without first steps, which its short answer stands in for
_CERTAIN = 0.75
_LEADS = 0.2  # what would be asked back has many entries near each other: trust alone would take any of them


def gives_way(alarm: Urgent, share: float, trust: float, *, has_first_steps: bool, answers: bool) -> bool:
    """Whether the entry of `alarm` makes way for the one that retrieval finds first, at this share among all entries
    and this trust, and which it would answer with (`answers`) or ask back about: a plain question that only reads like
    an emergency so gets its own answer, and an emergency the entry that is nearest. Never where a rule knows the entry
    for sure; where it happens this minute, by its share alone."""
    if alarm.sure:
        return False
    leads = answers or share >= _LEADS
    certain = trust >= _CERTAIN and leads and alarm.rule == READS_LIKE and not alarm.now
    return certain or share >= (_FITS_BETTER if has_first_steps else _ASKS_FOR)
