"""What was deleted goes out of SQLite's files too; of PostgreSQL's see the operations guide."""

from __future__ import annotations

import logging
import sqlite3

from django.db import OperationalError, connection
from django.db.models import F

from channels.models import Purge
from channels.tracker import rewrite_tracker

log = logging.getLogger(__name__)


def scrub() -> None:
    """Empties the write-ahead log, which still holds pages of deleted rows; the rows themselves are zeroed."""
    if _is_ours():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def rewrite_later() -> None:
    """To be called where rows about people are deleted, in the same transaction."""
    Purge.objects.update(unclean=F("unclean") + 1)


def rewrite() -> bool:
    """Writes the files anew, without what deleted rows left; whether that was done.

    SQLite zeroes a row that it deletes (`secure_delete`), but not the older copies of rows that it once moved from one
    page to another to balance its tree: these lie between the live rows of a page until it happens to be filled. Takes
    two seconds for 140 MB, in which others read on and wait with what they write.
    """
    if not _is_ours():
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
        rewrite_tracker()
    except (OperationalError, sqlite3.OperationalError) as error:  # somebody wrote for too long, or the disk is full
        log.warning("the database could not be written anew: %s", type(error).__name__)
        return False
    scrub()
    return True


def _is_ours() -> bool:
    return connection.vendor == "sqlite" and not connection.in_atomic_block
