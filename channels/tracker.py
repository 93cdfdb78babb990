"""The bot's memory of conversations, where it lies: Rasa has no route to erase or reseal it.

One sealed row a conversation in the table `events`, written by `bot/tracker_store.py`: in the database that
DATABASE_URL names, else in `tracker.sqlite3` of the data directory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from channels.models import Contact
from channels.seal import reseal

STRANGERS = timedelta(hours=1)  # far longer than a turn


def erase_tracker(who: str) -> int:
    """Removes the bot's memory of `who`; how many rows went."""
    with _table() as (cursor, mark):
        if cursor is None:
            return 0
        cursor.execute(f"DELETE FROM events WHERE sender_id = {mark}", [who])  # noqa: S608  # mark is ? or %s
        return int(cursor.rowcount)


def expire_tracker(before: datetime) -> int:
    """Removes memory from `before`, and an hour after its last turn that of anybody who is no contact; how many rows.

    Strangers are those who tried out the bot past the inbox (BOT_DIRECT), and who was erased during a turn.
    """
    with _table() as (cursor, mark):
        if cursor is None:
            return 0
        cursor.execute(f'DELETE FROM events WHERE "timestamp" < {mark}', [before.timestamp()])  # noqa: S608
        gone = int(cursor.rowcount)
        past = (timezone.now() - STRANGERS).timestamp()
        cursor.execute(f'SELECT sender_id FROM events WHERE "timestamp" < {mark}', [past])  # noqa: S608
        strangers = {who for (who,) in cursor.fetchall()} - set(Contact.objects.values_list("pk", flat=True))
        for who in strangers:
            cursor.execute(f"DELETE FROM events WHERE sender_id = {mark}", [who])  # noqa: S608
            gone += int(cursor.rowcount)
        return gone


def reseal_tracker() -> int:
    """Seals the bot's memory anew with the newest key; how many rows. A row written meanwhile is left as it is."""
    count = 0
    with _table() as (cursor, mark):
        if cursor is None:
            return 0
        cursor.execute("SELECT id, data FROM events")
        for number, sealed in cursor.fetchall():
            cursor.execute(
                f"UPDATE events SET data = {mark} WHERE id = {mark} AND data = {mark}",  # noqa: S608
                [reseal(sealed), number, sealed],
            )
            count += cursor.rowcount
    return count


def rewrite_tracker() -> None:
    """Writes the file anew; see `channels.scrub`. Raises OperationalError while the bot writes in it for too long."""
    path = settings.HUBLINE.data_dir / "tracker.sqlite3"
    if settings.HUBLINE.database_url or not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as tracker:
        tracker.execute("VACUUM")
        tracker.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _table() -> Iterator[tuple[Any, str]]:
    """A cursor on the bot's database and its mark for a value; no cursor while the bot has made no table yet."""
    if settings.HUBLINE.database_url:
        with connection.cursor() as cursor:
            yield (cursor if "events" in connection.introspection.table_names(cursor) else None), "%s"
        return
    path = settings.HUBLINE.data_dir / "tracker.sqlite3"
    if not path.exists():
        yield None, "?"
        return
    tracker = sqlite3.connect(path, timeout=30)
    try:
        tracker.execute("PRAGMA secure_delete=ON")
        made = tracker.execute("SELECT 1 FROM sqlite_master WHERE name='events'").fetchone()
        with tracker:
            yield (tracker.cursor() if made else None), "?"
        tracker.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        tracker.close()
