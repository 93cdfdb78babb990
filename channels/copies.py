"""Providers' copies of what is no longer kept here: who has them deletes them, however long that takes.

Their ids are kept, sealed, until the provider has said that a copy is gone.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from channels.errors import ChannelError, Refused, Unsealable
from channels.models import ProviderCopy
from channels.seal import seal, unseal

log = logging.getLogger(__name__)

AT_ONCE = 200
SECONDS = 20  # for one round: people's answers come from the same worker
SOON, LATER = timedelta(minutes=5), timedelta(hours=1)  # how long one that could not be deleted waits, growing
OVERDUE = timedelta(days=1)  # after this colleagues see that a promise is not kept


def put_down(channel: str, provider_ids: Iterable[str | None]) -> None:
    """Has the copies deleted, once the caller's transaction holds; nothing where they cannot be."""
    from channels import registry

    if not registry.channel(channel).can_forget:
        return
    made = [ProviderCopy(channel=channel, sealed_id=seal(known_as)) for known_as in provider_ids if known_as]
    if ProviderCopy.objects.bulk_create(made):
        transaction.on_commit(_wake)


def delete_due(now: datetime) -> None:
    """Asks for each copy that is due. What cannot be deleted waits; after a provider out of reach, so do its others."""
    from channels.registry import channel

    ends = time.monotonic() + SECONDS
    unreachable: set[str] = set()
    for copy in ProviderCopy.objects.filter(next_try_at__lte=now).order_by("next_try_at")[:AT_ONCE]:
        if time.monotonic() > ends:
            return
        if copy.channel in unreachable or not _claim(copy, now):
            continue
        try:
            channel(copy.channel).forget(unseal(copy.sealed_id))
        except ChannelError as error:
            if not isinstance(error, Refused | Unsealable):
                unreachable.add(copy.channel)
            log.warning("a copy at %s is not deleted yet: %s", copy.channel, type(error).__name__)
        else:
            copy.delete()


def overdue(now: datetime) -> int:
    """How many copies are kept elsewhere a day after they were to be deleted."""
    return ProviderCopy.objects.filter(since__lt=now - OVERDUE).count()


def _claim(copy: ProviderCopy, now: datetime) -> bool:
    """Whether this round is the one that asks; if it gets nowhere, or dies, the next time is set already."""
    wait = min(LATER, max(SOON, now - copy.since))
    mine = ProviderCopy.objects.filter(pk=copy.pk, next_try_at=copy.next_try_at)
    return bool(mine.update(next_try_at=now + wait))


def _wake() -> None:
    from channels.tasks import delete_copies

    try:
        delete_copies()
    except Exception:
        log.exception("the queue cannot be reached; the next round will find what is to be deleted")
