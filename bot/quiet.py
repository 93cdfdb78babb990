"""Logs without people: Rasa's own loggers print message texts below WARNING, and some of them at WARNING."""

from __future__ import annotations

import logging
import os

# Before Rasa or TensorFlow is imported: both read these once.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ["LOG_LEVEL"] = "ERROR"


def quiet() -> None:
    """Only errors, and structlog's without the fields that may hold what somebody wrote."""
    import structlog

    logging.basicConfig(level=logging.ERROR, format="bot: %(levelname)s %(name)s: %(message)s")
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
