"""Questions through the parts of the service that need no conversation: emergencies, places, retrieval."""

from __future__ import annotations

from knowledge import places
from knowledge.live import LiveRelease
from knowledge.quality.question import Question
from knowledge.quality.result import HUB_ENTRY, Result


def ask(question: Question, release: LiveRelease) -> Result:
    """What would be decided about the words alone, in the order in which the bot asks; control words are its own."""
    if alarm := release.emergency(question.text):
        entry = release.helps_first(alarm, question.text, question.lang)
        return Result(question, "urgent", [{"id": entry, "score": 1.0}])
    alone = places.only_place(question.text)
    place = alone or places.place_within(question.text)
    where = {"text": place.text, "county": place.county} if place else None
    if alone:
        return Result(question, "hubs", [{"id": HUB_ENTRY, "score": 1.0}], place=where)
    decision = release.decide(question.text, question.lang)
    entries = [{"id": entry.id, "score": entry.score} for entry in decision.entries]
    outcome: str = decision.outcome
    if outcome == "answer" and decision.entries[0].id == HUB_ENTRY:
        outcome = "hubs"
    return Result(question, outcome, entries, place=where, confidence=decision.confidence)
