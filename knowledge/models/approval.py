"""Who wrote a revision, and the mark of who approved it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Revision, RevisionMixin

from knowledge.entry import REVIEW_DAYS


def writers(row: RevisionMixin, revision: Revision) -> set[int]:
    """Everybody who changed `row` on the way from its live text to `revision`, by user id; none for an import.

    An import replaces the whole text and carries its own approval, so what was written before it does not count.
    """
    since = row.live_revision_id or 0
    way = row.revisions.filter(pk__range=(min(since + 1, revision.pk), revision.pk)).order_by("-pk")
    wrote = set()
    for step in way:
        if step.user_id is None and step.content["state"] != "draft":
            break
        wrote.add(step.user_id or 0)  # 0: somebody whose login is gone
    return wrote


def stamp(revision: Revision, user: Any, *, volatile: bool) -> None:
    """Write into `revision` who approves it, today, and by when it must be read again. What asks to be retired is."""
    today = timezone.localdate()
    state = "retired" if revision.content["state"] == "retired" else "approved"
    review_by = today + timedelta(days=REVIEW_DAYS[volatile])
    revision.content |= {
        "state": state,
        "approved_by": (user.get_full_name() or user.get_username())[:120],
        "approved_on": today.isoformat(),
        "review_by": review_by.isoformat(),
    }
    revision.save(update_fields=["content"])
