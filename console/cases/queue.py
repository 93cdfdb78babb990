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
    rows = (
        visible(user).filter(_folder(folder, user), **chosen).select_related("contact", "owner", "typing_by")
    )
    if folder == "closed":
        return rows.order_by("-closed_at")[:MOST]
    return rows.order_by("-urgent", F("waiting_since").asc(nulls_last=True), "opened_at")[:MOST]


def counts(user: Any) -> dict[str, int]:
    """How many are in each folder."""
    return visible(user).aggregate(**{name: Count("pk", filter=_folder(name, user)) for name in FOLDERS})


def chosen(query: Any) -> dict[str, str]:
    """The filters of an address, those left empty taken out."""
    return {name: query[name] for name in FILTERS if query.get(name)}
