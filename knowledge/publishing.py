"""Building and publishing releases on somebody's behalf: asked for in the console, done by the worker."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledge import difference, quality, releases
from knowledge.difference import Change
from knowledge.errors import KnowledgeError, NoRelease, ReleaseBroken, ReleaseRefused
from knowledge.live import LiveRelease
from knowledge.models import Activation, Publication, Release

_log = logging.getLogger(__name__)
_SILENT = timedelta(minutes=20)  # a builder that says nothing for so long is gone
PUBLISHED, BROUGHT_BACK = "hubline.release.publish", "hubline.release.rollback"  # in the audit log
SCHEDULED, UNSCHEDULED = "hubline.release.schedule", "hubline.release.unschedule"
State = Publication.State


def pending(release: LiveRelease | None) -> list[Change]:
    """What a release built now would change of `release`: entries, sources, places."""
    return difference.changes(difference.of_release(release), difference.of_store(timezone.localdate()))


def build(pk: int) -> None:
    """Build what was asked for, with its progress kept for the page. Never raises: what fails is told there."""
    if not Publication.objects.filter(pk=pk, state=State.QUEUED).update(state=State.BUILDING, moved_at=timezone.now()):
        return  # somebody else builds it
    publication = Publication.objects.get(pk=pk)

    def say(line: str) -> None:
        publication.progress += f"{line}\n"
        publication.save(update_fields=["progress", "moved_at"])

    try:
        publication.release = releases.build(publication.note, say)
        live = _live()
        if live:
            quality.measurement_of(live)  # so that the page has both to compare
        publication.state = State.BUILT
    except KnowledgeError as error:
        publication.state, publication.problem = State.FAILED, str(error)
    except Exception:
        _log.exception("building a release failed")
        publication.state = State.FAILED
        publication.problem = _("The builder broke down; the log of the worker says why. Nothing was published.")
    publication.save()


def publish(publication: Publication, *, user: Any, force_because: str = "") -> None:
    """Make it live, everywhere within seconds. Raises FloorBroken, ReleaseBroken, ReleaseRefused; see `activate`."""
    release = publication.release
    if release is None:
        raise ReleaseBroken(_("It is not built yet."))
    activate(release, user=user, why=publication.note, force_because=force_because)
    publication.state, publication.publish_at, publication.overtaken_by = State.PUBLISHED, None, None
    publication.save()


def activate(release: Release, *, user: Any, why: str, force_because: str = "") -> None:
    """Make a release live and write it into the audit log. Raises as `releases.activate` does."""
    forced_by = user.get_username() if force_because.strip() else ""
    releases.activate(release, by=user, why=force_because.strip() or why, forced_by=forced_by)
    _record(release, PUBLISHED, user, {"why": force_because.strip() or why, "forced": bool(forced_by)})


def rollback(*, user: Any, why: str) -> Release:
    """Bring back the release before, and write it into the audit log. Raises NoRelease."""
    release = releases.rollback(by=user, why=why)
    _record(release, BROUGHT_BACK, user, {"why": why})
    return release


def schedule(publication: Publication, at: datetime | None, *, user: Any) -> None:
    """Have it go live by itself at that time, on behalf of `user`; None: not any more.

    Raises ReleaseRefused for one that is older than what is live.
    """
    live = Activation.objects.first()
    if at and live and publication.release_id and live.release_id > publication.release_id:
        raise ReleaseRefused(_("A newer release is live. To go back to this one, publish it now, by hand."))
    publication.publish_at, publication.scheduled_by = at, user if at else None
    publication.scheduled_at = timezone.now() if at else None
    publication.overtaken_by, publication.state = None, State.BUILT
    publication.save()
    if publication.release:
        when = {"at": at.isoformat()} if at else {}
        _record(publication.release, SCHEDULED if at else UNSCHEDULED, user, when)


def publish_due() -> None:
    """Publish what is scheduled for now or before, unless it is overtaken; give up on builds whose worker died."""
    now = timezone.now()
    due = Publication.objects.filter(state=State.BUILT, publish_at__lte=now).order_by("publish_at", "pk")
    for publication in due:
        if overtaken := _overtaken(publication):
            publication.state, publication.overtaken_by = State.SKIPPED, overtaken
            publication.save()
            continue
        try:
            publish(publication, user=publication.scheduled_by)
        except KnowledgeError as error:
            publication.state, publication.problem = State.FAILED, str(error)
            publication.save()
    Publication.objects.filter(state=State.BUILDING, moved_at__lt=now - _SILENT).update(
        state=State.FAILED, problem=_("The worker stopped while it was building. Build it again.")
    )


def _overtaken(publication: Publication) -> Activation | None:
    """What somebody made live since it was scheduled, and it would undo: a newer release, or a rollback."""
    since = Activation.objects.filter(at__gte=publication.scheduled_at) if publication.scheduled_at else None
    newer = Q(release_id__gt=publication.release_id)
    if since is not None and (found := since.filter(newer | Q(restores__isnull=False)).first()):
        return found
    live = Activation.objects.first()  # scheduled when a newer one was live already
    return live if live and publication.release_id and live.release_id > publication.release_id else None


def waiting() -> list[int]:
    """Builds that were asked for and not begun, by number: their call to the worker may be lost."""
    return list(Publication.objects.filter(state=State.QUEUED).values_list("pk", flat=True))


def _record(release: Release, action: str, user: Any, data: Mapping[str, Any]) -> None:
    log(instance=release, action=action, user=user, data=dict(data), title=release.number)


def _live() -> Release | None:
    try:
        return releases.active()
    except NoRelease:
        return None
