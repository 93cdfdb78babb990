from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from django.conf import settings
from huey.contrib.djhuey import HUEY

from channels import bot as client
from channels import newcomer
from tests.channels.providers.bot import Bot
from tests.channels.providers.telegram import TOKEN as TELEGRAM_TOKEN
from tests.channels.providers.telegram import Telegram
from tests.channels.providers.twilio import ACCOUNT, NUMBER, TOKEN, Twilio


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    """A bot that is up, where the settings say the bot is."""
    with Bot() as running:
        configure(monkeypatch, bot_port=running.port, actions_port=running.port)
        yield running
    client._client.cache_clear()


@pytest.fixture
def twilio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Twilio]:
    """A Twilio account on a local server, and SMS turned on with it; nobody is new to it (`test_sms_newcomer`)."""
    monkeypatch.setattr(newcomer, "_SAID", {})
    with Twilio() as running:
        configure(
            monkeypatch, twilio_account_sid=ACCOUNT, twilio_auth_token=TOKEN, twilio_from_number=NUMBER,
            twilio_api_base_url=running.url, public_base_url="https://hub.example.org",
        )  # fmt: skip
        yield running


def configure(monkeypatch: pytest.MonkeyPatch, **values: object) -> None:
    """Settings as if the environment had them."""
    monkeypatch.setattr(settings, "HUBLINE", dataclasses.replace(settings.HUBLINE, **values))


@pytest.fixture(autouse=True)
def queue() -> Iterator[None]:
    """Nudges are kept in memory and go nowhere: tests do the worker's work themselves."""
    HUEY.immediate, before = True, HUEY.immediate
    HUEY.immediate_use_memory = True
    HUEY.pre_execute("hold")(_hold)
    yield
    HUEY.unregister_pre_execute("hold")
    HUEY.immediate = before


def _hold(_task: object) -> None:
    from huey.exceptions import CancelExecution

    raise CancelExecution


@pytest.fixture
def telegram(monkeypatch: pytest.MonkeyPatch) -> Iterator[Telegram]:
    """A Bot API server here, and Telegram turned on with it, by webhook."""
    with Telegram() as running:
        configure(
            monkeypatch, telegram_bot_token=TELEGRAM_TOKEN, telegram_mode="webhook",
            telegram_webhook_secret="a-secret", telegram_api_base_url=running.url,
            public_base_url="https://hub.example.org",
        )  # fmt: skip
        yield running
