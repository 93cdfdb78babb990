"""Logs without people: Rasa's own loggers print message texts below WARNING, and some of them at WARNING."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from typing import Any

# Before Rasa is imported: it reads these once.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["LOG_LEVEL"] = "ERROR"


def _in_one_line(message: Any, category: type, filename: str, *rest: Any) -> None:
    """What Rasa finds wrong with our training data; not what libraries say about each other.

    Rasa 3.6 warns of a change in its version 3.0 whatever the domain looks like.
    """
    said = str(message)
    if category is UserWarning and "/rasa/" in filename and "auto-fill" not in said:
        print("bot: " + " ".join(said.split()), file=sys.stderr, flush=True)


warnings.showwarning = _in_one_line


class Terse(logging.Formatter):
    """Our own messages as they are; of everybody else's only where it was logged and the kind of the error.

    Rasa logs a failed action with the request in it, and SQLAlchemy a failed statement with its parameters.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, without traceback."""
        ours = record.name.startswith("bot.") or record.name == "__main__"
        what = record.getMessage() if ours else f"line {record.lineno}"
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        return " ".join(filter(None, [f"bot: {record.levelname} {record.name}:", what, kind]))


def quiet() -> None:
    """Only errors, told by place and type: others' messages and tracebacks may hold what somebody wrote."""
    import structlog

    handler = logging.StreamHandler()
    handler.setFormatter(Terse())
    logging.basicConfig(level=logging.ERROR, handlers=[handler])
    logging.getLogger().setLevel(logging.ERROR)
    logging.getLogger("sanic.root").setLevel(logging.ERROR)
    logging.getLogger("sanic.access").disabled = True
    structlog.configure(
        processors=[_only_the_event, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        cache_logger_on_first_use=True,
    )


def _only_the_event(logger: object, level: str, event: dict) -> dict:
    return {"level": level, "event": event.get("event")}
