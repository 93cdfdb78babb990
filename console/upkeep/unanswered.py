"""Questions that got no answer, grouped by likeness.

A group is shown when at least three different people asked alike, never before: what only one person asks may tell
who they are. The words are read from the sealed messages each time and redacted once more, so what somebody erased
is gone from here at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone

from channels import retention
from channels.models import InboxMessage, OutboxMessage
from channels.redact import redact
from console.upkeep.likeness import alike
from console.upkeep.models import Unanswered
from console.upkeep.use import STAFF
from knowledge.encoder import Encoder
from knowledge.languages import LANGUAGES, fold

PEOPLE = 3
MOST = 3000  # messages grouped at a time, the newest: comparing each with each takes memory by the square
_SETTLES_FOR = timedelta(days=7)  # until what was added is published

Settled = Unanswered.Settled


@dataclass(frozen=True)
class Group:
    """Questions alike. `key` is its oldest message; `texts` are redacted, each way of asking once, oldest first."""

    key: int
    language: str
    people: int
    asked: int
    last: datetime
    texts: list[str]


def collect() -> int:
    """Note the answered messages whose reply was "I do not know"; says how many are new."""
    since = timezone.now() - retention.TEXTS
    rows = OutboxMessage.objects.filter(
        created__gte=since, position=0, inbox__state=InboxMessage.State.ANSWERED
    ).exclude(channel=STAFF).exclude(inbox__in=Unanswered.objects.values("message"))  # fmt: skip
    found = [
        Unanswered(message_id=row.inbox_id, language=_language(custom))
        for row in rows.iterator()
        if row.inbox_id and (custom := row.custom).get("decision") == "abstain"
    ]
    before = Unanswered.objects.count()
    Unanswered.objects.bulk_create(found, ignore_conflicts=True)
    return Unanswered.objects.count() - before


def _language(custom: dict[str, Any]) -> str:
    return custom["language"] if custom.get("language") in LANGUAGES else LANGUAGES[0]


def regroup(encoder: Encoder) -> None:
    """Put all that is noted into groups anew. What is like a settled question is settled with it."""
    next_group = 1
    for language in LANGUAGES:
        rows = list(Unanswered.objects.filter(language=language).select_related("message").order_by("-pk")[:MOST])
        rows = [row for row in rows if row.message.text.strip()]
        groups: dict[int, list[Unanswered]] = defaultdict(list)
        texts = [fold(row.message.text) for row in rows]
        for row, label in zip(rows, alike(texts, encoder.encode(texts)), strict=True):
            groups[label].append(row)
        for members in groups.values():
            for row in members:
                row.group = next_group
            _settle_alike(members)
            next_group += 1
        Unanswered.objects.bulk_update(rows, ["group", "settled", "settled_at", "settled_by"])


def _settle_alike(members: list[Unanswered]) -> None:
    """What is not ours stays so; what was added counts for those who asked before it could be published."""
    settled = [row for row in members if row.settled and row.settled_at]
    for row in members:
        for other in settled:
            until = other.settled_at + _SETTLES_FOR if other.settled_at else timezone.now()
            if not row.settled and (other.settled == Settled.NOT_OURS or row.message.received_at < until):
                row.settled, row.settled_at, row.settled_by_id = other.settled, other.settled_at, other.settled_by_id


def groups() -> list[Group]:
    """What may be shown and waits for somebody, asked by most people first."""
    open_ones = Unanswered.objects.filter(settled=Settled.NOT_YET, group__gt=0)
    counted = (
        open_ones.values("group").annotate(people=Count("message__contact", distinct=True), first=Min("pk"))
        .filter(people__gte=PEOPLE).order_by("-people", "first")
    )  # fmt: skip
    return [found for one in counted if (found := group(one["first"]))]


def group(key: int) -> Group | None:
    """The group that message `key` is in, if it may be shown and is not settled."""
    members = _members(key)
    people = {row.message.contact_id for row in members}
    if len(people) < PEOPLE:
        return None
    texts: dict[str, str] = {}
    for row in members:
        if text := redact(row.message.text).strip():
            texts.setdefault(fold(text), text)
    return Group(
        key=min(row.pk for row in members),
        language=members[0].language,
        people=len(people),
        asked=len(members),
        last=max(row.message.received_at for row in members),
        texts=list(texts.values()),
    )


def language(key: int) -> str:
    """Of a message that was noted, settled or not; English for one that is not here any more."""
    return Unanswered.objects.filter(pk=key).values_list("language", flat=True).first() or LANGUAGES[0]


def settle(key: int, how: str, user: Any) -> None:
    """Nobody needs to look at that group again; those who ask alike later join it (`regroup`)."""
    rows = [row.pk for row in _members(key)]
    Unanswered.objects.filter(pk__in=rows).update(settled=how, settled_at=timezone.now(), settled_by=user)


def _members(key: int) -> list[Unanswered]:
    row = Unanswered.objects.filter(pk=key, settled=Settled.NOT_YET, group__gt=0).first()
    if row is None:
        return []
    alike_ones = Unanswered.objects.filter(group=row.group, settled=Settled.NOT_YET)
    return list(alike_ones.select_related("message").order_by("pk"))
