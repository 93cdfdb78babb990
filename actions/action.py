"""The wrapper that every action shares."""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from typing import Any

from django.db import close_old_connections
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import gates
from actions.entries import unavailable
from actions.errors import NoSource
from actions.reply import Reply
from actions.turn import Turn
from knowledge.errors import KnowledgeError

logger = logging.getLogger(__name__)


class TurnAction(Action, ABC):
    """Look at the gates in order (emergency first), else give the action's own reply; then remember."""

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
        turn = Turn.of(tracker)
        try:
            reply = gates.first(turn) or self.reply(turn)
        except (KnowledgeError, NoSource) as error:
            logger.error("no answer possible: %s", type(error).__name__)
            reply = unavailable(turn)
        dispatcher.utter_message(text=reply.text, json_message=reply.custom())
        return [SlotSet("language", turn.language), SlotSet("memory", turn.memory.dump())]
