"""From draft to approved text: sent for review, sent back with a comment, or approved by a second person.

The review runs as a Wagtail workflow on the entry's English row; both languages are approved together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import LogContext
from wagtail.models import TaskState, WorkflowState

from knowledge import drafts, store
from knowledge.drafts import Draft
from knowledge.entry import REVIEW_DAYS, EntryDoc, ReviewDoc
from knowledge.errors import NotReady, Overtaken, OwnText
from knowledge.models import Entry
from knowledge.models.approval import barred, is_unchanged
from knowledge.vetting import Finding, check, retiring

RIGHT = "knowledge.publish_entry"
AGAIN = "hubline.entry.still_right"  # in the audit log


@dataclass(frozen=True)
class Waiting:
    """An entry that somebody should review."""

    entry: Entry
    since: datetime
    by: Any
    urgent: bool
    again: bool  # nothing was changed: it is only to be approved anew
    retires: bool  # people would get it no more
    wrote: set[int]

    def may_be_approved_by(self, user: Any) -> bool:
        return user.has_perm(RIGHT) and user.pk not in self.wrote


def findings(doc: EntryDoc) -> list[Finding]:
    """What breaks the vetting rules in `doc`, were it approved today; of one to be retired, only its farewell."""
    if doc.review.state == "retired":
        return list(retiring.check(doc, {other.id for other in store.entries(approved_only=True)}))
    today = timezone.localdate()
    review = ReviewDoc("approved", "-", today, today + timedelta(days=REVIEW_DAYS[doc.volatile]))
    others = [other for other in store.entries(approved_only=True) if other.id != doc.id]
    # A relation to an entry that is still being written is left out of releases until that one is approved too.
    unwritten = set(Entry.objects.values_list("slug", flat=True)) - {other.id for other in others}
    related = [other for other in doc.related if other not in unwritten or other == doc.id]
    candidate = replace(doc, review=review, related=related)
    return [found for found in check([*others, candidate], today) if found.entry == doc.id]


def state_of(slug: str) -> WorkflowState | None:
    """The review under way, or sent back and not yet sent again."""
    return drafts.read(slug).lead.current_workflow_state


@transaction.atomic
def submit(draft: Draft, *, user: Any) -> None:
    """Send a draft for review, or send it again. Raises NotReady with the vetting rules it breaks."""
    if not draft.is_changed:
        raise NotReady(_("Nothing was changed. To have the live text approved anew, say that it is still right."))
    if found := findings(draft.doc):
        raise NotReady(_("Some rules are not kept yet."), found)
    under_way = draft.lead.current_workflow_state
    if under_way is None:
        draft.lead.get_workflow().start(draft.lead, user)
    elif under_way.status == WorkflowState.STATUS_NEEDS_CHANGES:
        under_way.resume(user)


@transaction.atomic
def ask_again(slug: str, *, user: Any, mark: str) -> None:
    """`user` has read the live text and found it still right: it is sent for review as it is, for a new review date.

    Whoever wrote it cannot be the one who approves it anew (`knowledge.models.approval.barred`), nor can `user`.
    Raises Overtaken when it was saved since `mark`, NotReady when something is changed, or a rule is broken by now.
    """
    draft = drafts.read(slug)
    if not draft.is_live or not is_same(draft) or draft.doc.review.state == "retired":
        raise NotReady(_("Something in it is changed: send the change for review."))
    submit(drafts.save(draft.doc, draft.sources, user=user, mark=mark, action=AGAIN), user=user)


def is_same(draft: Draft) -> bool:
    """Whether a draft says what the live text says, so that it can only be approved anew."""
    return draft.is_live and (not draft.is_changed or is_unchanged(draft.lead))


@transaction.atomic
def approve(slug: str, *, user: Any, mark: str, comment: str = "") -> None:
    """Make both languages of the draft read at `mark` the live text.

    Raises Overtaken when it was saved since, NotReady when it is in no review or breaks a rule, OwnText for who wrote
    any of it, PermissionDenied for who may not approve.
    """
    draft, task = _under_review(slug, user, mark)
    if found := findings(draft.doc):
        raise NotReady(_("Some rules are not kept yet."), found)
    for row in draft.rows.values():
        if user.pk in barred(row, row.get_latest_revision()):
            raise OwnText(
                _("Two people stand behind every text: somebody else has to approve what you wrote or asked for.")
            )
    for row in draft.rows.values():
        if row != draft.lead:
            with LogContext(user=user):  # each stands in its own history
                row.get_latest_revision().publish(user=user)
    for source in draft.sources:
        if not source.live and (newest := source.get_latest_revision()):
            with LogContext(user=user):
                newest.publish(user=user)
    task.approve(user=user, comment=comment)


@transaction.atomic
def send_back(slug: str, *, user: Any, mark: str, comment: str) -> None:
    """Ask for changes; the comment says which. Raises as `approve` does, and NotReady without a comment."""
    if not comment.strip():
        raise NotReady(_("Say what should be changed."))
    task = _under_review(slug, user, mark)[1]
    task.reject(user=user, comment=comment.strip())


@transaction.atomic
def take_back(slug: str, *, user: Any) -> None:
    """End a review without a decision: by whoever asked for it, or may approve. The draft stays."""
    state = state_of(slug)
    if state is None:
        return
    if state.requested_by != user and not user.has_perm(RIGHT):
        raise PermissionDenied
    state.cancel(user=user)


def queue() -> list[Waiting]:
    """All that waits for a reviewer: urgent entries first, then the longest waiting."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, content_type__app_label="knowledge", content_type__model="entry"
    ).select_related("requested_by", "current_task_state")
    found = [_waiting(state) for state in states]
    return sorted(found, key=lambda one: (not one.urgent, one.since))


def _waiting(state: WorkflowState) -> Waiting:
    draft = drafts.read(state.content_object.slug)
    wrote = {user for row in draft.rows.values() for user in barred(row, row.get_latest_revision())}
    entry = draft.lead.get_latest_revision_as_object()
    since = state.current_task_state.started_at
    urgent, retires = draft.doc.urgency == "urgent", draft.doc.review.state == "retired"
    return Waiting(entry, since, state.requested_by, urgent, is_same(draft), retires, wrote)


def _under_review(slug: str, user: Any, mark: str) -> tuple[Draft, TaskState]:
    if not user.has_perm(RIGHT):
        raise PermissionDenied
    draft = drafts.read(slug)
    if draft.mark != mark:
        raise Overtaken(f"{slug} was changed since it was opened for review")
    task = draft.lead.current_workflow_task_state
    if task is None:
        raise NotReady(_("This entry waits for no review; perhaps somebody has decided already."))
    task.revision = draft.lead.latest_revision
    task.save(update_fields=["revision"])
    return draft, task
