"""What stays of a case or a judged answer, for counting, names its day and no time of that day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from channels import case_work
from channels.models import AnswerReview, Case, Fault, OutboxMessage
from channels.retention import purge
from tests.channels.cases.story import asked, colleague, say
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


def put_up(at: datetime, row: OutboxMessage | None = None) -> AnswerReview:
    return AnswerReview.objects.create(outbox=row, reason="sample", channel="sms", decision="answer", at=at)


def past(days: float, hour: int = 13) -> datetime:
    """A moment of a day that long ago, by the clock on the wall."""
    day = timezone.localdate() - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, 37, 21, 5)))


def test_after_delete_the_tombstone_tells_days_and_judged_answers_are_gone(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    put_up(timezone.now(), OutboxMessage.objects.first())
    others = put_up(timezone.now())
    case_work.claim(case, ana)
    case_work.close(case, ana, "answered", Fault(kind="missing"))
    say("DELETE", "ERASE")
    case, fault = Case.objects.get(), Fault.objects.get()
    times = [timezone.localtime(at) for at in (case.opened_at, case.closed_at, fault.at) if at]
    assert [at.time() for at in times] == [time()] * 3
    assert {at.date() for at in times} == {timezone.localdate()}
    assert [review.pk for review in AnswerReview.objects.all()] == [others.pk]


# The last is an evening that is the next day by UTC.
@pytest.mark.parametrize("hour", [0, 13, 23])
def test_when_its_time_is_over_a_case_keeps_its_day_and_how_long_things_took(db: None, hour: int) -> None:
    opened = past(120, hour)
    minutes = {"claimed_at": 1, "first_reply_at": 3, "last_reply_at": 20, "closed_at": 95}
    values = {name: opened + timedelta(minutes=after) for name, after in minutes.items()}
    case = Case.objects.create(channel="sms", state="closed", outcome="answered", opened_at=opened, **values)
    Fault.objects.create(case=case, kind="missing", at=values["closed_at"])
    purge(), purge()
    case.refresh_from_db()
    assert day_and_time(case.opened_at) == (timezone.localdate(opened), time())
    assert {name: (getattr(case, name) - case.opened_at) / timedelta(minutes=1) for name in minutes} == minutes
    assert day_and_time(Fault.objects.get().at)[1] == time()


@pytest.mark.parametrize(("days", "tells_the_time"), [(29, True), (32, False)])
def test_a_judged_answer_tells_the_time_as_long_as_its_texts_are_there(
    db: None, days: int, tells_the_time: bool
) -> None:
    day, exactly = day_and_time(past(days))
    review = put_up(past(days))
    purge()
    review.refresh_from_db()
    assert day_and_time(review.at) == (day, exactly if tells_the_time else time())


def day_and_time(at: datetime) -> tuple[date, time]:
    here = timezone.localtime(at)
    return here.date(), here.time()
