"""Questions, and requests for help near a place."""

from __future__ import annotations

from actions import entries, hubs
from actions.action import TurnAction
from actions.reply import Reply
from actions.turn import Turn
from knowledge.retrieval import Decision

# With a place in the message, half a suspicion that help is looked for is enough when no answer is known.
_LOOKS_FOR_HELP = 0.15


def answer_question(turn: Turn) -> Reply:
    """Retrieval decides: answer, ask which one was meant (never twice in a row), or say that we do not know."""
    decision = turn.decision
    best = decision.entries[0].id if decision.entries else None
    if decision.outcome != "answer" and turn.before.clarified and best in turn.before.choices:
        # The person answered "which one?" in words.
        return _answer(turn, best, decision)
    if decision.outcome == "answer":
        return _answer(turn, best, decision)
    if turn.place and turn.chances.get("find_help", 0.0) >= _LOOKS_FOR_HELP:
        return hubs.near(turn, turn.place)
    if decision.outcome == "clarify" and not turn.before.clarified:
        return entries.clarify(turn, decision)
    return entries.abstain(turn, decision)


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
        if turn.place:
            return hubs.near(turn, turn.place)
        if turn.intent == "place":
            return answer_question(turn)
        best = entries.servable(turn, turn.decision.entries[0].id) if turn.decision.outcome == "answer" else None
        if best and best.id != hubs.ENTRY:
            return entries.answer(turn, best, turn.decision)
        return hubs.near_remembered(turn)
