"""Calls to the action server, without what costs most of a turn and nobody reads."""

from __future__ import annotations

from typing import Any, Dict

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.shared.exceptions import RasaException


def trim() -> None:
    """Replace two parts of Rasa 3.6.21's `RemoteAction`.

    Its check of the answer rebuilds and re-checks a constant JSON schema on every call: 72 % of a turn was measured
    there. The action server is ours and on loopback, and events are checked again when they are deserialised.
    Its request carries the whole domain and every event; our actions read the last message and the slots. (Rasa's own
    way to leave out the domain, `enable_selective_domain`, is refused by current action servers: status 449.)
    """
    RemoteAction._validate_action_result = _has_its_parts
    RemoteAction._action_call_format = _call


def _has_its_parts(self: RemoteAction, result: Dict[str, Any]) -> bool:
    if not (isinstance(result.get("events"), list) and isinstance(result.get("responses"), list)):
        raise RasaException(f"Action '{self.name()}' did not answer with events and responses.")
    return True


def _call(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> Dict[str, Any]:
    state = tracker.current_state(EventVerbosity.NONE)
    metadata = tracker.latest_message.metadata if tracker.latest_message else {}
    state["latest_message"] = {**state["latest_message"], "metadata": metadata}
    return {
        "next_action": self.name(),
        "sender_id": tracker.sender_id,
        "tracker": {**state, "events": []},
        "domain": {},
        "version": rasa.__version__,
    }
