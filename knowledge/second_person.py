"""Changes of places and sources: drafts, until somebody else than who made them has compared and published them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from knowledge.errors import NotReady, Overtaken, OwnText
from knowledge.models import HubListing, Source
from knowledge.models.approval import writers

KINDS: dict[str, type[HubListing] | type[Source]] = {"hub": HubListing, "source": Source}
SENT_BACK, DROPPED = "hubline.change.sent_back", "hubline.change.drop"  # in the audit log


@dataclass(frozen=True)
class Changed:
    """A place or source with a change that is not live. `draft` is the row as it would be; `mark` names what was read;
    `comment` is what was asked for when it was sent back, by `sent_back_by`."""

    kind: str
    row: HubListing | Source
    draft: HubListing | Source
    mark: str
    by: Any
    since: datetime
    wrote: set[int]
    comment: str = ""
    sent_back_by: Any = None

    def may_be_published_by(self, user: Any) -> bool:
        return may_publish(self.kind, user) and user.pk not in self.wrote


def may_publish(kind: str, user: Any) -> bool:
    """Whether somebody has the right, whoever made the change."""
    return bool(user.has_perm(f"knowledge.publish_{KINDS[kind]._meta.model_name}"))


def waiting() -> list[Changed]:
    """All that waits for a second person, the longest waiting first; not what was sent back and not saved since."""
    return sorted((one for one in _changed() if not one.comment), key=lambda one: one.since)


def sent_back(user: Any) -> list[Changed]:
    """What came back to `user` with a comment."""
    return [one for one in _changed() if one.comment and user.pk in one.wrote]


def read(kind: str, pk: int) -> Changed | None:
    """The change of one row; None where there is none. Raises ObjectDoesNotExist."""
    if kind not in KINDS:
        raise ObjectDoesNotExist
    KINDS[kind]._default_manager.get(pk=pk)
    return next((_told(kind, row) for row in _drafts(kind).filter(pk=pk)), None)


@transaction.atomic
def publish(kind: str, pk: int, *, user: Any, mark: str) -> None:
    """Make the change read at `mark` live; people get it with the next release.

    Raises Overtaken when it was saved since, NotReady when there is none or it contradicts itself, OwnText for who made
    any of it, PermissionDenied for who may not publish.
    """
    change = _read_at(kind, pk, user, mark)
    if user.pk in change.wrote:
        raise OwnText(_("Two people stand behind every change: somebody else has to publish this one."))
    try:
        change.draft.full_clean()
    except ValidationError as error:
        raise NotReady(" ".join([_("It cannot be published like this."), *error.messages])) from error
    change.row.publish(change.row.get_latest_revision(), user=user)


@transaction.atomic
def send_back(kind: str, pk: int, *, user: Any, mark: str, comment: str) -> None:
    """Ask for something else; the comment says what. Raises as `publish` does, and NotReady without a comment."""
    if not comment.strip():
        raise NotReady(_("Say what should be changed."))
    change = _read_at(kind, pk, user, mark)
    revision = change.row.get_latest_revision()
    log(instance=change.row, action=SENT_BACK, user=user, revision=revision, data={"comment": comment.strip()})


@transaction.atomic
def drop(kind: str, pk: int, *, user: Any, mark: str) -> None:
    """Leave what is live as it is: by who made the change, or may publish. The draft stays in the history, but who made
    it counts no more for what is changed later.

    Raises Overtaken, NotReady for what was never live, PermissionDenied.
    """
    change = read(kind, pk)
    if change is None or not change.row.live:
        raise NotReady(_("There is no live listing to go back to."))
    if user.pk not in change.wrote and not may_publish(kind, user):
        raise PermissionDenied
    if change.mark != mark:
        raise Overtaken(f"{change.row} was changed since it was opened")
    live = KINDS[kind]._default_manager.get(pk=pk)
    live.publish(live.save_revision(user=user, log_action=DROPPED), user=user, alone=True, log_action=False)


def _read_at(kind: str, pk: int, user: Any, mark: str) -> Changed:
    if not may_publish(kind, user):
        raise PermissionDenied
    change = read(kind, pk)
    if change is None:
        raise NotReady(_("There is no change that waits; perhaps somebody has decided already."))
    if change.mark != mark:
        raise Overtaken(f"{change.row} was changed since it was opened")
    return change


def _changed() -> Iterator[Changed]:
    for kind in KINDS:
        for row in _drafts(kind):
            yield _told(kind, row)


def _drafts(kind: str) -> QuerySet[Any]:
    """Rows with a revision that is not live. A source that was never live is published with the first entry that is
    approved with it; a place that was taken down waits for nothing until somebody edits it."""
    rows = KINDS[kind]._default_manager.filter(latest_revision__isnull=False).select_related("latest_revision__user")
    of_live = Q(live=True, has_unpublished_changes=True)
    if kind == "source":
        return rows.filter(of_live)
    new = Q(last_published_at=None) | Q(latest_revision__created_at__gt=F("last_published_at"))
    return rows.filter(of_live | Q(new, live=False))


def _told(kind: str, row: HubListing | Source) -> Changed:
    newest = row.latest_revision
    back = ModelLogEntry.objects.filter(
        action=SENT_BACK, content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk), revision=newest
    ).first()
    return Changed(
        kind, row, newest.as_object(), str(newest.pk), newest.user, newest.created_at, writers(row, newest),
        back.data.get("comment", "") if back else "", back.user if back else None,
    )  # fmt: skip
