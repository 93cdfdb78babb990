"""Messages that add to the last reply: "and in LA?", "what about my wife", "¿y en Fresno?", "anything closer?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions import hubs
from actions.reply import Reply
from actions.turn import Turn
from knowledge.languages import fold
from knowledge.retrieval import Decision, Scored
from knowledge.retrieval.wording import hangs_on_last

_ELSEWHERE = re.compile(
    r"\b(closer|nearer|nearest|near|around|another|other|different|mas cerca|cerquita|cerca|otr[ao]s?|por)\b"
)
_CLOSER = re.compile(r"\b(closer|nearer|too far|so far|mas cerca|cerquita|(muy|queda|esta|tan) lejos)\b")
_LONGEST = 8  # words
_CHOICES = 3


def hangs(turn: Turn) -> bool:
    """It adds to an answer: "and in LA?" after one about the police asks about the police there."""
    return turn.before.last not in (None, hubs.ENTRY) and hangs_on_last(turn.text)


def elsewhere(turn: Turn) -> Callable[[Turn], Reply] | None:
    """After a list of places: what lists those near the place named now, or asks for one when it was too far."""
    said = fold(turn.text)
    place = turn.place
    if turn.before.last != hubs.ENTRY or len(said.split()) > _LONGEST:
        return None
    if place:
        named = hangs_on_last(turn.text) or _ELSEWHERE.search(said)
        return (lambda turn: hubs.near(turn, place)) if named else None
    return hubs.ask_place if _CLOSER.search(said) else None


def with_related(turn: Turn) -> Decision:
    """Retrieval's decision, or what to ask back where it has none: the nearest it saw, the last entry's relatives, the
    last entry itself."""
    decision = turn.decision
    last = turn.release.entries.get(turn.before.last or "")
    if decision.outcome != "abstain" or not last:
        return decision
    near = [one.id for one in decision.entries if one.id != last.id][:1]
    ids = list(dict.fromkeys([*near, *last.related[: _CHOICES - 1 - len(near)], last.id]))
    return Decision("clarify", [Scored(each, 0.0) for each in ids], decision.confidence)
