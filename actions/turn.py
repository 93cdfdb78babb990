"""One message as an action sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rasa_sdk import Tracker

from actions.memory import Memory
from knowledge import places, releases
from knowledge.live import LiveRelease
from knowledge.places import Place
from knowledge.retrieval import Decision

LANGUAGES = ("en", "es")
_GUARD = "\u2060"  # what the bot puts before "/" and blank texts


@dataclass
class Turn:
    """A message with all that is known around it."""

    text: str
    intent: str
    certain: bool  # a keyword, not the classifier's opinion
    chances: dict[str, float]
    metadata: dict[str, Any]
    memory: Memory
    language: str
    foreign: str | None = None  # the message is in a language we do not speak
    before: Memory = field(default_factory=Memory)  # the memory as the last turn left it

    @classmethod
    def of(cls, tracker: Tracker) -> Turn:
        """Read from Rasa's tracker."""
        message = tracker.latest_message
        metadata = message.get("metadata") or {}
        text = text_of(tracker)
        memory, before = Memory.load(tracker.get_slot("memory")), Memory.load(tracker.get_slot("memory"))
        memory.forget_questions()
        found = {entity["entity"]: entity["value"] for entity in message.get("entities") or []}
        known = tracker.get_slot("language") or metadata.get("language")
        language = _language(
            known if known in LANGUAGES else None, found, memory.chosen, bool(places.only_place(text))
        )
        intent = message.get("intent") or {}
        ranking = message.get("intent_ranking") or []
        if text.startswith("/") and intent.get("confidence") != 1.0:
            intent, ranking = {"name": "question"}, []  # "/restart" reads like START to the classifier
        sure = found.get("language")
        return cls(
            text=text,
            intent=intent.get("name") or "question",
            certain=intent.get("confidence") == 1.0,
            chances={i["name"]: i["confidence"] for i in ranking},
            metadata=metadata,
            memory=memory,
            language=language,
            foreign=sure if sure and sure not in LANGUAGES else None,
            before=before,
        )

    @cached_property
    def release(self) -> LiveRelease:
        """Raises NoRelease."""
        return releases.live()

    @cached_property
    def decision(self) -> Decision:
        """What retrieval makes of the text; it never asks "which one?" twice in a row."""
        return self.release.decide(
            self.text, self.language, previous=self.before.last, may_clarify=not self.before.clarified
        )

    @cached_property
    def place(self) -> Place | None:
        """The place this message names, or the location that came with it."""
        location = self.metadata.get("location")
        if location:
            return places.at(float(location["lat"]), float(location["lon"]))
        return places.find(self.text)

    @cached_property
    def only_place(self) -> Place | None:
        """The place, if the message is nothing else. "ALTA" is a town, and a keyword first."""
        if self.metadata.get("location"):
            return self.place
        return None if self.certain else places.only_place(self.text)

    @property
    def county(self) -> str | None:
        """Where the person is, as far as they have said, now or before."""
        if self.place:
            return self.place.county
        return (self.memory.place or {}).get("county")


def text_of(tracker: Tracker) -> str:
    """What the person wrote, without what the bot put before it."""
    return (tracker.latest_message.get("text") or "").replace(_GUARD, "").strip()


def _language(known: str | None, found: dict[str, str], chosen: bool, is_place: bool) -> str:
    """A choice in words holds; else a sure finding wins, then what was known, then a leaning, then English."""
    sure, leaning = found.get("language"), found.get("leaning")
    if known and (chosen or is_place):
        return known
    if sure in LANGUAGES:
        return str(sure)
    if known:
        return known
    return str(leaning) if leaning in LANGUAGES and not is_place else "en"
