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
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
           "noviembre", "diciembre"),
}  # fmt: skip
_MONTH = 28  # days: from here on a number alone may be of this month or the next


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

    def serves(self, moment: datetime, minutes: int) -> datetime | None:
        """From when somebody who asks at `moment` is answered within `minutes`: `moment` itself, or the next opening.

        So near closing that the minutes do not fit, it is the opening after that.
        """
        enough = moment + timedelta(minutes=minutes)
        is_closing = self.is_open(moment) and not self.is_open(enough)
        return self.opens(enough if is_closing else moment)

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

    While their chat is held the bot is silent, so the minutes count at once; else from when the desk serves them, and
    not at all when no opening is in sight: they were told not to wait.
    """
    starts = now if held else Duty.of(desk).serves(now, desk.answer_minutes)
    return starts + timedelta(minutes=desk.answer_minutes) if starts else None


def in_words(moment: datetime, now: datetime, duty: Duty, language: str) -> str:
    """A coming moment as people say it: "today at 9:00 am", "el lunes 30 a las 9:00 am"; far off with the month."""
    local, today = moment.astimezone(duty.zone), now.astimezone(duty.zone).date()
    clock = f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"
    days = (local.date() - today).days
    weekday, month = WEEKDAYS[language][local.weekday()], MONTHS[language][local.month - 1]
    if language == "es":
        day = f" {local.day}" if days < _MONTH else f" {local.day} de {month}"
        named = {0: "hoy", 1: "mañana"}.get(days, f"el {weekday}{day if days >= 7 else ''}")
        return f"{named} a {'la' if local.hour % 12 == 1 else 'las'} {clock}"
    day = f" {local.day}" if days < _MONTH else f", {month} {local.day},"
    named = {0: "today", 1: "tomorrow"}.get(days, f"on {weekday}{day if days >= 7 else ''}")
    return f"{named} at {clock}"
