"""A line in the log tells where something happened and what kind of thing it was, and nobody's words."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from console import logs

SECRET = "zubqorvwexl +13235550147"


def failing(error: Exception) -> None:
    raise error


def line(path: str, message: str, *args: object, error: Exception | None = None) -> dict[str, object]:
    info = None
    if error:
        try:
            failing(error)
        except Exception:
            info = sys.exc_info()
    record = logging.LogRecord("some.name", logging.ERROR, path, 7, message, args, info)
    told: dict[str, object] = json.loads(logs.Terse().format(record))
    return told


OURS = str(logs.ROOT / "channels" / "answer.py")
THEIRS = [
    "/usr/lib/python3.11/asyncio/base_events.py",
    str(logs.ROOT / ".venv" / "lib" / "python3.11" / "site-packages" / "channels" / "x.py"),
    "<string>",
]


def test_our_own_messages_are_told() -> None:
    assert line(OURS, "message %s waits", 3)["message"] == "message 3 waits"


@pytest.mark.parametrize("path", THEIRS)
def test_of_everybody_else_s_only_the_place_is(path: str) -> None:
    told = line(path, "POST https://api/%s", SECRET)
    assert "message" not in told
    assert SECRET not in json.dumps(told)
    assert str(told["place"]).endswith(":7")


@pytest.mark.parametrize("path", [OURS, *THEIRS])
def test_of_an_error_its_kind_and_its_way_are_told_and_not_its_words(path: str) -> None:
    told = line(path, "failed", error=ValueError(SECRET))
    assert told["error"] == "ValueError"
    assert SECRET not in json.dumps(told)
    assert told["through"]


def test_arguments_that_do_not_fit_break_nothing() -> None:
    assert "message" not in line(OURS, "%d", SECRET)


def test_no_logger_writes_by_a_way_of_its_own() -> None:
    for name in ("", "django", "django.request", "huey", "uvicorn.error", "httpx", "telegram", "twilio"):
        for handler in logging.getLogger(name).handlers:
            if type(handler) is logging.StreamHandler:
                assert isinstance(handler.formatter, logs.Terse), name
