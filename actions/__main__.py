"""`.venv/bin/python -m actions`: serve the actions on 127.0.0.1:ACTIONS_PORT. Health: `GET /health`.

Not `python -m rasa_sdk`: that listens on every interface, and starts a second process that loads everything again and
is given up after 30 seconds on a slow machine.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import warnings
from typing import Any

from django.conf import settings
from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Request, Sanic
from sanic.response import HTTPResponse, empty

from knowledge import releases
from knowledge.errors import KnowledgeError

logger = logging.getLogger("actions")


def main() -> None:
    """Serve until told to stop."""
    # It compares our version with Rasa's, whose last open one is 3.6; what the two say to each other is tested.
    warnings.filterwarnings("ignore", message=r"(?s).*versions? of .?rasa.*")
    executor = ActionExecutor()
    executor.register_package("actions")
    app = create_app(executor, cors_origins=[])
    app.register_middleware(_only_the_bot, "request")
    app.register_listener(_warm_up, "before_server_start")
    app.run(
        host="127.0.0.1", port=settings.HUBLINE.actions_port, single_process=True, access_log=False, motd=False
    )


def _only_the_bot(request: Request) -> HTTPResponse | None:
    """401 to everybody else, except for the health check, before the body is looked at."""
    given = request.headers.get("authorization", "").encode()
    known = [f"Bearer {token}".encode() for token in settings.HUBLINE.process_tokens]
    if request.path == "/health" or any(hmac.compare_digest(given, each) for each in known):
        return None
    return empty(401)


async def _warm_up(app: Sanic[Any, Any]) -> None:
    """Load the live release and its encoder before the first person waits for them."""
    try:
        await asyncio.to_thread(lambda: releases.live().decide("hello", "en"))
    except KnowledgeError as error:
        logger.warning("nothing to answer from yet: %s", error)


if __name__ == "__main__":
    main()
