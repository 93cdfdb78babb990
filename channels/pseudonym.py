"""Who wrote, without saying who: HMAC-SHA256 of channel and address under a key of its own.

The key is made at random when the database is, and kept in it sealed. So sealing keys can be rotated and the old
ones destroyed without one pseudonym changing, and a copy of the database alone cannot be turned back into
phone numbers by trying them all (`docs/decisions/pseudonyms.md`).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from functools import cache
from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps

from channels.models import Secret
from channels.seal import seal, unseal

_NAME = "pseudonym"


def make_key(*, apps: Apps = installed, **_: Any) -> None:
    """Makes the key unless there is one.

    Runs after every `migrate`: never inside a request, whose rollback would leave a pseudonym under a lost key.
    """
    try:
        keys = apps.get_model("channels", "Secret").objects
    except LookupError:  # migrated back to before there were keys
        return
    keys.get_or_create(name=_NAME, defaults={"sealed_value": seal(secrets.token_hex(32))})


@cache
def _key() -> bytes:
    return bytes.fromhex(unseal(Secret.objects.get(name=_NAME).sealed_value))


def pseudonym(channel: str, address: str) -> str:
    """64 hex digits, the same each time for the same person on the same channel, unlinked across channels."""
    return hmac.new(_key(), f"{channel}\0{address}".encode(), hashlib.sha256).hexdigest()


def digest(channel: str, provider_id: str) -> str:
    """What is remembered of an erased message, so that a repeat of it is still known as one."""
    return hmac.new(_key(), f"id\0{channel}\0{provider_id}".encode(), hashlib.sha256).hexdigest()
