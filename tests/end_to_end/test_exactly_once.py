"""Every accepted message is answered exactly once, in order, whichever of the four processes is killed when."""

from __future__ import annotations

import itertools
import json
import os
import random
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import whole as running
from tests.end_to_end.outside import (
    QUESTIONS,
    DeadlyTelegram,
    DeadlyTwilio,
    Killer,
    person,
    text_in,
    variables,
)
from tests.whole import Whole

pytestmark = pytest.mark.e2e
# The full test is 500 messages of 50 people: SENDERS=50. Every run of the suite does a tenth of it.
SENDERS = int(os.environ.get("SENDERS", "5"))
EACH = 10
CHATS = max(2, SENDERS // 10)
SEED = int(os.environ.get("SEED", "20261121"))

_READ = """
import json
from channels.models import InboxMessage, OutboxMessage
rows = [
    {"in": m.provider_id, "who": m.contact_id, "channel": m.channel, "state": m.state,
     "out": [[o.provider_id, o.state, o.repeated, o.text] for o in m.replies.order_by("id")
             if "taking longer" not in o.text and "tarda m" not in o.text
             and not o.text.startswith(("Your phone company", "Su compa"))]}
    for m in InboxMessage.objects.filter(id__gt=BEFORE).order_by("id")
]
print("ROWS" + json.dumps(rows))
"""

_NEWEST = """
from django.db.models import Max
from channels.models import InboxMessage
print("NEWEST", InboxMessage.objects.aggregate(newest=Max("id"))["newest"] or 0)
"""


@dataclass
class World:
    whole: Whole
    twilio: DeadlyTwilio
    telegram: DeadlyTelegram
    before: int  # the newest message that came with the copied data

    def rows(self) -> list[dict[str, Any]]:
        """The inbox with what was sent to each message; the note that it takes longer is not an answer."""
        told = self.whole.manage("shell", "-c", _READ.replace("BEFORE", str(self.before)), check=True).stdout
        found: list[dict[str, Any]] = json.loads(told.rpartition("ROWS")[2])
        return found


@pytest.fixture(scope="module")
def world(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """An installation of its own, and providers of ours."""
    folder = running.copied(prepared, tmp_path_factory.mktemp("exactly-once"))
    with DeadlyTwilio() as twilio, DeadlyTelegram() as telegram:
        started = running.start(folder, **variables(twilio, telegram))
        newest = started.manage("shell", "-c", _NEWEST, check=True).stdout.rpartition("NEWEST")[2]
        yield World(started, twilio, telegram, int(newest))
        started.stop()


@pytest.mark.e2e
@pytest.mark.timeout(3600)
def test_each_message_is_answered_once_and_in_order_whoever_dies(world: World) -> None:
    chosen = random.Random(SEED)
    killer = Killer(world.whole, SEED)
    total = SENDERS * EACH
    world.twilio.deaths.kill = world.telegram.deaths.kill = lambda: killer.kill("worker")
    # Early enough that a death put off by a restart still meets a message.
    world.twilio.deaths.victims = set(chosen.sample(range(2, total // 2), max(2, total // 25)))
    world.telegram.deaths.victims = {3, CHATS * 4}

    def one_person(number: int) -> None:
        for count in range(EACH):
            text_in(world.whole.web_url, person(number), QUESTIONS[(number + count) % len(QUESTIONS)],
                    f"SM{number:016d}{count:016d}")  # fmt: skip

    def some_chats() -> None:
        for count in range(5):
            for chat in range(1, CHATS + 1):
                person_there = {"id": chat, "is_bot": False, "first_name": "x"}
                here = {"id": chat, "type": "private"}
                message = {"message_id": count, "date": 0, "chat": here, "from": person_there, "text": QUESTIONS[count]}
                world.telegram.push(message=message)

    finished = threading.Event()

    def go_on_killing() -> None:
        while not finished.wait(8):
            killer.one_at_random()

    killing = threading.Thread(target=go_on_killing, daemon=True)
    killing.start()
    with ThreadPoolExecutor(max_workers=10) as people:
        chatting = people.submit(some_chats)
        list(people.map(one_person, range(SENDERS)))
        chatting.result()
    _wait_for(lambda: len(set(killer.killed)) == 4, 300)
    finished.set()
    killing.join()
    world.whole.wait_until_well(300)
    expected = total + 5 * CHATS
    _wait_for(lambda: _settled(world, expected), 900)
    rows = world.rows()
    _sms_exactly_once(world, [row for row in rows if row["channel"] == "sms"])
    telegram = [row for row in rows if row["channel"] == "telegram"]
    extra = _telegram_never_zero(world, telegram, killer.when["worker"])
    print(f"\nkilled: {dict(killer.killed)}; right after acceptance: SMS {len(world.twilio.deaths.who)}, Telegram "
          f"{len(world.telegram.deaths.who)}; {total} SMS and {len(telegram)} Telegram messages, answered twice: "
          f"SMS 0, Telegram {extra}")  # fmt: skip
    assert set(killer.killed) == {"web", "worker", "actions", "bot"}
    assert world.twilio.deaths.who


def _wait_for(done: Any, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until
        time.sleep(1)


def _settled(world: World, expected: int) -> bool:
    rows = world.rows()
    out = [state for row in rows for _, state, _, _ in row["out"]]
    return (
        len(rows) == expected
        and all(row["state"] == "answered" for row in rows)
        and all(state not in ("pending", "sending") for state in out)
    )


def _is_note(text: str) -> bool:
    """The line that it takes longer, or that the phone company can see it, where it did not fit: no answer."""
    return "taking longer" in text or "tarda m" in text or text.startswith(("Your phone company", "Su compa"))


def _sms_exactly_once(world: World, rows: list[dict[str, Any]]) -> None:
    assert len(rows) == SENDERS * EACH
    assert all(len(row["out"]) == 1 and row["out"][0][1] == "sent" for row in rows)
    heard: dict[str, list[str]] = defaultdict(list)
    for message in world.twilio.messages:
        if not _is_note(message["real_body"]):
            heard[message["to"]].append(message["sid"])
    answered: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        answered[person(int(row["in"][2:18]))].append(row["out"][0][0])
    assert dict(heard) == dict(answered)  # each once, and in the order of the messages
    order = [row["in"] for row in sorted(rows, key=lambda row: row["in"])]
    for number in range(SENDERS):
        mine = [row["in"] for row in rows if row["in"].startswith(f"SM{number:016d}")]
        assert mine == [sid for sid in order if sid.startswith(f"SM{number:016d}")]


def _telegram_never_zero(world: World, rows: list[dict[str, Any]], deaths: list[float]) -> int:
    """Message by message: each answer arrived in its place, and more than once only with a death in between.

    Gives how many copies too many there were.
    """
    assert len(rows) == 5 * CHATS
    arrived: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for message in world.telegram.sent:
        if not _is_note(message["plain"]):
            arrived[message["chat_id"]].append(message)
    by_chat: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_chat[row["who"]].append(row)
    chats = {str(message["message_id"]): message["chat_id"] for message in world.telegram.sent}
    extra = 0
    for mine in by_chat.values():
        assert all(row["out"] for row in mine)
        left = arrived.pop(chats[mine[0]["out"][0][0]])
        for known_as, state, repeated, text in (reply for row in mine for reply in row["out"]):
            copies = [left.pop(0)]
            while repeated and left and left[0]["text"] == text:
                copies.append(left.pop(0))
            assert state == "sent"
            assert {copy["text"] for copy in copies} == {text}
            assert known_as == str(copies[-1]["message_id"])
            for first, second in itertools.pairwise(copies):
                assert any(first["at"] - 1 < death < second["at"] for death in deaths)
            extra += len(copies) - 1
        assert left == []
    assert arrived == {}
    return extra
