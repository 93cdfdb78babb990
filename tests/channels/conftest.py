from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from django.conf import settings
from huey.contrib.djhuey import HUEY

from channels import bot as client
from tests.channels.providers.bot import Bot


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    """A bot that is up, where the settings say the bot is."""
    with Bot() as running:
        monkeypatch.setattr(
            settings, "HUBLINE",
            dataclasses.replace(settings.HUBLINE, bot_port=running.port, actions_port=running.port),
        )  # fmt: skip
        yield running
    client._client.cache_clear()


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
