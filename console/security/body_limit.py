"""Refuses requests that are too large, before anything of them is kept: Django would spool them to the disk first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Receive, Send], Awaitable[None]]

LARGEST = 5 * 1024 * 1024  # the largest thing anybody uploads is a table of hubs, a few hundred kilobytes


class _TooLarge(Exception):
    pass


def limited(app: App, largest: int = LARGEST) -> App:
    """`app`, which never sees more than `largest` bytes of a request; the sender hears 413."""

    async def checked(scope: Any, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)
        seen, begun = 0, False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > largest:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        if _declared(scope) > largest:
            return await _refuse(send)
        try:
            return await app(scope, counted, noted)
        except _TooLarge:
            return None if begun else await _refuse(send)

    return checked


async def _refuse(send: Send) -> None:
    await send({"type": "http.response.start", "status": 413, "headers": [(b"connection", b"close")]})
    await send({"type": "http.response.body", "body": b""})


def _declared(scope: Any) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
