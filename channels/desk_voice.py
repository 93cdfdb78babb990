"""What the desk says to people, filled in with its name, its hours and the line that answers now."""

from __future__ import annotations

from datetime import datetime

from channels.desk_texts import tell
from channels.duty import Duty, in_words
from channels.models import Case, CaseEvent, Desk
from channels.reply import Reply, control

NO_LINE = "2-1-1"


def by_hours(name: str, desk: Desk, now: datetime) -> str:
    """The variant of the text `name` for a desk that can answer in time, is closed for now, or has no opening in sight.

    A desk about to close promises nothing for today.
    """
    serves = Duty.of(desk).serves(now, desk.answer_minutes)
    if serves == now:
        return f"{name}_open"
    return f"{name}_closed" if serves else f"{name}_off"


def went_home(desk: Desk, now: datetime) -> str:
    """The text for somebody whose chat was held when the desk closed."""
    return "went_home" if Duty.of(desk).serves(now, desk.answer_minutes) else "went_home_off"


def phrase(
    name: str, language: str | None, desk: Desk, line: str, now: datetime, *, after: datetime | None = None
) -> Reply:
    """The text `name` of `channels.desk_texts` as a reply; in both languages while the person's is not known.

    It names the moment when the desk is there for them next: from `now`, or from `after` on.
    """
    duty = Duty.of(desk)
    opens = duty.serves(after or now, desk.answer_minutes)
    fields = {
        each: {"desk": desk.name(each), "line": line, "minutes": str(desk.answer_minutes),
               "when": in_words(opens, now, duty, each) if opens else ""}
        for each in ("en", "es")
    }  # fmt: skip
    text = tell(name, language or None, fields)
    said = control("human", language or "en", text[0].upper() + text[1:])
    said["custom"] |= {"decision": "handoff", "text": {"body": said["text"]}}
    return said


def desk_says(name: str, case: Case, now: datetime) -> Reply:
    """The text `name` for the person of `case`."""
    return phrase(name, case.language, Desk.load(), line_of(case), now)


def line_of(case: Case) -> str:
    """The phone line that the person was given when the case was opened."""
    event = case.events.filter(kind=CaseEvent.Kind.OPENED).first()
    return str(event.custom.get("line") or NO_LINE) if event else NO_LINE


def line_in(reply: Reply) -> str:
    """The first line to call that the bot's reply names."""
    named = next((hub for hub in reply["custom"].get("hubs") or [] if hub.get("phone")), None)
    return f"{named['name']}: {named['phone']}" if named else NO_LINE
