"""When somebody is at the desk, and how that is said."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from channels.duty import Duty, in_words
from channels.models import Desk
from knowledge.hours import parse_hours

PACIFIC = ZoneInfo("America/Los_Angeles")


DUTY = Duty(parse_hours({day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}), PACIFIC)  # type: ignore[arg-type]


MOMENTS = {
    "in hours": ("2026-11-23T10:00", "2026-11-23T10:00", "today at 10:00 am", "hoy a las 10:00 am"),
    "before": ("2026-11-23T08:00", "2026-11-23T09:00", "today at 9:00 am", "hoy a las 9:00 am"),
    "at closing": ("2026-11-24T17:00", "2026-11-25T09:00", "tomorrow at 9:00 am", "mañana a las 9:00 am"),
    "before Thanksgiving": ("2026-11-25T18:00", "2026-11-27T09:00", "on Friday at 9:00 am", "el viernes a las 9:00 am"),
    "on the weekend": ("2026-11-28T12:00", "2026-11-30T09:00", "on Monday at 9:00 am", "el lunes a las 9:00 am"),
    "clocks change": ("2027-03-13T12:00", "2027-03-15T09:00", "on Monday at 9:00 am", "el lunes a las 9:00 am"),
}  # fmt: skip


@pytest.mark.parametrize(("now", "opens", "english", "spanish"), MOMENTS.values(), ids=MOMENTS)
def test_the_desk_knows_when_it_opens(now: str, opens: str, english: str, spanish: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=PACIFIC).astimezone(UTC)
    next_one = DUTY.opens(moment)
    assert next_one == datetime.fromisoformat(opens).replace(tzinfo=PACIFIC)
    assert DUTY.is_open(moment) is (now == opens)
    assert in_words(next_one, moment, DUTY, "en") == english
    assert in_words(next_one, moment, DUTY, "es") == spanish


NEAR_CLOSING = {
    "enough time": ("2026-11-23T16:44", "2026-11-23T16:44"), "too little": ("2026-11-23T16:45", "2026-11-24T09:00"),
    "just before it opens": ("2026-11-23T08:55", "2026-11-23T09:00"),
    "closed": ("2026-11-23T17:00", "2026-11-24T09:00"),
}  # fmt: skip


@pytest.mark.parametrize(("now", "from_when"), NEAR_CLOSING.values(), ids=NEAR_CLOSING)
def test_nothing_is_promised_for_after_closing(now: str, from_when: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=PACIFIC).astimezone(UTC)
    assert DUTY.serves(moment, 15) == datetime.fromisoformat(from_when).replace(tzinfo=PACIFIC)


FAR = {
    "a week": (datetime(2026, 12, 4, 9, tzinfo=PACIFIC), "on Friday 4 at 9:00 am", "el viernes 4 a las 9:00 am"),
    "over a month": (datetime(2027, 1, 4, 13, tzinfo=PACIFIC), "on Monday, January 4, at 1:00 pm",
                     "el lunes 4 de enero a la 1:00 pm"),
}  # fmt: skip


@pytest.mark.parametrize(("opens", "english", "spanish"), FAR.values(), ids=FAR)
def test_a_day_far_off_is_named_so_that_it_cannot_be_another(opens: datetime, english: str, spanish: str) -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=PACIFIC)
    assert (in_words(opens, now, DUTY, "en"), in_words(opens, now, DUTY, "es")) == (english, spanish)


def test_a_holiday_of_the_hubs_own_is_a_closed_day() -> None:
    duty = Duty.of(Desk(holidays={"2026-11-30": "moving"}))
    assert duty.opens(datetime(2026, 11, 28, 12, tzinfo=PACIFIC)) == datetime(2026, 12, 1, 9, tzinfo=PACIFIC)
    assert Duty.of(Desk(hours={})).opens(timezone.now()) is None
    assert duty.holidays == {date(2026, 11, 30)}
