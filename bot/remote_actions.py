"""Calls to the action server without the schema check that took most of a turn."""

from __future__ import annotations

from typing import Any, Dict

from rasa.core.actions.action import RemoteAction
from rasa.shared.exceptions import RasaException


def trust_our_action_server() -> None:
    """Replace Rasa's check of an action's result.

    Rasa 3.6.21 rebuilds and re-checks a constant JSON schema (`Draft7Validator.check_schema`) on every call:
    72 % of a turn was measured there. The action server is ours and on loopback; its events are checked again
    when they are deserialised.
    """
    RemoteAction._validate_action_result = _has_its_parts


def _has_its_parts(self: RemoteAction, result: Dict[str, Any]) -> bool:
    if not (isinstance(result.get("events"), list) and isinstance(result.get("responses"), list)):
        raise RasaException(f"Action '{self.name()}' did not answer with events and responses.")
    return True
