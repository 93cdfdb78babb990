"""When somebody is at the desk: weekly hours in its own time zone, less holidays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from channels.models import Desk
from knowledge.hours import Hours, is_federal_holiday, parse_hours

_HORIZON = 60  # days looked ahead: further off than any closing that people should wait for

WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}


@dataclass(frozen=True)
class Duty:
    """The times somebody is there."""

    hours: Hours
    zone: ZoneInfo
    holidays: frozenset[date] = field(default_factory=frozenset)
    federal: bool = True

    @classmethod
    def of(cls, desk: Desk) -> Duty:
        """As `desk` is set; a desk that is switched off is never open."""
        hours = parse_hours(desk.hours) if desk.is_on and desk.hours else None
        closed = frozenset(date.fromisoformat(day) for day in desk.holidays)
        return cls(hours or Hours(), ZoneInfo(desk.time_zone), closed, desk.federal_holidays)

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there at `moment`."""
        return any(start <= moment < end for start, end in self._shifts(moment))

    def opens(self, moment: datetime) -> datetime | None:
        """When somebody is there next: `moment` itself while open; None when no opening is in sight."""
        return next((max(start, moment) for start, end in self._shifts(moment) if end > moment), None)

    def _shifts(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        first = moment.astimezone(self.zone).date()
        for day in (first + timedelta(days=number) for number in range(_HORIZON)):
            if day in self.holidays or (self.federal and is_federal_holiday(day)):
                continue
            ranges = ((0, 24 * 60),) if self.hours.always else self.hours.week[day.weekday()]
            for start, end in ranges:
                yield self._at(day, start), self._at(day, end)

    def _at(self, day: date, minute: int) -> datetime:
        if minute == 24 * 60:
            return self._at(day + timedelta(days=1), 0)
        return datetime.combine(day, time(minute // 60, minute % 60), self.zone)


def answer_by(desk: Desk, now: datetime, *, held: bool) -> datetime | None:
    """By when somebody who writes `now` is to hear more.

    While their chat is held the bot is silent, so the minutes count at once; else from when the desk is open, and not
    at all when no opening is in sight: they were told not to wait.
    """
    starts = now if held else Duty.of(desk).opens(now)
    return starts + timedelta(minutes=desk.answer_minutes) if starts else None


def in_words(moment: datetime, now: datetime, duty: Duty, language: str) -> str:
    """A coming moment as people say it: "today at 9:00 am", "el lunes 30 a las 9:00 am"."""
    local, today = moment.astimezone(duty.zone), now.astimezone(duty.zone).date()
    clock = f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"
    days = (local.date() - today).days
    weekday = WEEKDAYS[language][local.weekday()]
    one = local.hour % 12 == 1
    if language == "es":
        named = {0: "hoy", 1: "mañana"}.get(
            days, f"el {weekday}" if days < 7 else f"el {weekday} {local.day}"
        )
        return f"{named} a {'la' if one else 'las'} {clock}"
    named = {0: "today", 1: "tomorrow"}.get(
        days, f"on {weekday}" if days < 7 else f"on {weekday} {local.day}"
    )
    return f"{named} at {clock}"
