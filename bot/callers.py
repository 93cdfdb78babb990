"""Who may talk to the bot: the worker with everybody's conversation, others on this machine with one of their own.

Why others may at all: docs/decisions/process-tokens.md.
"""

from __future__ import annotations

import hmac
import re
from typing import Mapping, Optional

from bot import paths

# A keyed pseudonym, as channels/pseudonym.py makes it: the conversation of somebody real.
PSEUDONYM = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
LOOPBACK = re.compile(r"(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::\d+)?")


def refusal(headers: Mapping[str, str], sender: str) -> Optional[str]:
    """Why this caller gets no answer; None for one who does."""
    given = headers.get("authorization", "").encode()
    if any(hmac.compare_digest(given, f"Bearer {token}".encode()) for token in paths.process_tokens()):
        return None
    if given or not paths.answers_directly():
        return "only the worker may ask"
    # A page in a browser on this machine names where it is from, or, by a name made to lead here, whom it asks.
    if "origin" in headers or not LOOPBACK.fullmatch(headers.get("host", "")):
        return "not for web pages"
    if PSEUDONYM.fullmatch(sender.strip()):
        return "this sender is somebody's conversation; choose another one"
    return None
