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


def news(user: Any) -> list[str]:
    """What somebody at the desk should look at, each with a name of its own: cases that nobody has, and what the
    person wrote in one's own since it was taken or answered."""
    rows = visible(user).filter(
        Q(state=Case.State.OPEN), Q(owner=None) | Q(owner=user, waiting_since__gt=F("claimed_at"))
    )
    found = rows.order_by("pk").values_list("pk", "owner", "waiting_since")[:MOST]
    return [f"{pk}@{since.timestamp():.0f}" if owner and since else str(pk) for pk, owner, since in found]


def chosen(query: Any) -> dict[str, str]:
    """The filters of an address, those left empty taken out."""
    return {name: query[name] for name in FILTERS if query.get(name)}
