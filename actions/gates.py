"""What goes before any intent: an emergency, a language we do not speak, a place and nothing else."""

from __future__ import annotations

from actions import emergency, hubs
from actions.reply import Reply
from actions.texts import say_foreign
from actions.turn import Turn
from knowledge import urgent


def first(turn: Turn) -> Reply | None:
    """The reply of the first gate that applies, or None."""
    found = None if turn.certain else urgent.detect(turn.text)
    if found:
        return emergency.reply(turn, found)
    if turn.foreign:
        return _foreign(turn)
    if turn.only_place:
        return hubs.near(turn, turn.only_place)
    return None


def _foreign(turn: Turn) -> Reply:
    return Reply(
        decision="control",
        language="en",
        body=say_foreign(turn.foreign or "", hubs.phone_line(turn)),
        release=turn.release.number,
        offers=["language", "human"],
    )
