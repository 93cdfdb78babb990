"""A chat on Telegram: what is kept of it, groups, blocks, stop and start, what the person sees meanwhile."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest

from channels.models import Contact, InboxMessage, OutboxMessage
from tests.channels.providers.bot import Bot
from tests.channels.providers.telegram import TOKEN, Telegram
from tests.channels.sms import run
from tests.channels.telegram import GROUP, PHOTO, PRIVATE, SPOT, member, message, post, say, wait_for

pytestmark = pytest.mark.django_db


def test_the_person_sees_that_we_are_typing(telegram: Telegram, bot: Bot) -> None:
    say("hi")
    wait_for(lambda: [form["action"] for form in telegram.called("sendChatAction")] == ["typing"])


def test_nobody_who_opted_out_and_no_group_sees_us_typing(telegram: Telegram, bot: Bot) -> None:
    say("/stop"), say("are you there"), post(message(GROUP, text="hello")), run()
    time.sleep(0.1)
    assert telegram.called("sendChatAction") == []


def test_of_a_location_only_about_where_it_is_is_kept_and_reaches_the_bot(telegram: Telegram, bot: Bot) -> None:
    post(message(location=SPOT))
    run()
    assert bot.asked[0]["metadata"]["location"] == {"lat": 35.37, "lon": -119.02}
    assert InboxMessage.objects.get().metadata["location"] == {"lat": 35.37, "lon": -119.02}
    assert "35.37" not in str(list(InboxMessage.objects.values()))


def test_nothing_of_the_sender_is_kept_but_the_sealed_chat(telegram: Telegram, bot: Bot) -> None:
    say("hi")
    kept = str([list(model.objects.values()) for model in (Contact, InboxMessage, OutboxMessage)])
    assert not [word for word in ("Rosa", "Canche", "rosac", "'77'") if word in kept]


def test_a_shared_contact_is_not_stored(telegram: Telegram, bot: Bot) -> None:
    post(message(contact={"phone_number": "+12135550147", "first_name": "Jose"}))
    run()
    assert InboxMessage.objects.get().text == ""
    assert "phone" not in str(InboxMessage.objects.get().metadata)


def test_a_group_is_told_once_and_then_left_alone(telegram: Telegram, bot: Bot) -> None:
    for update in (
        member("member", GROUP),
        message(GROUP, text="/start"),
        message(GROUP, text="can ICE come in"),
    ):
        post(update)
    run()
    assert ["in private only" in text for text in telegram.texts(GROUP["id"])] == [True]
    assert bot.asked == []


def test_after_a_block_nothing_is_sent_until_they_write_again(telegram: Telegram, bot: Bot) -> None:
    telegram.next.append({"status": 403, "words": "Forbidden: bot was blocked by the user"})
    say("hi")
    assert Contact.objects.get().blocked_at
    assert OutboxMessage.objects.get().state == "failed"
    say("hello again")
    assert telegram.texts() == ["hello again, heard"]


def test_a_block_told_by_update_holds_back_what_waits(telegram: Telegram, bot: Bot) -> None:
    telegram.next.append({"status": 429, "words": "Too Many Requests: retry after 5", "retry_after": 5})
    say("hi")
    post(member("kicked", PRIVATE))
    OutboxMessage.objects.update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert (telegram.sent, OutboxMessage.objects.get().error) == ([], "blocked")


def test_stop_and_start_by_command(telegram: Telegram, bot: Bot) -> None:
    say("/stop"), say("hello?"), say("/start"), say("hi")
    assert [text.split(":")[0] for text in telegram.texts()][1:] == ["Hubline", "hi, heard"]


def test_no_log_holds_chat_words_or_token_at_any_level(
    telegram: Telegram, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    telegram.next.extend(["break off after", {"status": 400, "words": "Bad Request: chat not found"}])
    say("a very secret question"), say("another secret")
    assert not [word for word in ("secret", TOKEN, "Rosa") if word in caplog.text]


# label, the captions of an album's pictures in the order they come, what the person hears
ALBUMS = [
    ("three pictures", [None, None, None], ["cannot open"]),
    ("words under the first", ["is this a warrant", None, None], ["is this a warrant, heard"]),
    ("words under the second", [None, "is this a warrant"], ["cannot open", "is this a warrant, heard"]),
]


@pytest.mark.parametrize(("captions", "hears"), [case[1:] for case in ALBUMS], ids=[case[0] for case in ALBUMS])
def test_an_album_is_one_message(
    telegram: Telegram, bot: Bot, captions: list[str | None], hears: list[str]
) -> None:
    texts: list[dict[str, Any]] = [{"caption": words} if words else {} for words in captions]
    updates = [
        {"update_id": 8000 + number, **message(photo=PHOTO, media_group_id="g1", **text)}
        for number, text in enumerate(texts)
    ]
    for update in (*updates, *updates):  # each of them a second time, as when our answer was lost
        post(update)
    run()
    assert [part in heard for part, heard in zip(hears, telegram.texts(), strict=True)] == [True] * len(hears)


def test_another_album_is_another_message(telegram: Telegram, bot: Bot) -> None:
    for album in ("g1", "g2"):
        post(message(photo=PHOTO, media_group_id=album)), run()
    assert len(telegram.texts()) == 2
