"""What a message is when the classifier is not sure: what it reads like is weighed against what we could answer."""

from __future__ import annotations

from actions.turn import Turn

QUESTIONS = frozenset({"question", "find_help", "place", "nlu_fallback"})
# A control reading below `_SURE` yields to an answer of at least `_KNOWN`; where nothing can be answered, the best
# control reading of at least `_HINT` is taken instead of "I do not know".
_SURE, _KNOWN, _HINT = 0.9, 0.8, 0.3
_SHORT = 3  # words: a question is longer


def settled(turn: Turn) -> str:
    """The intent to act on."""
    chance = turn.chances.get(turn.intent, 1.0)
    if turn.certain or (turn.intent not in QUESTIONS and chance >= _SURE):
        return turn.intent
    if turn.intent in QUESTIONS:
        return _control_hint(turn) if turn.decision.outcome == "abstain" else turn.intent
    known = turn.decision.outcome == "answer" and turn.decision.confidence >= _KNOWN
    return "question" if known and len(turn.text.split()) > _SHORT else turn.intent


def _control_hint(turn: Turn) -> str:
    hints = {name: chance for name, chance in turn.chances.items() if name not in QUESTIONS and chance >= _HINT}
    return max(hints, key=lambda name: hints[name]) if hints and not turn.place else turn.intent
