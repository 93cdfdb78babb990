"""The queue in a file: of a task that was done nothing is left in it, neither who wrote nor what an error said."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any

from huey import Huey
from huey.storage import SqliteStorage


class Overwriting(SqliteStorage):
    """Huey's, but what is deleted is overwritten in the file (sqlite.org/pragma.html#pragma_secure_delete)."""

    # An earlier version kept what tasks ended with, under the task's id (a UUID), the words of errors included.
    ddl = [*SqliteStorage.ddl, "delete from kv where key like '________-____-____-____-____________'"]

    def tidy(self) -> None:
        """Writes the file anew and empties the write-ahead log: both still hold parts of pages as they were."""
        self.sql("vacuum")
        self.sql("pragma wal_checkpoint(truncate)", results=True)

    def _create_connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = super()._create_connection()
        connection.execute("pragma secure_delete=on")
        return connection


def tidy(queue: Any) -> None:
    """Of a queue in a file, what `Overwriting.tidy` does; Redis keeps nothing that was deleted."""
    if isinstance(queue.storage, Overwriting):
        queue.storage.tidy()


FileQueue = partial(Huey, storage_class=Overwriting)  # as `huey.SqliteHuey` is made
