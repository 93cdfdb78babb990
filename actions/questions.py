"""Questions, and requests for help near a place."""

from __future__ import annotations

import re

from actions import entries, hubs
from actions.action import TurnAction
from actions.reply import Reply
from actions.turn import Turn
from knowledge.languages import fold
from knowledge.retrieval import Decision
from knowledge.retrieval.wording import hangs_on_last

# How sure the classifier must be that help nearby is looked for: alone, and with a place where nothing is known.
_SURE, _LIKELY = 0.9, 0.3


# "closer to Modesto", "¿y en Fresno?", "anything nearer": after a list of places, another place is asked for.
_ELSEWHERE = re.compile(
    r"\b(closer|nearer|nearest|near|around|another|other|different|mas cerca|cerquita|cerca|otr[ao]s?|por)\b"
)
_CLOSER = re.compile(r"\b(closer|nearer|too far|so far|mas cerca|cerquita|(muy|queda|esta|tan) lejos)\b")
_LONGEST_FOLLOW_UP = 8  # words


def elsewhere(turn: Turn) -> Reply | None:
    """After a list of places: those near the place named now, or which place, for one that is closer."""
    said = fold(turn.text)
    if turn.before.last != hubs.ENTRY or len(said.split()) > _LONGEST_FOLLOW_UP:
        return None
    if turn.place:
        return hubs.near(turn, turn.place) if hangs_on_last(turn.text) or _ELSEWHERE.search(said) else None
    return hubs.ask_place(turn) if _CLOSER.search(said) else None


def answer_question(turn: Turn) -> Reply:
    """Retrieval decides: answer, ask which one was meant (never twice in a row), or say that we do not know."""
    if other := elsewhere(turn):
        return other
    decision = turn.decision
    best = decision.entries[0].id if decision.entries else None
    if decision.outcome != "answer" and turn.before.clarified and best in turn.before.choices:
        # The person answered "which one?" in words.
        return _answer(turn, best, decision)
    if decision.outcome == "answer":
        return _answer(turn, best, decision)
    if turn.place and not _hangs(turn) and (_near(turn) or turn.chances.get("find_help", 0.0) >= _LIKELY):
        return hubs.near(turn, turn.place)
    if decision.outcome == "clarify" and not turn.before.clarified:
        return entries.clarify(turn, decision)
    return entries.abstain(turn, decision)


def _hangs(turn: Turn) -> bool:
    """It adds to an answer: "and in LA?" after one about the police asks about the police there."""
    return turn.before.last not in (None, hubs.ENTRY) and hangs_on_last(turn.text)


def _near(turn: Turn) -> bool:
    """Retrieval too thinks of help nearby before anything else."""
    known = turn.decision.outcome != "abstain"
    return known and turn.decision.entries[0].id == hubs.ENTRY


def _answer(turn: Turn, entry_id: str | None, decision: Decision) -> Reply:
    if entry_id == hubs.ENTRY:
        return hubs.near(turn, turn.place) if turn.place else hubs.near_remembered(turn)
    entry = entries.servable(turn, entry_id)
    return entries.answer(turn, entry, decision) if entry else entries.abstain(turn, decision)


class ActionAnswer(TurnAction):
    """Anything that is not a control message."""

    intents = ("question", "nlu_fallback")

    def name(self) -> str:
        return "action_answer"

    def reply(self, turn: Turn) -> Reply:
        return answer_question(turn)


class ActionFindHelp(TurnAction):
    """Help near a place; without a place, the question may be one that an entry answers better."""

    intents = ("find_help", "place")

    def name(self) -> str:
        return "action_find_help"

    def reply(self, turn: Turn) -> Reply:
        if other := elsewhere(turn):
            return other
        if _hangs(turn) or (turn.chances.get(turn.intent, 1.0) < _SURE and not _near(turn)):
            return answer_question(turn)
        if turn.place:
            return hubs.near(turn, turn.place)
        if turn.intent == "place" or turn.decision.outcome == "answer":
            return answer_question(turn)
        return hubs.near_remembered(turn)
