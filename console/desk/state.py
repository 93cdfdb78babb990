"""Where an entry stands between draft and live, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from knowledge.drafts import LEAD, Draft
from knowledge.models import Entry
from knowledge.review import RIGHT, is_same
from knowledge.store import STARTER


@dataclass(frozen=True)
class State:
    """`name` is new, draft, review, back or live; `comment` is what a reviewer asked for."""

    name: str
    says: str
    in_review: bool
    may_review: bool
    may_take_back: bool
    again: bool = False  # it says what the live text says
    comment: str = ""
    by: Any = None
    at: datetime | None = None

    @property
    def may_ask_again(self) -> bool:
        """Whether somebody may say that the live text is still right."""
        return self.again and not self.in_review


@dataclass(frozen=True)
class Approval:
    """Who stands behind the live text, and until when."""

    approved_by: str
    approved_on: date | None
    review_by: date
    is_starter: bool
    is_past: bool


def approval(slug: str) -> Approval | None:
    """The approval of an entry's live text; None where there is none, or it is retired."""
    row = Entry.objects.filter(slug=slug, live=True, state="approved", locale__language_code=LEAD).first()
    if row is None or row.review_by is None:
        return None
    is_past = row.review_by < timezone.localdate()
    return Approval(row.approved_by, row.approved_on, row.review_by, row.approved_by == STARTER, is_past)


def of(draft: Draft, user: Any) -> State:
    """The state of an entry, and what `user` may do about it."""
    review = draft.lead.current_workflow_state
    in_review = bool(review and review.status == WorkflowState.STATUS_IN_PROGRESS)
    back = bool(review and review.status == WorkflowState.STATUS_NEEDS_CHANGES)
    name = "review" if in_review else "back" if back else "live" if not draft.is_changed else "draft"
    if name in ("draft",) and not draft.is_live:
        name = "new"
    same = draft.doc.review.state != "retired" and is_same(draft)
    task = review.current_task_state if review else None
    return State(
        name,
        {
            "new": _("Draft. It has never been live."),
            "draft": _("Draft, the same as the live text.") if same else _("Draft. People still get the live text."),
            "review": _("In review, to be approved anew as it is.") if same
            else _("In review. People still get the live text.") if draft.is_live else _("In review."),
            "back": _("Sent back with a comment."),
            "live": _("Retired.") if draft.lead.state == "retired" else _("Live. There is no newer draft."),
        }[name],
        in_review,
        in_review and user.has_perm(RIGHT),
        in_review and (review.requested_by_id == user.pk or user.has_perm(RIGHT)),
        same,
        comment=task.comment if back and task else "",
        by=task.finished_by if back and task else draft.by,
        at=task.finished_at if back and task else draft.at,
    )
