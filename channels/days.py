"""Times cut to the day: what stays for counting need not say at which minute somebody wrote.

A phone company's list of messages names the second; a row that does too is one of its lines.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from channels.models import Case

_AFTER = ("claimed_at", "first_reply_at", "last_reply_at", "closed_at")


def beginning(at: datetime) -> datetime:
    """Of the day, here."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def cut(rows: QuerySet[Any], name: str) -> int:
    """Sets the time `name` of `rows` to the beginning of its day here, by which reports count; how many changed."""
    finer = rows.exclude(**{f"{name}__time": time()})
    days = list(finer.datetimes(name, "day"))
    return sum(finer.filter(**{f"{name}__date": day.date()}).update(**{name: day}) for day in days)


def cut_cases(cases: QuerySet[Case]) -> int:
    """Has each of `cases` begin with its day; how long things took after that stays, in whole minutes: a figure."""
    finer = list(cases.exclude(opened_at__time=time()))
    for case in finer:
        day = beginning(case.opened_at)
        later = {name: _moved(getattr(case, name), case.opened_at, day) for name in _AFTER}
        Case.objects.filter(pk=case.pk).update(opened_at=day, **later)
    return len(finer)


def _moved(at: datetime | None, since: datetime, to: datetime) -> datetime | None:
    return to + timedelta(minutes=round((at - since).total_seconds() / 60)) if at else None
