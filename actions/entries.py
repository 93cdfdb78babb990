"""Replies made from entries: the answer, which one was meant, that we do not know."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.hubs import phone_line
from actions.reply import Reply
from actions.texts import say
from actions.turn import Turn
from knowledge import urgent
from knowledge.live import ReleasedEntry
from knowledge.retrieval import Decision


def servable(turn: Turn, entry_id: str | None) -> ReleasedEntry | None:
    """The entry, if the release has it and its review is not due."""
    entry = turn.release.entries.get(entry_id or "")
    return entry if entry and not entry.is_due(date.today()) else None


def numbered(turn: Turn, entry_ids: list[str], limit: int = 3) -> tuple[str, list[dict[str, Any]]]:
    """The questions of these entries as lines "1 ...", and the same as `choices`; the turn remembers them."""
    entries = [entry for entry in (servable(turn, each) for each in entry_ids) if entry][:limit]
    choices = [
        {"number": number, "entry": entry.id, "text": entry.text(turn.language).question}
        for number, entry in enumerate(entries, 1)
    ]
    turn.memory.choices = [entry.id for entry in entries]
    return "\n".join(f"{choice['number']} {choice['text']}" for choice in choices), choices


def answer(turn: Turn, entry: ReleasedEntry, decision: Decision | None = None) -> Reply:
    """The short answer of one entry, with its source. What else was near is kept for "wrong"."""
    turn.memory.sent(entry.id)
    if decision:
        turn.memory.others = [one.id for one in decision.entries if one.id != entry.id][:3]
    return Reply(
        decision="answer",
        language=turn.language,
        body=entry.text(turn.language).short.strip(),
        release=turn.release.number,
        entry=entry,
        offers=["more", "wrong", "human"],
        scores=decision.entries if decision else [],
        confidence=decision.confidence if decision else None,
    )


def clarify(turn: Turn, decision: Decision) -> Reply:
    """Up to three questions to choose from by number."""
    turn.memory.others = []
    lines, choices = numbered(turn, [one.id for one in decision.entries])
    turn.memory.clarified = True
    return Reply(
        decision="clarify",
        language=turn.language,
        body=f"{say('clarify', turn.language)}\n{lines}",
        release=turn.release.number,
        entries=[choice["entry"] for choice in choices],
        choices=choices,
        offers=["human"],
        scores=decision.entries,
        confidence=decision.confidence,
    )


def abstain(turn: Turn, decision: Decision | None = None, key: str = "abstain") -> Reply:
    """We do not know; a person or a phone line may. What was near stays out of sight, for staff only. `key` names the
    text."""
    turn.memory.others = []
    return Reply(
        decision="abstain",
        language=turn.language,
        body=say(key, turn.language, line=phone_line(turn)),
        release=turn.release.number,
        offers=["human"],
        scores=decision.entries if decision else [],
        confidence=decision.confidence if decision else None,
    )


def unavailable(text: str, language: str) -> Reply:
    """Nothing is published, or something broke: no answer, but a line; first steps that always hold in an emergency."""
    found = urgent.detect(text)
    if found:
        return Reply("urgent", language, say("unavailable_urgent", language), rule=found.rule)
    return Reply("abstain", language, say("unavailable", language))
