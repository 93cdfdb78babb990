"""What the queue's file holds of tasks that were done: nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from huey import Huey, SqliteHuey
from huey.contrib.djhuey import HUEY

from channels.queue import FileQueue, tidy

WHO, SID, WORDS = "0123456789abcdef" * 4, "SM" + "5a" * 16, "the words of an error"


def within(folder: Path) -> set[str]:
    held = b"".join(path.read_bytes() for path in folder.iterdir())
    return {each for each in (WHO, SID, WORDS) if each.encode() in held}


def work_off(queue: Huey) -> None:
    while task := queue.dequeue():
        queue.execute(task)


@pytest.fixture
def queue(tmp_path: Path) -> Huey:
    options = {name: settings.HUEY[name] for name in ("results", "immediate")}
    return FileQueue("test", filename=str(tmp_path / "queue.sqlite3"), **options)


def test_of_a_task_that_was_done_nothing_is_left_in_the_file(queue: Huey, tmp_path: Path) -> None:
    @queue.task()
    def look(who: str, sid: str) -> str:
        return who

    @queue.task()
    def fail(who: str) -> None:
        raise ValueError(WORDS)

    for _ in range(40):
        look(WHO, SID)
    fail(WHO)
    look.schedule((WHO, SID), delay=0)
    assert within(tmp_path) >= {WHO, SID}
    work_off(queue)
    tidy(queue)
    assert not within(tmp_path)


def test_what_an_earlier_version_kept_of_errors_goes_at_the_next_start(tmp_path: Path) -> None:
    old = SqliteHuey("test", filename=str(tmp_path / "queue.sqlite3"))

    @old.task()
    def fail() -> None:
        raise ValueError(WORDS)

    fail()
    old.storage.put_data("heartbeat", b"1")
    work_off(old)
    old.storage.close()
    assert WORDS in within(tmp_path)
    queue = FileQueue("test", filename=str(tmp_path / "queue.sqlite3"), results=False)
    tidy(queue)
    assert not within(tmp_path)
    with closing(sqlite3.connect(tmp_path / "queue.sqlite3")) as file:
        assert file.execute("SELECT key FROM kv").fetchall() == [("heartbeat",)]


def test_no_queue_keeps_what_tasks_end_with() -> None:
    assert not HUEY.results
