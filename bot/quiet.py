"""Logs without people: Rasa's own loggers print message texts below WARNING, and some of them at WARNING."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

# Before Rasa or TensorFlow is imported: both read these once.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ["LOG_LEVEL"] = "ERROR"

EVENT = re.compile(r"[a-z_]+(\.[a-z_]+)+")  # how Rasa names what it logs; some of its lines are sentences instead


class Terse(logging.Formatter):
    """Lines of JSON as `console/logs.py` writes them; the message is told where it is ours.

    Rasa logs a failed action with the request in it, and SQLAlchemy a failed statement with its parameters.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, without traceback."""
        ours = record.name.startswith("bot.") or record.name == "__main__"
        told = {
            "at": datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "place": f"{Path(record.pathname).name}:{record.lineno}",
            "message": record.getMessage() if ours else None,
            "error": record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None,
        }
        return json.dumps({name: value for name, value in told.items() if value})


def quiet() -> None:
    """Place and kind alone, at any level: others' messages and tracebacks may hold what somebody wrote."""
    import structlog

    # Rasa and what it builds on say much that helps nobody: less of it than of the other processes.
    asked = os.environ.get("HUBLINE_LOG_LEVEL")
    level = getattr(logging, asked) if asked in ("DEBUG", "INFO") else logging.ERROR
    handler = logging.StreamHandler()
    handler.setFormatter(Terse())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("sanic.root", "sanic.error", "sanic.access"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(level)
    logging.captureWarnings(True)
    sys.excepthook = _caught
    threading.excepthook = lambda given: _caught(given.exc_type, given.exc_value, given.exc_traceback)
    structlog.configure(
        processors=[_only_the_event, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )


def _only_the_event(logger: object, level: str, event: dict) -> dict:
    name = str(event.get("event"))
    return {"level": level.upper(), "event": name if EVENT.fullmatch(name) else "rasa"}


def _caught(kind: Any, error: Any, trace: Any) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        logging.getLogger("bot.quiet").critical("ended by %s", kind.__name__)
