"""A real release of a few real entries, and conversations with the actions over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from knowledge import releases, store
from knowledge.hub import load_hubs
from knowledge.interchange import read_file
from knowledge.live import LiveRelease
from knowledge.quality import sets

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
ENTRIES = (
    "schools/school-can-ice-enter", "schools/school-enrollment-status", "police/police-ask-status",
    "police/traffic-stop-papers", "encounters/ice-at-door", "encounters/detained-first-hours",
    "hubs/hub-find-near-me", "hubs/hub-rapid-response-line", "hubs/hub-county-office",
)  # fmt: skip
ActionExecutor().register_package("actions")


@pytest.fixture(scope="package")
def release(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveRelease]:
    """Nine entries of the starter content and all hubs, live."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(releases, "_live", None)
        patch.setattr(sets, "questions", lambda entries: [])  # what nine entries cannot answer is measured elsewhere
        store.import_hubs(load_hubs(KNOWLEDGE / "hubs.yml"))
        store.import_entries([read_file(KNOWLEDGE / "faq" / f"{entry}.yml") for entry in ENTRIES])
        releases.activate(releases.build(), forced_by="tests", why="nine entries are enough to talk about")
        patch.setattr(releases, "_LOOK_AGAIN", 1e9)
        yield releases.live()
        transaction.set_rollback(True)


class Conversation:
    """One person's messages, one after the other, with the slots that Rasa would keep between them."""

    def __init__(self) -> None:
        self.slots: dict[str, Any] = {}

    def say(
        self,
        text: str,
        intent: str = "question",
        *,
        certain: bool = False,
        chances: dict[str, float] | None = None,
        language: str | None = None,
        leaning: str | None = None,
        **metadata: Any,
    ) -> dict[str, Any]:
        """The reply: its `custom`, with the plain text under "plain"."""
        from actions.action import TurnAction

        chances = chances or {intent: 0.99}
        entities = [
            {"entity": name, "value": value}
            for name, value in (("language", language), ("leaning", leaning))
            if value
        ]
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 1.0 if certain else chances[intent]},
            "intent_ranking": [{"name": name, "confidence": chance} for name, chance in chances.items()],
            "entities": entities,
            "metadata": {"channel": "phone", **metadata},
        }
        dispatcher = CollectingDispatcher()
        tracker = Tracker("somebody", self.slots, message, [], False, None, {}, None)
        for event in TurnAction._by_intent[intent]()._turn(dispatcher, tracker):
            self.slots[event["name"]] = event["value"]
        (reply,) = dispatcher.messages
        return {**reply["custom"], "plain": reply["text"]}


@pytest.fixture
def person(release: LiveRelease) -> Conversation:
    """Somebody who writes for the first time."""
    return Conversation()
