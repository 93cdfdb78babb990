"""What is kept, and how long."""

from __future__ import annotations

import base64
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import time, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from channels import lease, phone, pseudonym, record, retention
from channels.conversation import work
from channels.erase import erase_address
from channels.models import Case, Contact, Forgotten, InboxMessage, OutboxMessage, Purge
from channels.retention import purge
from channels.seal import seal, unseal
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


def key() -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode()


def talk(session: str = "s") -> None:
    phone.say(session, "a question")
    work(pseudonym.pseudonym("phone", session))


def age(**past: float) -> None:
    """Everything kept is that much older."""
    since = timedelta(**past)
    for model, names in (
        (Contact, ["created", "last_seen"]),
        (InboxMessage, ["received_at", "next_try_at", "answered_at"]),
        (OutboxMessage, ["created", "next_try_at"]),
        (Forgotten, ["on"]),
    ):
        for row in model.objects.all():
            values = {name: getattr(row, name) - since for name in names if getattr(row, name)}
            model.objects.filter(pk=row.pk).update(**values)


@pytest.fixture
def _remembered(db: None) -> Iterator[None]:
    """The bot's table as Rasa makes it, with one conversation in it."""
    if settings.HUBLINE.database_url:
        pytest.skip("on a server the table lies in the server's database")
    who = pseudonym.pseudonym("phone", "s")
    path = settings.HUBLINE.data_dir / "tracker.sqlite3"
    with closing(sqlite3.connect(path)) as tracker, tracker:
        tracker.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp REAL, data TEXT)")
    remember(who)
    yield
    path.unlink()


def remember(who: str, text: str = "{}", **past: float) -> None:
    """The bot keeps `text` of a turn that long ago."""
    at = (timezone.now() - timedelta(**past)).timestamp()
    with closing(sqlite3.connect(settings.HUBLINE.data_dir / "tracker.sqlite3")) as tracker, tracker:
        tracker.execute("INSERT INTO events (sender_id, timestamp, data) VALUES (?, ?, ?)", [who, at, seal(text)])


def memory() -> list[str]:
    """What the bot remembers, opened with the keys of now."""
    with closing(sqlite3.connect(settings.HUBLINE.data_dir / "tracker.sqlite3")) as tracker:
        return [unseal(sealed) for (sealed,) in tracker.execute("SELECT data FROM events")]


# age, what is left: addresses, messages in, messages out, contacts
AGES = [
    ({"hours": 71}, (1, 1, 1, 1)),
    ({"hours": 73}, (0, 1, 1, 1)),
    ({"days": 29}, (0, 1, 1, 1)),
    ({"days": 31}, (0, 0, 0, 0)),
]


CASES = [
    ("open", {"hours": 73}, True), ("snoozed", {"hours": 73}, True), ("closed", {"hours": 73}, False),
    ("open", {"days": 29}, True), ("open", {"days": 31}, False),
]  # fmt: skip


@pytest.mark.parametrize(("state", "past", "kept"), CASES)
def test_an_open_case_keeps_the_address_as_long_as_texts_are_kept(
    bot: Bot, state: str, past: dict[str, float], kept: bool
) -> None:
    talk()
    Case.objects.create(contact=Contact.objects.get(), channel="phone", state=state)
    age(**past)
    purge()
    assert Contact.objects.exclude(sealed_address="").exists() is kept


def test_the_console_can_tell_when_it_was_last_done_and_what_went(bot: Bot) -> None:
    talk()
    age(days=31)
    counts = purge()
    assert purge() != counts
    done = Purge.objects.get()
    assert timezone.now() - done.at < timedelta(minutes=5)
    assert set(done.gone) == set(counts)


@pytest.mark.parametrize(("past", "left"), AGES)
def test_addresses_go_after_three_days_and_texts_after_thirty(
    bot: Bot, past: dict[str, float], left: tuple[int, ...]
) -> None:
    talk()
    age(**past)
    purge()
    addresses = Contact.objects.exclude(sealed_address="").count()
    counts = (model.objects.count() for model in (InboxMessage, OutboxMessage, Contact))
    assert (addresses, *counts) == left


def test_what_still_has_to_be_answered_keeps_its_address(bot: Bot) -> None:
    bot.stop()
    talk()
    age(days=31)
    purge()
    assert Contact.objects.get().address == "s"
    assert InboxMessage.objects.get().text == "a question"


def test_files_are_written_anew_after_something_went_until_that_is_done(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[bool] = []
    monkeypatch.setattr(retention, "rewrite", lambda: done.append(len(done) != 1) or done[-1])
    purge(), purge()
    assert done == []
    talk(), erase_address("s"), purge()
    assert done == [True]
    talk(), age(days=31), purge()
    assert done == [True, False]
    purge(), purge()
    assert done == [True, False, True]


def test_files_are_written_anew_for_whoever_was_erased_before_the_first_time_or_meanwhile(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[bool] = []

    def rewrite() -> bool:
        if not done:
            talk("another"), erase_address("another")
        done.append(True)
        return True

    monkeypatch.setattr(retention, "rewrite", rewrite)
    talk(), erase_address("s"), purge()
    assert done == [True]
    purge(), purge()
    assert done == [True, True]


def test_an_opt_out_outlives_everything_else(bot: Bot) -> None:
    phone.say("s", "STOP")
    work(pseudonym.pseudonym("phone", "s"))
    age(days=31)
    purge()
    only_the_day_is_left(Contact.objects.get())
    purge()
    only_the_day_is_left(Contact.objects.get())


def test_of_somebody_erased_who_opted_out_only_the_day_is_left(bot: Bot) -> None:
    talk(), phone.say("s", "STOP")
    work(pseudonym.pseudonym("phone", "s"))
    erase_address("s")
    only_the_day_is_left(Contact.objects.get())


def only_the_day_is_left(contact: Contact) -> None:
    stopped = contact.opted_out_at
    assert stopped
    assert timezone.localtime(stopped).time() == time()
    assert (contact.sealed_address, contact.language, contact.informed_at) == ("", None, None)
    assert contact.created == contact.last_seen == stopped


@pytest.mark.usefixtures("_remembered")
def test_the_bots_memory_goes_with_the_texts_of_those_who_opted_out_too(bot: Bot) -> None:
    phone.say("s", "STOP")
    work(pseudonym.pseudonym("phone", "s"))
    purge()
    assert memory() == ["{}"]
    age(days=31)
    purge()
    assert memory() == []


@pytest.mark.usefixtures("_remembered")
def test_the_bot_remembers_nobody_longer_than_their_texts_and_strangers_for_an_hour(bot: Bot) -> None:
    talk()
    who = pseudonym.pseudonym("phone", "s")
    remember(who, "of a month ago", days=31), remember(who, "of last week", days=7)
    remember("tried-out", "of just now"), remember("tried-out-before", "of two hours ago", hours=2)
    purge()
    assert sorted(memory()) == ["of just now", "of last week", "{}"]


@pytest.mark.usefixtures("_remembered")
def test_a_worker_that_dies_while_it_erases_begins_again(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.answers["YES"] = {"custom": {"decision": "control", "control": "delete", "erase": True}}
    talk()
    with monkeypatch.context() as broken:
        broken.setattr(record, "erase_tracker", lambda _who: 1 / 0)
        phone.say("s", "YES")
        work(pseudonym.pseudonym("phone", "s"))
    assert (InboxMessage.objects.count(), memory()) == (2, ["{}"])
    InboxMessage.objects.update(next_try_at=timezone.now())
    work(pseudonym.pseudonym("phone", "s"))
    assert (InboxMessage.objects.count(), memory()) == (0, [])


def test_erasing_waits_for_the_turn_under_way(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    talk()
    monkeypatch.setattr(lease, "PATIENCE", 0.3)
    with lease.lease(pseudonym.pseudonym("phone", "s")), pytest.raises(lease.Busy):
        erase_address("s")
    assert InboxMessage.objects.exists()
    assert erase_address("s") > 0
    assert not Contact.objects.exists()


@pytest.mark.usefixtures("_remembered")
def test_reseal_moves_the_bots_memory_too(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = settings.HUBLINE.secret_keys, key()
    configure(monkeypatch, secret_keys=[new, *old])
    call_command("reseal")
    configure(monkeypatch, secret_keys=[new])
    assert memory() == ["{}"]


def test_a_repeat_of_a_purged_message_is_known(bot: Bot) -> None:
    talk()
    age(days=31)
    purge()
    assert Forgotten.objects.count() == 1
    age(days=401)
    purge()
    assert Forgotten.objects.count() == 0


def test_somebody_who_writes_again_gets_their_address_back(bot: Bot) -> None:
    talk()
    age(hours=73)
    purge()
    talk()
    assert Contact.objects.get().address == "s"
