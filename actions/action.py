"""The wrapper that every action shares."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.db import close_old_connections
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import gates, hubs
from actions.doubt import settled
from actions.entries import unavailable
from actions.errors import NoSource
from actions.reply import Reply
from actions.turn import LANGUAGES, Turn, text_of
from knowledge.errors import KnowledgeError

logger = logging.getLogger(__name__)


class TurnAction(Action, ABC):
    """Look at the gates in order (emergency first), else give the action's own reply; then remember."""

    intents: ClassVar[tuple[str, ...]] = ()
    _by_intent: ClassVar[dict[str, type[TurnAction]]] = {}

    def __init_subclass__(cls) -> None:
        """Note which action answers which intent: doubt may lead to another than the one Rasa's rule named."""
        for intent in cls.intents:
            TurnAction._by_intent[intent] = cls

    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def reply(self, turn: Turn) -> Reply: ...

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """One message in, one reply out: an answer, or why there is none.

        In a thread of its own: Django's database is not for the event loop, and conversations go on in parallel.
        """
        return await asyncio.to_thread(self._turn, dispatcher, tracker)

    def _turn(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        close_old_connections()
        try:
            turn = Turn.of(tracker)
            reply = gates.first(turn) or self._settled(turn)
            if reply.decision != "control":
                reply.place = reply.place or hubs.place_custom(turn.place)
            turn.memory.offered = reply.decision in ("abstain", "urgent")
            kept: list[EventType] = [SlotSet("language", turn.language), SlotSet("memory", turn.memory.dump())]
        except (KnowledgeError, NoSource) as error:
            logger.warning("no answer possible: %s", error)  # these name entries and releases, never a person
            reply, kept = _unavailable(tracker), []
        except Exception as error:  # the person gets a line to call; a traceback would hold their words
            logger.error("no answer possible: %s", type(error).__name__)  # noqa: TRY400
            reply, kept = _unavailable(tracker), []
        dispatcher.utter_message(text=reply.text, json_message=reply.custom())
        return kept

    def _settled(self, turn: Turn) -> Reply:
        turn.intent = settled(turn)
        action = self if turn.intent in self.intents else self._by_intent[turn.intent]()
        return action.reply(turn)


def _unavailable(tracker: Tracker) -> Reply:
    language = tracker.get_slot("language")
    return unavailable(text_of(tracker), language if language in LANGUAGES else "en")
