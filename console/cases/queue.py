"""What waits at the desk: folders, filters, and the order of urgency."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from channels.models import Case
from console.cases.access import visible

FOLDERS = {
    "all": _("Open"),
    "unassigned": _("Unassigned"),
    "mine": _("Mine"),
    "snoozed": _("Snoozed"),
    "closed": _("Closed"),
}
FILTERS = ("topic", "language", "channel")
MOST = (
    200  # rows a page shows: more waiting than that is no queue but a disaster, which the counts still tell
)


# Who was told that nobody could answer: whoever is at the desk may, whosever case it is (`Case.is_late`).
LATE = Q(state=Case.State.OPEN, waiting_since__isnull=False, answer_by=None)


def _folder(name: str, user: Any) -> Q:
    open_ones = Q(state=Case.State.OPEN)
    return {
        "unassigned": open_ones & Q(owner=None),
        "mine": open_ones & Q(owner=user),
        "snoozed": Q(state=Case.State.SNOOZED),
        "closed": Q(state=Case.State.CLOSED),
    }.get(name, open_ones)


def cases(user: Any, folder: str, chosen: dict[str, str]) -> QuerySet[Case]:
    """A folder's cases: urgent first, then who waits longest; the closed ones newest first."""
    rows = visible(user).filter(_folder(folder, user), **chosen)
    rows = rows.select_related("contact", "owner", "typing_by", "undelivered")
    if folder == "closed":
        return rows.order_by("-closed_at")[:MOST]
    return rows.order_by("-urgent", F("waiting_since").asc(nulls_last=True), "opened_at")[:MOST]


def counts(user: Any) -> dict[str, int]:
    """How many are in each folder."""
    return visible(user).aggregate(**{name: Count("pk", filter=_folder(name, user)) for name in FOLDERS})


def waiting(user: Any) -> int:
    """How many cases anybody at the desk might take: those that nobody has, and those not answered in time."""
    return visible(user).filter(_folder("unassigned", user) | LATE).count()


def news(user: Any) -> list[str]:
    """What somebody at the desk should look at, each under a name that changes when there is more: cases that nobody
    has, emergencies that wait with anybody, those not answered in time, and what happened in one's own since it was
    taken."""
    own = Q(owner=user, news_at__gte=F("claimed_at"))
    rows = visible(user).filter(
        Q(state=Case.State.OPEN), Q(owner=None) | own | LATE | Q(urgent=True, waiting_since__isnull=False)
    )
    found = rows.select_related("undelivered").order_by("pk")[:MOST]
    return [_name(case, is_own=case.owner_id is not None and case.owner_id == user.pk) for case in found]


def _name(case: Case, *, is_own: bool) -> str:
    """The case, in one's own with the moment, and what is more than a new message."""
    since = case.claimed_at
    moment = f"@{case.news_at.timestamp():.0f}" if is_own and since and case.news_at and case.news_at >= since else ""
    kind = ":undelivered" if is_own and case.is_undelivered else ":urgent" if case.urgent else ""
    return f"{case.pk}{moment}{kind}{':late' if case.is_late else ''}"


def chosen(query: Any) -> dict[str, str]:
    """The filters of an address, those left empty taken out."""
    return {name: query[name] for name in FILTERS if query.get(name)}
