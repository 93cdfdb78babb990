"""Building releases, and publishing those whose time has come."""

from __future__ import annotations

from contextlib import AbstractContextManager

from django.utils.translation import override
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task, lock_task
from wagtail.users.models import UserProfile

from knowledge import publishing
from knowledge.models import Publication


@db_task()
def build(pk: int) -> None:
    """One at a time: each takes much memory, and the second is quicker for the first."""
    with lock_task("build-release"), _in_language_of(Publication.objects.filter(pk=pk).first()):
        publishing.build(pk)


def _in_language_of(publication: Publication | None) -> AbstractContextManager[object]:
    """What the builder says is read by who asked for it."""
    by = publication.by if publication else None
    profile = UserProfile.objects.filter(user=by).first() if by else None
    return override(profile.get_preferred_language() if profile else None)


@db_periodic_task(crontab())
def publish_due() -> None:
    """Each minute; calls that were lost with a worker are made again."""
    publishing.publish_due()
    for pk in publishing.waiting():
        build(pk)
