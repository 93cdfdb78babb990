"""Conversations at rest: sealed, and no longer than a turn needs."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from functools import lru_cache
from typing import Any, Dict, List, Optional, Tuple

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import event

from bot import paths

# Rasa sends the whole tracker to the action server on every turn. What a turn needs of the past is in two slots
# (language, memory), so two turns of events are plenty and a long conversation stays as fast as a new one. A turn of
# days ago explains nothing: kept beside the next one, it would stay longer than we promise.
TURNS_KEPT = 2
APART = 24 * 60 * 60  # seconds


class SealedTrackerStore(SQLTrackerStore):
    """Rasa's SQL store with one sealed row a conversation (keys: HUBLINE_SECRET_KEYS, as the other processes).

    Only `sender_id` (a keyed pseudonym) and the time of the oldest thing in it are readable in the table: by that it
    expires (`channels.tracker`).
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if self.engine.dialect.name == "sqlite":
            event.listen(self.engine, "connect", _prepare)
            self.engine.dispose()  # connections made before this line lack what is set there

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Replace what is stored of this conversation by its slots and last turns."""
        events = _to_keep(tracker)
        sealed = _sealer().encrypt(json.dumps(events).encode()).decode()
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter_by(sender_id=tracker.sender_id).delete()
            session.add(
                self.SQLEvent(
                    sender_id=tracker.sender_id,
                    type_name="conversation",
                    timestamp=_oldest(events),
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
            events = json.loads(_sealer().decrypt(row.data.encode()))
        return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)


def _sealer() -> MultiFernet:
    """By the keys of now: one may have come since the bot began."""
    return _with(tuple(paths.secret_keys()))


@lru_cache(maxsize=2)
def _with(keys: Tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(_stretched(key)) for key in keys])


def _stretched(key: str) -> bytes:
    """The sealing key made of one of ours, as `channels.seal` makes it: `manage.py reseal` reads this table too."""
    raw = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hubline sealing").derive(key.encode())
    return base64.urlsafe_b64encode(raw)


def _prepare(connection: Any, record: Any) -> None:
    """What is replaced or erased is overwritten in the file, not only marked free (sqlite.org/pragma.html)."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA secure_delete=ON")


def _to_keep(tracker: DialogueStateTracker) -> List[Dict[str, Any]]:
    events = tracker.applied_events()
    turns = [index for index, each in enumerate(events) if isinstance(each, UserUttered)]
    kept = [index for index in turns[-TURNS_KEPT:] if events[turns[-1]].timestamp - events[index].timestamp < APART]
    if len(turns) > len(kept):
        slots = [SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.has_been_set]
        events = [*slots, ActionExecuted("action_listen"), *events[kept[0]:]]
    return [each.as_dict() for each in events]


def _oldest(events: List[Dict[str, Any]]) -> Optional[float]:
    """The time of the first turn in it; or the day, if earlier, on which the place or answer was told that the turns
    go by (`actions.memory`): that is not to stay longer either."""
    turn = next((each["timestamp"] for each in events if each["event"] == "user"), None)
    if turn is None:
        return None
    slots = [each["value"] for each in events if each["event"] == "slot" and isinstance(each["value"], dict)]
    days = [slot[name] for slot in slots for name in ("last_on", "place_on") if slot.get(name)]
    midnights = [datetime.fromisoformat(day).timestamp() for day in days]
    return min([turn, *(at for at in midnights if at + APART <= turn)])
