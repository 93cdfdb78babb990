"""Counts, day by day, which entries were sent and which of them people called wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Min, Sum
from django.utils import timezone

from channels import retention
from channels.models import OutboxMessage
from console.upkeep.models import EntryUse
from knowledge.models import Entry

STAFF = "phone"  # the staff's own phone: trying an answer is not using it
UNUSED_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class Marked:
    """An entry that people called wrong, of so many times that it was sent."""

    entry: Entry
    wrong: int
    sent: int


def count(day: date) -> None:
    """Count one day anew; its messages must still be kept (`channels.retention`). What people erased is not counted."""
    if day <= timezone.localdate() - retention.TEXTS:
        return
    sent, wrong = Counter[str](), Counter[str]()
    for entry, is_wrong in _uses(day):
        (wrong if is_wrong else sent)[entry] += 1
    with transaction.atomic():
        EntryUse.objects.filter(day=day).delete()
        EntryUse.objects.bulk_create(
            EntryUse(entry=entry, day=day, sent=sent[entry], wrong=wrong[entry]) for entry in {*sent, *wrong}
        )


def _uses(day: date) -> Iterator[tuple[str, bool]]:
    start = timezone.make_aware(datetime.combine(day, time.min))
    rows = OutboxMessage.objects.filter(created__range=(start, start + timedelta(days=1)), position=0)
    for row in rows.exclude(channel=STAFF).exclude(sealed_custom="").iterator():
        custom = row.custom
        if custom.get("control") == "wrong":
            if entry := _before(row):
                yield entry, True
        elif custom.get("entry") and not custom.get("control"):
            yield custom["entry"], False


def _before(row: OutboxMessage) -> str | None:
    """The entry that a "wrong" is about: the last that was sent to this person before."""
    earlier = OutboxMessage.objects.filter(contact=row.contact_id, pk__lt=row.pk).exclude(sealed_custom="")
    for sent in earlier.order_by("-pk")[:10]:
        if entry := sent.custom.get("entry"):
            return str(entry)
    return None


def marked(since: date) -> list[Marked]:
    """Entries called wrong since then and not approved anew meanwhile, most often first."""
    found = []
    for used in EntryUse.objects.filter(day__gte=since).values("entry").annotate(Sum("wrong"), Sum("sent")):
        row = Entry.objects.filter(slug=used["entry"], locale__language_code="en").exclude(state="retired").first()
        if row is None:
            continue
        days = EntryUse.objects.filter(entry=row.slug, day__gte=max(since, row.approved_on or since))
        wrong, sent = (days.aggregate(n=Sum(name))["n"] or 0 for name in ("wrong", "sent"))
        if wrong:
            found.append(Marked(row, wrong, sent))
    return sorted(found, key=lambda one: (-one.wrong, one.sent, one.entry.slug))


def unused(today: date) -> list[Entry]:
    """Approved entries that nobody got in the last days; none while we have not counted for that long."""
    since = today - UNUSED_AFTER
    first = EntryUse.objects.aggregate(first=Min("day"))["first"]
    if first is None or first > since:
        return []
    used = EntryUse.objects.filter(day__gte=since, sent__gt=0).values("entry")
    rows = Entry.objects.filter(live=True, state="approved", locale__language_code="en", approved_on__lte=since)
    return list(rows.exclude(slug__in=used).order_by("topic", "slug"))
