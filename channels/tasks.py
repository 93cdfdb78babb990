"""What the worker does. The queue only says where to look: the tables are the truth, and the sweep reads them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import HUEY, db_periodic_task, db_task, on_startup, periodic_task

from channels import case_clock, conversation, copies, heartbeat, retention
from channels.queue import tidy
from channels.telegram import poller


@db_task()
def converse(pseudonym: str) -> None:
    """Takes one conversation as far as it goes now, and comes back when more of it is due."""
    look_again(pseudonym, conversation.work(pseudonym))


@db_periodic_task(crontab())
def sweep() -> None:
    """Finds what a process that died left behind: each minute, and as soon as a worker starts."""
    now = timezone.now()
    for contact in conversation.due(now).iterator():
        look_again(contact.pseudonym, contact.held_until if contact.is_held(now) else now)


on_startup()(heartbeat.start)
on_startup("telegram")(poller.start)


@on_startup()
def catch_up() -> None:
    """Nudges lost with the last worker are made good at once, not at the next full minute."""
    sweep()


def look_again(pseudonym: str, at: datetime | None) -> None:
    """Has a worker take the conversation forward at `at`, if at all."""
    if at is not None:
        # A little after, so that what is due then is due by every clock.
        wait = max(0.0, (at - timezone.now() + timedelta(milliseconds=50)).total_seconds())
        converse.schedule((pseudonym,), delay=wait) if wait > 0.05 else converse(pseudonym)


@periodic_task(crontab())
def tidy_queue() -> None:
    """Of those who wrote nothing stays in the queue's file: each minute."""
    tidy(HUEY)


@db_periodic_task(crontab())
def look_at_cases() -> None:
    """Nobody waits for a person without hearing that it takes longer: each minute."""
    for pseudonym in case_clock.look(timezone.now()):
        converse(pseudonym)


@db_periodic_task(crontab())
def apply_retention() -> None:
    """Every hour, whoever looks; and at once when no worker was up at the hour."""
    if retention.is_due():
        retention.purge()


@db_periodic_task(crontab())
def delete_copies() -> None:
    """Has providers delete what is no longer kept here: at once, and each minute what could not be deleted before."""
    copies.delete_due(timezone.now())
