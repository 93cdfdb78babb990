"""Signs of life of the worker, left in the queue's own store: whoever can hand it work can ask whether it lives."""

from __future__ import annotations

import threading
import time

from huey.constants import EmptyData
from huey.contrib.djhuey import HUEY

EVERY = 5.0  # seconds between two signs
STALE = 4 * EVERY  # three missed in a row are a worker that is gone or hangs

_KEY = b"worker-heartbeat"
_started = threading.Lock()


def start() -> None:
    """Begins with the consumer's first thread; the others find that it has."""
    if _started.acquire(blocking=False):
        threading.Thread(target=_go_on, name="heartbeat", daemon=True).start()


def _go_on() -> None:
    while True:
        beat()
        time.sleep(EVERY)


def beat() -> None:
    """Leaves one sign."""
    HUEY.storage.put_data(_KEY, str(time.time()).encode())


def is_alive() -> bool:
    """Whether a worker left a sign lately. Raises what the queue's engine raises when it cannot be reached."""
    found = HUEY.storage.peek_data(_KEY)
    return found is not EmptyData and time.time() - float(bytes(found)) < STALE
