"""Short messages that mean something only after the last reply: a number, yes, no, MORE, "wrong"."""

from __future__ import annotations

import re

from actions import entries, hubs
from actions.action import TurnAction
from actions.controls import ActionHuman, control
from actions.hubs import line_custom, phone_line
from actions.numbers import chosen
from actions.questions import answer_question
from actions.reply import Reply
from actions.texts import say
from actions.turn import Turn
from knowledge.live import ReleasedEntry

_PART = 380  # characters of a full answer a message: with source and link it stays within three segments


class ActionChoose(TurnAction):
    """A number from the list in the last reply."""

    intents = ("number",)

    def name(self) -> str:
        return "action_choose"

    def reply(self, turn: Turn) -> Reply:
        number, listed = chosen(turn.text), turn.before.choices
        if number is None:
            return answer_question(turn)
        if not listed:
            return control(turn, "number")
        if number == -1:
            number = len(listed)
        entry = entries.servable(turn, listed[number - 1]) if 1 <= number <= len(listed) else None
        return _picked(turn, entry) if entry else _ask_again(turn, "number", "number_range")


class ActionConfirm(TurnAction):
    """YES or NO: to what was asked last, or out of the blue."""

    intents = ("yes", "no")

    def name(self) -> str:
        return "action_confirm"

    def reply(self, turn: Turn) -> Reply:
        yes, pending = turn.intent == "yes", turn.before.pending
        if pending == "delete":
            reply = control(turn, "delete", "delete_yes" if yes else "delete_no")
            reply.erase = yes
            return reply
        if pending == "human":
            reply = control(turn, "human", "human_yes" if yes else "human_no", line=phone_line(turn))
            reply.decision, reply.consent = ("handoff" if yes else "control"), yes
            reply.hubs = line_custom(turn) if yes else []
            return reply
        if turn.before.choices and yes:
            only = entries.servable(turn, turn.before.choices[0]) if len(turn.before.choices) == 1 else None
            return _picked(turn, only) if only else _ask_again(turn, "yes", "which_one")
        if turn.before.choices:
            return control(turn, "no", "none_of_these")
        if turn.before.offered and yes:
            return ActionHuman().reply(turn)  # it asks for consent first
        return control(turn, turn.intent)


class ActionMore(TurnAction):
    """The full answer of the entry last sent, a part a message; after places, more places."""

    intents = ("more",)

    def name(self) -> str:
        return "action_more"

    def reply(self, turn: Turn) -> Reply:
        if turn.before.last == hubs.ENTRY:
            return hubs.more(turn)
        entry = entries.servable(turn, turn.before.last)
        if not entry:
            return control(turn, "more")
        parts = _parts(entry, turn.language)
        reply = control(turn, "more", "more_end")
        reply.entry = entry
        if turn.memory.shown < len(parts):
            reply.body = parts[turn.memory.shown]
            turn.memory.shown += 1
            if turn.memory.shown < len(parts):
                reply.body += f"\n{say('more_ask', turn.language)}"
                reply.offers = ["more"]
        return reply


class ActionWrong(TurnAction):
    """Say sorry, offer what else the question may have meant, or a person."""

    intents = ("wrong",)

    def name(self) -> str:
        return "action_wrong"

    def reply(self, turn: Turn) -> Reply:
        lines, choices = entries.numbered(turn, turn.before.others)
        if not choices:
            reply = control(turn, "wrong", "wrong_none", line=phone_line(turn))
        else:
            reply = control(turn, "wrong")
            reply.body, reply.choices = f"{reply.body}\n{lines}", choices
            turn.memory.clarified = True
            reply.entries = [choice["entry"] for choice in choices]
        reply.offers = ["human"]
        return reply


def _picked(turn: Turn, entry: ReleasedEntry) -> Reply:
    turn.memory.others = [other for other in turn.before.choices if other != entry.id]
    return entries.answer(turn, entry)


def _ask_again(turn: Turn, name: str, key: str) -> Reply:
    reply = control(turn, name, key)
    lines, reply.choices = entries.numbered(turn, turn.before.choices)
    reply.body = f"{reply.body}\n{lines}"
    return reply


def _parts(entry: ReleasedEntry, language: str) -> list[str]:
    """The full answer without its marks, cut between sentences into messages."""
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", entry.text(language).full)
    text = re.sub(r"^## (.+)$", lambda heading: heading[1].upper() + ":", text, flags=re.MULTILINE)
    pieces = [piece for line in text.splitlines() if line.strip() for piece in _sentences(line.strip())]
    parts: list[str] = []
    for piece in pieces:
        if parts and len(parts[-1]) + len(piece) < _PART and not piece.endswith(":"):
            parts[-1] += ("\n" if piece.startswith("- ") or parts[-1].endswith(":") else " ") + piece
        elif parts and piece.endswith(":") and piece.isupper() and len(parts[-1]) + len(piece) < _PART * 0.7:
            parts[-1] += "\n" + piece
        else:
            parts.append(piece)
    return parts


def _sentences(line: str) -> list[str]:
    return [sentence.strip() for sentence in re.findall(r".+?(?:[.!?](?=\s|$)|$)\s*", line) if sentence.strip()]
