"""The Bot API for code that is not asynchronous: one bot, on an event loop in a thread of its own.

The SDK's connections belong to the loop they were opened on, so every call of a process goes through this one.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import warnings
from collections.abc import Coroutine
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

import httpx
from django.conf import settings
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from channels.errors import FLOOD, ChannelOff, PersonLeft, Refused, SendError, TryLater, Unsure

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the SDK's coming form of waiting times; spares a warning each

# The SDK writes calls with their parameters at DEBUG; httpx writes addresses, which hold the token, at INFO.
for _name in ("telegram", "httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

# The SDK would rather have its own parsing of updates used; `channels.telegram.poller` says why it is not.
warnings.filterwarnings("ignore", message=".*do_api_request.*", category=PTBUserWarning)

TIMEOUT = 10.0  # seconds for one call
LONGEST = 20.0  # for a call with the rate limiter's wait; well under the lease on the conversation

T = TypeVar("T")
Bot = ExtBot[int]


@dataclass
class _Attempt:
    """How far a call came: a wait for the SDK's rate limiter is no doubt, and an error that Telegram told is none."""

    begun: bool = False
    status: int = 0


_attempt: ContextVar[_Attempt | None] = ContextVar("attempt", default=None)


class _Request(HTTPXRequest):
    """Notes how far the attempt of the calling context came."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        attempt = _attempt.get() or _Attempt()
        attempt.begun = True
        attempt.status, payload = await super().do_request(*args, **kwargs)
        return attempt.status, payload


def missing() -> list[str]:
    """Which variables are not set that Telegram needs."""
    env = settings.HUBLINE
    names = {"TELEGRAM_BOT_TOKEN": env.telegram_bot_token}
    if env.telegram_mode == "webhook":
        names["TELEGRAM_WEBHOOK_SECRET"] = env.telegram_webhook_secret
        # A Bot API server of one's own may call http (core.telegram.org/bots/api#using-a-local-bot-api-server).
        if not (env.public_base_url.startswith("https://") or env.telegram_api_base_url):
            names["PUBLIC_BASE_URL=https://... (Telegram calls no other; or TELEGRAM_MODE=polling)"] = None
    return [name for name, value in names.items() if not value]


def bot() -> Bot:
    """The bot on the configured API server. Raises `ChannelOff` without a token."""
    if missing():
        raise ChannelOff(f"Telegram is off: set {', '.join(missing())}")
    return _bot(settings.HUBLINE.telegram_bot_token, settings.HUBLINE.telegram_api_base_url)


@cache
def _bot(token: str, origin: str | None) -> Bot:
    def request() -> HTTPXRequest:
        return _Request(read_timeout=TIMEOUT, write_timeout=TIMEOUT, connect_timeout=5)

    return ExtBot(
        token, base_url=f"{origin or 'https://api.telegram.org'}/bot", request=request(),
        get_updates_request=request(), rate_limiter=AIORateLimiter(),
    )  # fmt: skip


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="telegram", daemon=True).start()
    return loop


def wait_for(coroutine: Coroutine[Any, Any, T], timeout: float = LONGEST) -> T:
    """What the Bot API answers. Raises the SDK's own errors; `TimedOut` also when it gives no answer in time."""

    async def within() -> T:
        async with asyncio.timeout(timeout):
            return await coroutine

    try:
        return asyncio.run_coroutine_threadsafe(within(), _loop()).result()
    except TimeoutError:
        raise TimedOut from None


def call(coroutine: Coroutine[Any, Any, T]) -> T:
    """What the Bot API answers. Raises the `SendError` that the SDK's error means."""
    attempt = _Attempt()
    before = _attempt.set(attempt)
    try:
        return wait_for(coroutine, LONGEST)
    except TelegramError as error:
        raise _ours(error, attempt) from None  # the original may hold the address, and so the token
    finally:
        _attempt.reset(before)


def start(coroutine: Coroutine[Any, Any, Any]) -> None:
    """For a call whose outcome does not matter: the loop makes it, nobody waits."""

    async def quietly() -> None:
        try:
            await coroutine
        except TelegramError as error:
            logging.getLogger(__name__).info("a courtesy call failed: %s", type(error).__name__)

    asyncio.run_coroutine_threadsafe(quietly(), _loop())


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks us to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _ours(error: TelegramError, attempt: _Attempt) -> SendError:
    """What the SDK's error means for us (the tree in `channels.errors`)."""
    if isinstance(error, Forbidden):
        return PersonLeft("blocked", blocked=True)
    if isinstance(error, RetryAfter):
        return TryLater(FLOOD, after=seconds(error))
    if isinstance(error, InvalidToken):
        return TryLater("token not accepted")
    if isinstance(error, BadRequest | ChatMigrated):
        return Refused("bad request" if isinstance(error, BadRequest) else "chat moved")
    if isinstance(error, NetworkError):
        if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            return TryLater("no connection")
        if not attempt.begun:
            return TryLater("own rate limit")
        if attempt.status not in (0, 504):  # of a gateway's time-out alone the outcome is not known
            return TryLater(f"status {attempt.status}")
        return Unsure(type(error).__name__)
    return Refused(type(error).__name__)
