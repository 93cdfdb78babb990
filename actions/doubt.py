"""What a message is when the classifier is not sure: what it reads like is weighed against what we could answer."""

from __future__ import annotations

import re

from actions.additions import elsewhere, hangs
from actions.turn import Turn
from knowledge.languages import fold

QUESTIONS = frozenset({"question", "find_help", "place", "nlu_fallback"})
# A control reading below `_SURE` yields to an answer of at least `_KNOWN`; where nothing can be answered, the best
# control reading of at least `_HINT` is taken instead of "I do not know".
_SURE, _KNOWN, _HINT = 0.9, 0.8, 0.4
_SHORT = 3  # words: a question is longer
# What changes something for the person is never read out of letters alone: a word has to say it.
_MUST_SAY = {
    "stop": r"stop|stp|quit|kit[ae]|unsu|opt|cancel|\bend\b|remov|\boff\b|list|no more|any ?more|don ?t|do not|text|"
    r"mess|msg|contact|alone|block|lose|\balto\b|\bpar[ae]|baja|mensaj|escri|mand|saqu|saca|borr|dej[ea]|molest|susc|suspe|salir|lleg",
    "start": r"start|strt|sub|opt|sign|join|resum|back|again|enrol|activ|unstop|undo|begin|alta|inici|empe|comen|susc|"
    r"apunt|agreg|pong|recib|reanu|vuel|volv|otra|nuevo|un[ai]r|inscri|mand|mensaj|regres|quit|desha",
    "delete": r"del|eras|wip|remov|clear|forget|destr|\brid\b|dlt|trash|gone|off|out of|keep|save|borr|elimin|quit|"
    r"olvid|limpi|guard|saqu|desapar|tir[ae]|nada",
}


# What an addition to the last answer is easily taken for: "¿y si no tengo?" begins like a yes, "anything closer?" and
# "what about my wife" like somebody who is angry.
_MISREAD = frozenset({"yes", "no", "insult", "more", "number", "identity", "start", "stop", "menu"})


def settled(turn: Turn) -> str:
    """The intent to act on."""
    if turn.certain:
        return turn.intent
    if turn.intent in _MISREAD and (hangs(turn) or elsewhere(turn)):
        return "question"
    if turn.intent in QUESTIONS:
        return _control_hint(turn) if not hangs(turn) and turn.decision.outcome == "abstain" else turn.intent
    if not _says(turn, turn.intent):
        return "question"
    if turn.chances.get(turn.intent, 1.0) >= _SURE or len(turn.text.split()) <= _SHORT:
        return turn.intent
    known = turn.decision.outcome == "answer" and turn.decision.confidence >= _KNOWN
    return "question" if known else turn.intent


def _control_hint(turn: Turn) -> str:
    hints = {
        name: chance
        for name, chance in turn.chances.items()
        if name not in QUESTIONS and chance >= _HINT and _says(turn, name)
    }
    return max(hints, key=lambda name: hints[name]) if hints and not turn.place else turn.intent


def _says(turn: Turn, intent: str) -> bool:
    return intent not in _MUST_SAY or bool(re.search(_MUST_SAY[intent], fold(turn.text)))
