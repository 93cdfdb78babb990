"""Where an entry stands between draft and live, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from knowledge.drafts import Draft
from knowledge.review import RIGHT


@dataclass(frozen=True)
class State:
    """`name` is new, draft, review, back or live; `comment` is what a reviewer asked for."""

    name: str
    says: str
    in_review: bool
    may_review: bool
    may_take_back: bool
    comment: str = ""
    by: Any = None
    at: datetime | None = None


def of(draft: Draft, user: Any) -> State:
    """The state of an entry, and what `user` may do about it."""
    review = draft.lead.current_workflow_state
    in_review = bool(review and review.status == WorkflowState.STATUS_IN_PROGRESS)
    back = bool(review and review.status == WorkflowState.STATUS_NEEDS_CHANGES)
    name = "review" if in_review else "back" if back else "live" if not draft.is_changed else "draft"
    if name in ("draft",) and not draft.is_live:
        name = "new"
    task = review.current_task_state if review else None
    return State(
        name,
        {
            "new": _("Draft. It has never been live."),
            "draft": _("Draft. People still get the live text."),
            "review": _("In review. People still get the live text.") if draft.is_live else _("In review."),
            "back": _("Sent back with a comment."),
            "live": _("Retired.") if draft.lead.state == "retired" else _("Approved. There is no newer draft."),
        }[name],
        in_review,
        in_review and user.has_perm(RIGHT),
        in_review and (review.requested_by_id == user.pk or user.has_perm(RIGHT)),
        comment=task.comment if back and task else "",
        by=task.finished_by if back and task else draft.by,
        at=task.finished_at if back and task else draft.at,
    )
