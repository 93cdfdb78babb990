"""Telegram updates through the real webhook: labelled cases of every kind there is."""

from __future__ import annotations

import json
import logging
import time
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from channels import limits
from channels.models import Contact, InboxMessage, OutboxMessage
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.telegram import TOKEN, Telegram
from tests.channels.sms import run

pytestmark = pytest.mark.django_db

CHAT = 77
PERSON = {
    "id": CHAT,
    "is_bot": False,
    "first_name": "Rosa",
    "last_name": "Canche",
    "username": "rosac",
    "language_code": "en",
}
PRIVATE = {"id": CHAT, "type": "private", "first_name": "Rosa", "username": "rosac"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Padres"}
_count = 5000


def message(
    chat: dict[str, Any] | None = None, sender: dict[str, Any] | None = None, **fields: Any
) -> dict[str, Any]:
    return {
        "message": {"message_id": 1, "date": 0, "chat": chat or PRIVATE, "from": sender or PERSON, **fields}
    }


def button(data: str | None = "say:2", chat: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    query = {"id": "cb1", "from": PERSON, "chat_instance": "1", **fields}
    if chat is not None or "inline_message_id" not in fields:
        query["message"] = {"message_id": 1, "date": 0, "chat": chat or PRIVATE}
    return {"callback_query": query | ({"data": data} if data is not None else {})}


def member(status: str, chat: dict[str, Any]) -> dict[str, Any]:
    who = {"user": {"id": 123456, "is_bot": True, "first_name": "Hubline"}, "status": status}
    return {
        "my_chat_member": {
            "chat": chat,
            "from": PERSON,
            "date": 0,
            "old_chat_member": who,
            "new_chat_member": who,
        }
    }


def post(update: Any, secret: str | None = "a-secret") -> HttpResponse:
    global _count
    _count += 1
    if isinstance(update, dict):
        update = {"update_id": _count, **update}
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    return Client().post(
        "/webhooks/telegram", json.dumps(update), content_type="application/json", headers=headers
    )


def say(text: str) -> None:
    assert post(message(text=text)).status_code == 200
    run()


PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
FILE = {"file_id": "a", "file_unique_id": "b"}
SPOT = {"latitude": 35.37, "longitude": -119.02}

# label, update, what the person hears (None: nothing; a part of it suffices)
CASES: list[tuple[str, dict[str, Any], str | None]] = [
    ("text", message(text="can ICE come in"), "can ICE come in, heard"),
    ("Spanish", message(text="¿puede entrar la migra?"), "¿puede entrar la migra?, heard"),
    ("emoji", message(text="🙏🏽"), "🙏🏽, heard"),
    ("Chinese", message(text="我需要帮助"), "我需要帮助, heard"),
    ("4,000 characters", message(text="word " * 800), "word"),
    ("markup in the text", message(text="<b>bold</b> & <script>"), "<b>bold</b> & <script>, heard"),
    ("unbalanced markup", message(text="a < b > c &amp; </i>"), "a < b > c &amp; </i>, heard"),
    ("Markdown in the text", message(text="*a _b `c [d](e"), "*a _b `c [d](e, heard"),
    ("entities", message(text="bold", entities=[{"type": "bold", "offset": 0, "length": 4}]), "bold, heard"),
    (
        "a forwarded text",
        message(
            text="is this real", forward_origin={"type": "hidden_user", "sender_user_name": "x", "date": 0}
        ),
        "is this real, heard",
    ),
    (
        "a reply to ours",
        message(text="yes", reply_to_message={"message_id": 1, "date": 0, "chat": PRIVATE}),
        "yes, heard",
    ),
    (
        "sent by way of a bot",
        message(text="hello", via_bot={"id": 9, "is_bot": True, "first_name": "x"}),
        "hello, heard",
    ),
    ("a name in the text is not kept", message(text="me llamo Rosa Canche"), "me llamo [name], heard"),
    ("fields nobody knows", message(text="hello", brand_new={"a": 1}), "hello, heard"),
    (
        "no sender",
        {"message": {"message_id": 1, "date": 0, "chat": PRIVATE, "text": "hello"}},
        "hello, heard",
    ),
    (
        "a sender without language",
        message(text="hello", sender={"id": 77, "is_bot": False, "first_name": "x"}),
        "hello, heard",
    ),
    ("/start", message(text="/start"), "Telegram itself can see this chat"),
    ("/start with a payload", message(text="/start flyer12"), "https://hub.example.org/privacy"),
    ("/start with the bot's name", message(text="/start@hubline_bot"), "not the government"),
    ("/START", message(text="/START"), "not the government"),
    (
        "/start of a Spanish phone",
        message(text="/start", sender=PERSON | {"language_code": "es-MX"}),
        "no somos el gobierno",
    ),
    (
        "/start of a phone in another language",
        message(text="/start", sender=PERSON | {"language_code": "zh"}),
        "No somos el gobierno",
    ),
    ("/inicio", message(text="/inicio"), "not the government"),
    ("/help", message(text="/help"), "not legal advice"),
    ("/ayuda", message(text="/ayuda"), "no asesoría legal"),
    ("/menu", message(text="/menu"), "menu, heard"),
    ("/human", message(text="/human"), "human, heard"),
    ("/persona", message(text="/persona"), "persona, heard"),
    ("/delete", message(text="/delete"), "delete, heard"),
    ("/borrar", message(text="/borrar"), "borrar, heard"),
    ("/stop", message(text="/stop"), "no more messages"),
    ("/alto", message(text="/alto"), "ya no le va a mandar"),
    ("/language", message(text="/language"), "English or Spanish"),
    ("/idioma", message(text="/idioma", sender=PERSON | {"language_code": "es"}), "¿Español o inglés?"),
    ("/english", message(text="/english"), "english, heard"),
    ("/espanol", message(text="/espanol"), "español, heard"),
    ("a command nobody knows is text", message(text="/restart"), "/restart, heard"),
    ("a Rasa intent is text", message(text='/greet{"a":1}'), '/greet{"a":1}, heard'),
    ("a slash alone", message(text="/"), "/, heard"),
    ("a slash and a space", message(text="/ hello"), "/ hello, heard"),
    ("STOP", message(text="STOP"), "no more messages"),
    ("ALTO", message(text="¡Alto!"), "ya no le va a mandar"),
    ("HELP", message(text="help"), "not legal advice"),
    ("location", message(location=SPOT), "📍, heard"),
    ("venue", message(location=SPOT, venue={"location": SPOT, "title": "x", "address": "y"}), "📍, heard"),
    ("live location", message(location=SPOT | {"live_period": 60}), "📍, heard"),
    ("photo", message(photo=PHOTO), "cannot open pictures"),
    (
        "photo with caption: the caption counts",
        message(photo=PHOTO, caption="is this a warrant"),
        "is this a warrant, heard",
    ),
    ("voice", message(voice=FILE | {"duration": 3}), "cannot open pictures"),
    ("audio", message(audio=FILE | {"duration": 3}), "cannot open pictures"),
    ("video", message(video=FILE), "cannot open pictures"),
    ("video note", message(video_note=FILE), "cannot open pictures"),
    ("document", message(document=FILE), "cannot open pictures"),
    (
        "document with caption",
        message(document=FILE, caption="what is this form"),
        "what is this form, heard",
    ),
    ("sticker", message(sticker=FILE), "cannot open pictures"),
    ("animation", message(animation=FILE, document=FILE), "cannot open pictures"),
    ("poll", message(poll={"id": "1", "question": "q"}), "cannot open pictures"),
    ("dice", message(dice={"emoji": "🎲", "value": 3}), "cannot open pictures"),
    ("game", message(game={"title": "x"}), "cannot open pictures"),
    ("story", message(story={"id": 1, "chat": PRIVATE}), "cannot open pictures"),
    (
        "photo, to a Spanish phone",
        message(photo=PHOTO, sender=PERSON | {"language_code": "es"}),
        "No podemos abrir fotos",
    ),
    (
        "shared contact",
        message(contact={"phone_number": "+12135550147", "first_name": "Jose"}),
        "did not keep the contact",
    ),
    (
        "edited text",
        {"edited_message": message(text="x")["message"] | {"edit_date": 1}},
        "send it again as a new one",
    ),
    (
        "edited caption",
        {"edited_message": message(photo=PHOTO, caption="x")["message"]},
        "send it again as a new one",
    ),
    ("live location moving", {"edited_message": message(location=SPOT)["message"]}, None),
    ("edited in a group", {"edited_message": message(GROUP, text="x")["message"]}, None),
    ("button of a choice", button("say:2"), "2, heard"),
    ("button for a person", button("say:human"), "human, heard"),
    ("button for language", button("say:español"), "español, heard"),
    ("button with no data", button(None), None),
    ("button with data of an older version", button("old"), None),
    ("button with nothing to say", button("say:"), None),
    ("button in a group", button("say:2", GROUP), None),
    ("button of an inline message", button("say:2", inline_message_id="i"), None),
    ("button of a game", button(None, game_short_name="x"), None),
    ("another bot", message(text="hello", sender={"id": 5, "is_bot": True, "first_name": "x"}), None),
    ("pinned message", message(pinned_message={"message_id": 1, "date": 0, "chat": PRIVATE}), None),
    ("auto-delete timer", message(message_auto_delete_timer_changed={"message_auto_delete_time": 1}), None),
    ("write access allowed", message(write_access_allowed={}), None),
    (
        "channel post",
        {"channel_post": {"message_id": 1, "date": 0, "chat": {"id": -1, "type": "channel"}, "text": "x"}},
        None,
    ),
    (
        "edited channel post",
        {
            "edited_channel_post": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": -1, "type": "channel"},
                "text": "x",
            }
        },
        None,
    ),
    ("message in a channel", message({"id": -1, "type": "channel"}, text="x"), None),
    ("inline query", {"inline_query": {"id": "1", "from": PERSON, "query": "x", "offset": ""}}, None),
    (
        "chosen inline result",
        {"chosen_inline_result": {"result_id": "1", "from": PERSON, "query": "x"}},
        None,
    ),
    ("poll update", {"poll": {"id": "1", "question": "q"}}, None),
    ("poll answer", {"poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [1]}}, None),
    ("reaction", {"message_reaction": {"chat": PRIVATE, "message_id": 1, "date": 0}}, None),
    ("chat member", {"chat_member": member("member", GROUP)["my_chat_member"]}, None),
    ("join request", {"chat_join_request": {"chat": GROUP, "from": PERSON, "date": 0}}, None),
    ("business message", {"business_message": message(text="x")["message"]}, None),
    ("shipping query", {"shipping_query": {"id": "1"}}, None),
    ("an update of a kind to come", {"telepathy": {"thought": "x"}}, None),
    ("no kind at all", {}, None),
    ("they blocked us", member("kicked", PRIVATE), None),
    ("they unblocked us", member("member", PRIVATE), None),
    ("we left a group", member("left", GROUP), None),
    ("message without chat", {"message": {"message_id": 1, "date": 0, "text": "x"}}, None),
    ("message that is a list", {"message": [1]}, None),
    ("message that is nothing", {"message": None}, None),
    ("chat id that is no number", message({"id": "x", "type": "private"}, text="x"), None),
    ("location that is no place", message(location={"latitude": "x", "longitude": 1}), None),
    ("text that is a number", message(text=5), None),
    ("button without id", {"callback_query": {"data": "say:2"}}, None),
]


@pytest.mark.parametrize(("update", "hears"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_kind_of_update(telegram: Telegram, bot: Bot, update: dict[str, Any], hears: str | None) -> None:
    assert post(update).status_code == 200
    run()
    heard = telegram.texts(CHAT)
    if hears is None:
        assert telegram.sent == []
    else:
        assert len(heard) == 1
        assert hears.lower() in heard[0].lower()


@pytest.mark.parametrize("update", [None, 5, "x", [], [1], True, {"update_id": None}])
def test_what_is_no_update_is_answered_and_forgotten(telegram: Telegram, update: Any) -> None:
    assert post(update).status_code == 200
    assert InboxMessage.objects.count() == 0


def raw(body: bytes, **headers: str) -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": "a-secret", **headers}
    return (
        Client()
        .post("/webhooks/telegram", body, content_type="application/json", headers=headers)
        .status_code
    )


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"NaN", b'{"message": ' + b"1" * 5000 + b"}"]
)
def test_what_is_no_json_does_not_come_again_for_ever(telegram: Telegram, body: bytes) -> None:
    assert raw(body) == 200


@pytest.mark.parametrize("secret", [None, "", "wrong", "a-secre", "a-secret2", "A-SECRET", "ñ", "x" * 4000])
def test_without_the_secret_nothing_is_looked_at(
    telegram: Telegram, caplog: pytest.LogCaptureFixture, secret: str | None
) -> None:
    caplog.set_level(logging.DEBUG)
    assert post(message(text="secret words"), secret).status_code == 403
    assert (Contact.objects.count(), InboxMessage.objects.count(), caplog.text) == (0, 0, "")


@pytest.mark.parametrize(
    "change", [{"telegram_mode": "polling"}, {"telegram_bot_token": None}, {"telegram_webhook_secret": None}]
)
def test_the_route_is_off_unless_webhooks_are_on(
    monkeypatch: pytest.MonkeyPatch, telegram: Telegram, change: dict[str, Any]
) -> None:
    configure(monkeypatch, **change)
    assert post(message(text="hi")).status_code == 404
    assert InboxMessage.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "put", "delete", "head"])
def test_other_methods_are_not_taken(telegram: Telegram, method: str) -> None:
    assert getattr(Client(), method)("/webhooks/telegram").status_code == 405


def test_a_redelivered_update_is_answered_once(telegram: Telegram, bot: Bot) -> None:
    update = {"update_id": 9, **message(text="hi")}
    for _ in range(3):
        assert post(update).status_code == 200
        run()
    assert telegram.texts() == ["hi, heard"]


def test_every_button_is_acknowledged(telegram: Telegram, bot: Bot) -> None:
    for update in (button("say:2"), button("old"), button(None), button("say:2", GROUP)):
        post(update)
    run()
    _wait(lambda: len(telegram.called("answerCallbackQuery")) == 4)


def test_the_person_sees_that_we_are_typing(telegram: Telegram, bot: Bot) -> None:
    say("hi")
    _wait(lambda: [form["action"] for form in telegram.called("sendChatAction")] == ["typing"])


def test_nobody_who_opted_out_and_no_group_sees_us_typing(telegram: Telegram, bot: Bot) -> None:
    say("/stop"), say("are you there"), post(message(GROUP, text="hello")), run()
    time.sleep(0.1)
    assert telegram.called("sendChatAction") == []


def test_what_comes_while_too_many_write_stays_with_telegram(
    monkeypatch: pytest.MonkeyPatch, telegram: Telegram, bot: Bot
) -> None:
    monkeypatch.setattr(limits, "TOO_MANY", 0)
    assert post(message(text="hi")).status_code == 429


def _wait(done) -> None:  # type: ignore[no-untyped-def]
    until = time.monotonic() + 5
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_location_reaches_the_bot_and_no_table_in_clear(telegram: Telegram, bot: Bot) -> None:
    post(message(location=SPOT))
    run()
    assert bot.asked[0]["metadata"]["location"] == {"lat": 35.37, "lon": -119.02}
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
