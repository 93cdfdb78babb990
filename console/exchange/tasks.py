"""What the worker does about files that were brought."""

from __future__ import annotations

from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from console.exchange.models import Upload


@db_periodic_task(crontab(minute="5"))
def forget_uploads() -> None:
    """Every hour: files that somebody brought and never decided on."""
    Upload.forget_old()
