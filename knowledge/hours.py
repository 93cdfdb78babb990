"""When a hub is open: weekly hours as data, so that "closed now" is computed and never typed in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

CALIFORNIA = ZoneInfo("America/Los_Angeles")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ROUND_THE_CLOCK = "24/7"

_RANGE = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")

# A day's ranges in minutes after midnight: ((540, 720), (780, 1020)).
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hours:
    """A week of opening hours in California time; `always` stands for 24/7."""

    week: tuple[Ranges, ...] = ((),) * 7
    always: bool = False

    def open_at(self, moment: datetime) -> bool:
        """Whether the hub is open at `moment`, an aware datetime in any zone. Holidays are the hub's to know."""
        if self.always:
            return True
        local = moment.astimezone(CALIFORNIA)
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in self.week[local.weekday()])


def parse_hours(value: object) -> Hours | None:
    """Read `"24/7"`, or `{mon: ["09:00-12:00", "13:00-17:00"], ...}`, or null for not known.

    A weekday left out is a closed day. A range that passes midnight is written as two, on two days.
    Raises ValueError with a sentence that says what is wrong.
    """
    if value is None:
        return None
    if value == ROUND_THE_CLOCK:
        return Hours(always=True)
    if not isinstance(value, dict) or not value:
        raise ValueError(_('write "24/7", or weekdays like {mon: ["09:00-17:00"]}, or leave it out'))
    unknown = set(value) - set(WEEKDAYS)
    if unknown:
        wrong = {"value": sorted(map(str, unknown))[0], "known": ", ".join(WEEKDAYS)}
        raise ValueError(_("“%(value)s” is no weekday: use %(known)s") % wrong)
    return Hours(tuple(_ranges(value.get(day, [])) for day in WEEKDAYS))


def dump_hours(hours: Hours | None) -> str | dict[str, list[str]] | None:
    """The inverse of `parse_hours`."""
    if hours is None:
        return None
    if hours.always:
        return ROUND_THE_CLOCK
    return {
        day: [f"{_clock(a)}-{_clock(b)}" for a, b in ranges]
        for day, ranges in zip(WEEKDAYS, hours.week, strict=True)
        if ranges
    }


def is_federal_holiday(day: date) -> bool:
    """Whether `day` is a legal public holiday (5 U.S.C. § 6103) or the workday it is kept on."""
    return any(_named_holiday(day + timedelta(days=shift)) for shift in _shifts(day))


def _shifts(day: date) -> tuple[int, ...]:
    # A holiday on Saturday is kept on Friday, one on Sunday on Monday.
    return {4: (0, 1), 0: (0, -1)}.get(day.weekday(), (0,))


def _named_holiday(day: date) -> bool:
    if (day.month, day.day) in {(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)}:
        return True
    nth, last = (day.day - 1) // 7 + 1, (day + timedelta(days=7)).month != day.month
    if day.weekday() == 3:
        return day.month == 11 and nth == 4
    if day.weekday() != 0:
        return False
    return (day.month, nth) in {(1, 3), (2, 3), (9, 1), (10, 2)} or (day.month == 5 and last)


def _ranges(texts: object) -> Ranges:
    if not isinstance(texts, list):
        raise ValueError(  # noqa: TRY004 - wrong content of a file, like the rest
            _('a weekday holds a list of ranges, like ["09:00-17:00"]'))
    ranges: list[tuple[int, int]] = []
    for text in texts:
        match = _RANGE.fullmatch(str(text))
        start, end = (
            (int(match[1]) * 60 + int(match[2]), int(match[3]) * 60 + int(match[4])) if match else (0, 0)
        )
        if not start < end <= 24 * 60:
            raise ValueError(
                _('“%(value)s” is no time range: write it like "09:00-17:00", the end after the start')
                % {"value": text}
            )
        if ranges and start < ranges[-1][1]:
            early = _("“%(value)s” begins before the range ahead of it ends: put the ranges in order")
            raise ValueError(early % {"value": text})
        ranges.append((start, end))
    return tuple(ranges)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
