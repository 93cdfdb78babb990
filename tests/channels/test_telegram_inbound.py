"""Telegram updates through the real webhook: each kind, and what is no update at all."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import Client

from channels import limits
from channels.models import AnswerReview, Contact, Forgotten, InboxMessage, OutboxMessage
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.telegram import Telegram
from tests.channels.sms import run
from tests.channels.telegram import (
    CHAT,
    GROUP,
    PHOTO,
    PRIVATE,
    SPOT,
    button,
    member,
    message,
    post,
    say,
    wait_for,
)
from tests.channels.telegram_cases import CASES

pytestmark = pytest.mark.django_db

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


REPLAYED = {
    "a question": message(text="can ICE come in"),
    "a picture": message(photo=PHOTO),
    "an album with words": message(photo=PHOTO, media_group_id="g7", caption="is this a warrant"),
    "a location": message(location=SPOT),
    "an edit": {"edited_message": message(text="can ICE go in")["message"]},
    "a block": member("kicked", PRIVATE),
    "a press that says it was wrong": button("say:{}:wrong answer"),
    "a press for a person": button("say:{}:human"),
    "a group": member("member", GROUP),
}


@pytest.mark.parametrize("update", REPLAYED.values(), ids=REPLAYED)
def test_a_captured_update_brought_again_changes_nothing(telegram: Telegram, bot: Bot, update: dict[str, Any]) -> None:
    """Also after its person wrote on, or came back: what it said was true then."""
    say("first")
    captured = {"update_id": 9, **json.loads(json.dumps(update).replace("{}", str(OutboxMessage.objects.get().pk)))}
    post(captured), run()
    post(member("member", PRIVATE)), say("and now"), run()
    kept, heard = everything(), telegram.texts()
    assert post(captured).status_code == 200
    run()
    assert (everything(), telegram.texts()) == (kept, heard)


def everything() -> list[dict[str, Any]]:
    """All rows there are about anybody."""
    models = (Contact, InboxMessage, OutboxMessage, AnswerReview, Forgotten)
    return [row for model in models for row in model.objects.order_by("pk").values()]


def test_every_button_is_acknowledged(telegram: Telegram, bot: Bot) -> None:
    for update in (button("say:2"), button("old"), button(None), button("say:2", GROUP)):
        post(update)
    run()
    wait_for(lambda: len(telegram.called("answerCallbackQuery")) == 4)


def test_what_comes_while_too_many_write_stays_with_telegram(
    monkeypatch: pytest.MonkeyPatch, telegram: Telegram, bot: Bot
) -> None:
    monkeypatch.setattr(limits, "TOO_MANY", 0)
    assert post(message(text="hi")).status_code == 429
