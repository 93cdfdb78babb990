"""What the worker does. The queue only says where to look: the tables are the truth, and the sweep reads them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task, on_startup

from channels import conversation, heartbeat, retention


@db_task()
def converse(pseudonym: str) -> None:
    """Takes one conversation as far as it goes now, and comes back when more of it is due."""
    _look_again(pseudonym, conversation.work(pseudonym))


@db_periodic_task(crontab())
def sweep() -> None:
    """Finds what a process that died left behind: each minute, and as soon as a worker starts."""
    now = timezone.now()
    for contact in conversation.due(now).iterator():
        _look_again(contact.pseudonym, contact.held_until if contact.is_held(now) else now)


on_startup()(heartbeat.start)


@on_startup()
def catch_up() -> None:
    """Nudges lost with the last worker are made good at once, not at the next full minute."""
    sweep()


def _look_again(pseudonym: str, at: datetime | None) -> None:
    if at is not None:
        # A little after, so that what is due then is due by every clock.
        wait = max(0.0, (at - timezone.now() + timedelta(milliseconds=50)).total_seconds())
        converse.schedule((pseudonym,), delay=wait) if wait > 0.05 else converse(pseudonym)



@db_periodic_task(crontab(minute="0"))
def apply_retention() -> None:
    """Every hour, whoever looks."""
    retention.purge()
