"""What somebody gets in the middle of an emergency: the vetted first steps and a phone line, at once."""

from __future__ import annotations

from actions import entries, hubs
from actions.reply import Reply
from actions.texts import say
from actions.turn import Turn
from knowledge.urgent import Urgent


def reply(turn: Turn, urgent: Urgent) -> Reply:
    """First steps of the entry (its short answer where it has none) and the county's line, else the national one.

    A missing or overdue entry leaves the line alone: a phone number is better than silence, and claims nothing.
    """
    fitting = turn.release.helps_first(urgent, turn.text, turn.language)
    entry = entries.servable(turn, fitting) or entries.servable(turn, urgent.entry)
    text = entry.text(turn.language) if entry else None
    line = hubs.line_for(turn)
    parts = [
        (text.first_steps or text.short).strip() if text else "",
        say("urgent_line", turn.language, line=hubs.phone_line(turn)),
        "" if turn.county else say("urgent_where", turn.language),
    ]
    if entry:
        turn.memory.sent(entry.id)
        turn.memory.others = []
    return Reply(
        decision="urgent",
        language=turn.language,
        body=" ".join(part for part in parts if part),
        release=turn.release.number,
        entry=entry,
        place=hubs.place_custom(turn.place),
        hubs=[hubs.as_custom(line, open_now=line.open_now())] if line else [],
        offers=["more", "human"],
        rule=urgent.rule,
    )
