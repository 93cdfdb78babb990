"""The bot as channels know it: an HTTP address that takes a message and gives replies."""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

import httpx
from django.conf import settings

from channels.errors import BotUnavailable
from channels.reply import Reply

# It writes every address it calls at INFO; ours are harmless, a provider's hold its token.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

TIMEOUT = httpx.Timeout(20, connect=2)


@cache
def _client() -> httpx.Client:
    return httpx.Client(timeout=TIMEOUT)


def ask(sender: str, text: str, metadata: dict[str, Any]) -> list[Reply]:
    """What the bot answers to `text`, at least one reply.

    Raises `BotUnavailable` when it cannot be reached, is slow, fails, or says nothing: Rasa drops the error of a
    failed action and answers with an empty list, so silence means that the action server is down.
    """
    try:
        response = _client().post(
            f"{settings.HUBLINE.bot_url}/webhooks/rest/webhook",
            json={"sender": sender, "message": text, "metadata": metadata},
            headers={"Authorization": f"Bearer {settings.HUBLINE.process_tokens[-1]}"},
        )
        response.raise_for_status()
        replies = [
            Reply(text=item["text"], custom=item.get("custom") or {})
            for item in response.json()
            if item.get("text")
        ]
    except httpx.TimeoutException as error:
        raise BotUnavailable("timeout") from error
    except httpx.HTTPStatusError as error:
        raise BotUnavailable(f"status {error.response.status_code}") from error
    except httpx.TransportError as error:
        raise BotUnavailable(type(error).__name__) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BotUnavailable("garbled") from error
    if not replies:
        raise BotUnavailable("silent")
    return replies


def is_well() -> bool:
    """Whether bot and action server both say that they are up: a failure is then the message's own."""
    addresses = (f"{settings.HUBLINE.bot_url}/", f"{settings.HUBLINE.actions_url}/health")
    try:
        return all(_client().get(address, timeout=2).is_success for address in addresses)
    except httpx.TransportError:
        return False
