"""Building releases, and publishing those whose time has come."""

from __future__ import annotations

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task, lock_task

from knowledge import publishing


@db_task()
def build(pk: int) -> None:
    """One at a time: each takes much memory, and the second is quicker for the first."""
    with lock_task("build-release"):
        publishing.build(pk)


@db_periodic_task(crontab())
def publish_due() -> None:
    """Each minute; calls that were lost with a worker are made again."""
    publishing.publish_due()
    for pk in publishing.waiting():
        build(pk)
