"""Control messages that stand alone: a greeting, thanks, the menu, STOP."""

from __future__ import annotations

import re

from actions import entries
from actions.action import TurnAction
from actions.hubs import line_custom, phone_line
from actions.reply import Reply
from actions.texts import say
from actions.turn import Turn
from knowledge.languages import fold

# The menu's examples, one a topic; those the release does not have are left out.
_MENU = ["ice-at-door", "school-can-ice-enter", "hub-find-near-me"]


def control(turn: Turn, name: str, key: str | None = None, **fields: str) -> Reply:
    """The text `key` (or `name`) as a control reply."""
    return Reply(
        decision="control",
        language=turn.language,
        body=say(key or name, turn.language, **fields),
        release=turn.release.number,
        control=name,
    )


class ActionControl(TurnAction):
    """Greet, thank, say goodbye, explain: the text of the intent."""

    intents = ("greet", "thanks", "bye", "menu", "identity", "stop", "start", "help", "insult", "emoji", "blank")

    def name(self) -> str:
        return "action_control"

    def reply(self, turn: Turn) -> Reply:
        reply = control(turn, turn.intent)
        if turn.intent == "menu":
            lines, reply.choices = entries.numbered(turn, _MENU)
            reply.body = f"{reply.body}\n{lines}" if lines else reply.body
            reply.entries = [choice["entry"] for choice in reply.choices]
        if turn.intent in ("greet", "help"):
            reply.offers = ["language", "human"]
        return reply


class ActionHuman(TurnAction):
    """A person is asked for: one consent line first, and whom to call now."""

    intents = ("human",)

    def name(self) -> str:
        return "action_human"

    def reply(self, turn: Turn) -> Reply:
        reply = control(turn, "human", line=phone_line(turn))
        reply.decision, reply.offers, reply.hubs = "handoff", ["yes", "no"], line_custom(turn)
        turn.memory.pending = "human"
        return reply


class ActionDelete(TurnAction):
    """Erasing cannot be undone: ask first."""

    intents = ("delete",)

    def name(self) -> str:
        return "action_delete"

    def reply(self, turn: Turn) -> Reply:
        turn.memory.pending = "delete"
        reply = control(turn, "delete")
        reply.offers = ["yes", "no"]
        return reply


def _named(turn: Turn) -> str | None:
    """The language asked for by name: in "in Spanish, my English is bad" both are named, one is asked for."""
    asked = re.findall(r"\b(?:in|to|into|en|al|a) (spanish|espanol|castellano|english|ingles)\b", fold(turn.text))
    return ("en" if asked[-1] in ("english", "ingles") else "es") if asked else None


class ActionLanguage(TurnAction):
    """Switch, say so in the new language, and repeat the last answer in it."""

    intents = ("lang_en", "lang_es")

    def name(self) -> str:
        return "action_language"

    def reply(self, turn: Turn) -> Reply:
        turn.language, turn.memory.chosen = _named(turn) or turn.intent.removeprefix("lang_"), True
        reply = control(turn, f"lang_{turn.language}")
        last = entries.servable(turn, turn.before.last)
        if last:
            reply.body = f"{reply.body} {last.text(turn.language).short.strip()}"
            reply.entry, reply.offers = last, ["more", "wrong", "human"]
        else:
            reply.body = f"{reply.body} {say('lang_ask', turn.language)}"
        return reply


