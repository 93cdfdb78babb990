"""Logs without people: one line of JSON for each event, with nothing in it that somebody wrote.

What our own code says was written with that in mind. Of everybody else's messages (Django, httpx, Twilio, Telegram,
Sanic, uvicorn) only the place is told, whatever the level: they hold addresses, tokens in URLs, bodies of requests.
Of an error only its kind and where it came through: its words, and the values in a traceback, may be somebody's words.
"""

from __future__ import annotations

import json
import logging
import logging.config
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OURS = ("actions", "bot", "channels", "console", "knowledge", "launch")
_SERVING = {"uvicorn", "actions", "run_huey"}


class Terse(logging.Formatter):
    """`{"at", "level", "logger", "place", "message", "error", "through"}`; what does not apply is left out."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever was logged."""
        kind, error = (record.exc_info or (None, None, None))[:2]
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name if is_ours(record.pathname) else record.name.partition(" ")[0][:60],
            "place": f"{Path(record.pathname).name}:{record.lineno}",
            "message": _message(record) if is_ours(record.pathname) else None,
            "error": kind.__name__ if kind else None,
            "through": _through(error.__traceback__) if error else None,
        }
        return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def is_ours(path: str) -> bool:
    """Whether a line of code is one of this project's, not a library's that lies in a folder of its checkout."""
    try:
        return Path(path).relative_to(ROOT).parts[0] in OURS and "site-packages" not in path
    except ValueError:
        return False


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return ""


def _through(trace: TracebackType | None) -> list[str]:
    """Where an error came through: our own lines, and the last of all. No source text, no values."""
    frames = [(frame.f_code.co_filename, number) for frame, number in traceback.walk_tb(trace)]
    shown = [each for each in frames[:-1] if is_ours(each[0])] + frames[-1:]
    return [f"{Path(name).name}:{number}" for name, number in shown]


def configure(config: dict[str, Any]) -> None:
    """Django's `LOGGING_CONFIG`: sets logging up, for warnings and for errors that nothing caught too."""
    logging.config.dictConfig(config)
    logging.captureWarnings(True)
    program = Path(sys.argv[0])
    if _SERVING & {program.stem, program.parent.name, *sys.argv[1:2]}:
        # Python's own way prints an error's words. A person at a terminal may see theirs; a log may not.
        sys.excepthook = _caught
        threading.excepthook = lambda given: _caught(given.exc_type, given.exc_value, given.exc_traceback)


def _caught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if error is not None and not isinstance(error, KeyboardInterrupt):
        logging.getLogger("console.logs").critical("ended by an error", exc_info=(kind, error, trace))


def settings(level: str) -> dict[str, Any]:
    """Django's `LOGGING`: everything to standard error by one handler, at `level` or above."""
    # Loggers that bring a handler of their own, which writes what it likes: taken away.
    bare = ("django", "django.server", "uvicorn", "uvicorn.error", "uvicorn.access", "sanic.root", "sanic.error",
            "sanic.access")  # fmt: skip
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"terse": {"()": "console.logs.Terse"}},
        "handlers": {"terse": {"class": "logging.StreamHandler", "formatter": "terse"}},
        "root": {"handlers": ["terse"], "level": level},
        "loggers": {name: {"handlers": [], "level": "NOTSET", "propagate": True} for name in bare}
        | {
            # Huey adds a handler of its own unless there is one.
            "huey": {"handlers": ["terse"], "level": level, "propagate": False},
            # Refused requests leave no line: they could fill the disk.
            "django.security": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }
