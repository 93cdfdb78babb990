"""Conversations at rest: sealed, and no longer than a turn needs."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional

from cryptography.fernet import Fernet, MultiFernet
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot import paths

# Rasa sends the whole tracker to the action server on every turn. What a turn needs of the past is in two slots
# (language, memory), so two turns of events are plenty and a long conversation stays as fast as a new one.
TURNS_KEPT = 2


class SealedTrackerStore(SQLTrackerStore):
    """Rasa's SQL store with one sealed row a conversation (keys: HUBLINE_SECRET_KEYS, as the other processes).

    Only `sender_id` (a keyed pseudonym) and the time of the last event are readable in the table.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._seal = MultiFernet([Fernet(key) for key in paths.secret_keys()])
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.execute("PRAGMA journal_mode=WAL")

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Replace what is stored of this conversation by its slots and last turns."""
        events = _to_keep(tracker)
        sealed = self._seal.encrypt(json.dumps(events).encode()).decode()
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter_by(sender_id=tracker.sender_id).delete()
            session.add(
                self.SQLEvent(
                    sender_id=tracker.sender_id,
                    type_name="conversation",
                    timestamp=events[-1]["timestamp"] if events else None,
                    data=sealed,
                )
            )
            session.commit()

    async def _retrieve(
        self, sender_id: str, fetch_events_from_all_sessions: bool
    ) -> Optional[DialogueStateTracker]:
        with self.session_scope() as session:
            row = session.query(self.SQLEvent).filter_by(sender_id=sender_id).first()
            if row is None:
                return None
            events = json.loads(self._seal.decrypt(row.data.encode()))
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)


def _to_keep(tracker: DialogueStateTracker) -> List[Dict[str, Any]]:
    events = tracker.applied_events()
    turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(turns) > TURNS_KEPT:
        slots = [SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.has_been_set]
        events = [*slots, ActionExecuted("action_listen"), *events[turns[-TURNS_KEPT]:]]
    return [event.as_dict() for event in events]
