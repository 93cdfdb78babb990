"""What the worker does about logins."""

from __future__ import annotations

from django.core.management import call_command
from huey import crontab
from huey.contrib.djhuey import db_periodic_task

from console.security import slowdown


@db_periodic_task(crontab(minute="5"))
def forget_ended() -> None:
    """Every hour: sessions that ended, and counts of attempts that no longer matter."""
    call_command("clearsessions")
    slowdown.forget_old()
