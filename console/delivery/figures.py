"""How many messages went out, arrived, failed and were repeated, by day and channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from channels.errors import HELD
from channels.failures import LEFT, in_words
from channels.models import InboxMessage, OutboxMessage

State = OutboxMessage.State
_SENT = [State.SENT, State.DELIVERED]
REPORTING = frozenset({"sms"})  # channels whose provider says what arrived
LAST = 50
MOST_REASONS = 3


@dataclass(frozen=True)
class Day:
    """The messages made on one day for one channel. `delivered` is None where nobody can know."""

    day: date
    channel: str
    sent: int
    delivered: int | None
    failed: int
    held_back: int  # the person opted out or blocked us
    repeated: int


@dataclass(frozen=True)
class Failure:
    """One message that did not go out or did not arrive; who it was for by pseudonym."""

    at: datetime
    channel: str
    person: str
    words: str
    code: str
    tries: int


@dataclass(frozen=True)
class Waiting:
    """What is to be sent yet, and what waits for an answer. `why` is what held messages up, the commonest first."""

    unsent: int
    since: datetime | None
    unanswered: int
    why: list[tuple[str, int]]


def by_day(channels: Sequence[str], days: int) -> list[Day]:
    """One row a day and channel that had any message, the newest first."""
    left = Q(state=State.FAILED, error__in=LEFT)
    counted = (
        _made(channels, days).annotate(day=TruncDate("created")).values("day", "channel").annotate(
            sent=Count("pk", filter=Q(state__in=_SENT)), delivered=Count("pk", filter=Q(state=State.DELIVERED)),
            failed=Count("pk", filter=Q(state=State.FAILED) & ~left), held_back=Count("pk", filter=left),
            repeated=Count("pk", filter=Q(repeated=True)),
        ).order_by("-day", "channel")
    )  # fmt: skip
    return [Day(**row | ({} if row["channel"] in REPORTING else {"delivered": None})) for row in counted]


def failures(channels: Sequence[str], days: int) -> list[Failure]:
    """The last messages that failed, the newest first; not those that nobody wanted any more."""
    rows = _made(channels, days).filter(state=State.FAILED).exclude(error__in=LEFT).select_related("contact")
    return [
        Failure(row.created, row.channel, row.contact.short, in_words(row.error), row.error.removesuffix(HELD),
                row.tries + 1)
        for row in rows.order_by("-id")[:LAST]
    ]


def waiting(channels: Sequence[str]) -> Waiting:
    """What is on its way now."""
    unsent = OutboxMessage.objects.filter(channel__in=channels, state__in=[State.PENDING, State.SENDING])
    told = unsent.aggregate(count=Count("pk"), since=Min("created"))
    unanswered = InboxMessage.objects.filter(channel__in=channels, state=InboxMessage.State.ACCEPTED).count()
    held_up = unsent.exclude(error="").values_list("error").annotate(count=Count("pk")).order_by("-count")
    why = [(in_words(error), count) for error, count in held_up[:MOST_REASONS]]
    return Waiting(told["count"], told["since"], unanswered, why)


def _made(channels: Sequence[str], days: int) -> QuerySet[OutboxMessage]:
    first = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    return OutboxMessage.objects.filter(channel__in=channels, created__gte=first)
