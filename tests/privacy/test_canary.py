"""What people write and who they are is found nowhere in the data directory and in no log.

Over the four real processes, which log all they can (DEBUG), on every path a message can take, deaths included.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests import whole as running
from tests.channels.providers.telegram import Telegram
from tests.channels.providers.twilio import Twilio
from tests.end_to_end.outside import text_in, variables
from tests.privacy.canaries import Canaries, Search, nothing
from tests.whole import Whole


@dataclass
class World:
    whole: Whole
    twilio: Twilio
    telegram: Telegram
    canaries: Canaries = field(default_factory=Canaries)
    sent: int = 0
    began: float = field(default_factory=time.time)

    def text(self, phone: str, text: str) -> None:
        """An SMS, as Twilio brings it."""
        self.sent += 1
        text_in(self.whole.web_url, phone, text, f"SM{self.sent:032x}")

    def say(self, chat: int, text: str) -> None:
        """A Telegram message."""
        self.sent += 1
        here = {"id": chat, "type": "private", "first_name": "Xylphia", "username": f"u{chat}"}
        person = {"id": chat, "is_bot": False, "first_name": "Xylphia", "username": f"u{chat}"}
        message = {"message_id": self.sent, "date": 0, "chat": here, "from": person, "text": text}
        self.telegram.push(message=message)

    def heard(self, phone: str) -> list[str]:
        return [message["real_body"] for message in self.twilio.messages if message["to"] == phone]

    def heard_there(self, chat: int) -> list[str]:
        return self.telegram.texts(chat)


def until(done: Callable[[], Any], seconds: float = 180) -> None:
    ends = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < ends, "it did not come about"
        time.sleep(0.3)


@pytest.fixture(scope="module")
def world(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """An installation that logs all it can, after everything has happened to it."""
    folder = running.copied(prepared, tmp_path_factory.mktemp("canary"))
    with Twilio() as twilio, Telegram() as telegram:
        started = running.start(folder, **variables(twilio, telegram), HUBLINE_LOG_LEVEL="DEBUG")
        try:
            world = World(started, twilio, telegram)
            everything(world)
            yield world
        finally:
            started.stop()


def everything(world: World) -> None:
    """Every path, each with people and words of its own."""
    canaries = world.canaries
    paths = {
        "answer": "can the school ask if my son has papers {}",
        "urgent": "ICE is at my door {}",
        "clarify": "police {}",
        "hub": "necesito ayuda cerca de 93304 {}",
        "unknown": "{} {} {}",
        "person": "I want to talk to a person {}",
        "opt-out": "STOP {}",
        "long": "can I film officers {} " + "and then " * 100,
    }
    everybody = []
    for number, (where, text) in enumerate(paths.items()):
        phone, about = canaries.person(number)
        sentence = canaries.sentence(where)
        world.text(phone, f"{text.format(sentence, sentence, sentence)}")
        world.text(phone, f"{about}. {sentence}. can they ask for papers")
        chat = canaries.chat(number)
        world.say(chat, f"{about}. {text.format(sentence, sentence, sentence)}")
        everybody.append((phone, chat))
    until(lambda: all(world.heard(phone) and world.heard_there(chat) for phone, chat in everybody))
    _handed_over(world)
    _providers_in_trouble(world)
    _deaths(world)


def _handed_over(world: World) -> None:
    phone, about = world.canaries.person(20)
    for text in ("human", "yes", f"{about}, {world.canaries.sentence('case')}"):
        before = len(world.heard(phone))
        world.text(phone, text)
        until(lambda: len(world.heard(phone)) > before or "my name" in text)  # noqa: B023  # staff answer that one


def _providers_in_trouble(world: World) -> None:
    """Slow, out of order, breaking off, unreachable number."""
    world.twilio.next.extend([2.0, (500, 20500), "break off after", (400, 21614), (400, 21610)])
    for number in range(30, 34):
        phone, about = world.canaries.person(number)
        world.text(phone, f"{about}: can I film officers {world.canaries.sentence(f'trouble {number}')}")
    world.telegram.outage = {"status": 502, "words": "Bad Gateway"}
    world.say(world.canaries.chat(30), f"can I film officers {world.canaries.sentence('outage')}")
    time.sleep(2)
    world.telegram.outage = None
    until(lambda: len(world.twilio.next) == 0)


def _deaths(world: World) -> None:
    """Each process ends in the middle of a message."""
    for number, name in enumerate(("bot", "actions", "worker", "web"), 40):
        phone, about = world.canaries.person(number)
        world.text(phone, f"{about}. can the school ask for papers {world.canaries.sentence(name)}")
        world.whole.kill(name)
        world.text(phone, f"{about}. can the police ask for papers {world.canaries.sentence(name + ' dead')}")
        until(lambda: len(world.heard(phone)) >= 2, 300)  # noqa: B023
    world.whole.wait_until_well(300)


def test_no_file_and_no_log_holds_what_was_written_or_who_wrote(world: World) -> None:
    search = Search({**world.canaries.personal, **world.canaries.said})
    assert "DEBUG" in world.whole.said()  # it did log
    nothing(search.files(world.whole.data_dir, world.began - 60))


def test_the_search_would_find_it(tmp_path: Any) -> None:
    """In each form, wherever it stands."""
    for number, form in enumerate(Search({"it": "zubqorvñ"}).named):
        (tmp_path / f"{number}").write_bytes(b"ab\0" + form + b"\xff")
    found = list(Search({"it": "zubqorvñ"}).files(tmp_path))
    assert len(found) == number + 1
