"""Fixtures that several parts of the tests share."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import whole as running
from tests.channels.providers.telegram import Telegram
from tests.whole import Whole


def pytest_configure() -> None:
    """Have SIGTERM end the tests as Ctrl-C does, so that what they started is stopped too."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests over the whole system may have to wait for its first set-up."""
    for item in items:
        if "prepared" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.e2e)
            item.add_marker(pytest.mark.timeout(running.READY_SECONDS + 300))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory that is set up and was never run: each world of tests starts from a copy of it.

    `WHOLE_FROM=<data directory>` names one that was set up before (`var`, say), which saves two minutes.
    """
    if given := os.environ.get("WHOLE_FROM"):
        return Path(given)
    folder = tmp_path_factory.mktemp("prepared")
    running.set_up(folder)
    return folder


@pytest.fixture(scope="session")
def whole(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """The four real processes with Telegram from here, started once for all tests that ask for them, and stopped.

    The bot may be asked directly, as where there is no provider.
    """
    folder = running.copied(prepared, tmp_path_factory.mktemp("whole"))
    with Telegram() as telegram:
        started = running.start(folder, BOT_DIRECT="allow", **running.on_telegram(telegram))
        started.telegram = telegram
        yield started
        started.stop()
