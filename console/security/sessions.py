"""Sessions in the database under a digest of the cookie's key, so that a copy of the table signs nobody in.

The key is 32 random characters of 36 (Django), so a plain digest cannot be tried out; 20 bytes of it fill the column.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone


def kept_as(key: str) -> str:
    """What the table has instead of the cookie's key."""
    return blake2b(key.encode(), digest_size=20).hexdigest()


class SessionStore(db.SessionStore):
    """Django's, except for what a row is called (`SESSION_ENGINE`)."""

    def exists(self, session_key: str) -> bool:
        """Whether there is a session with that key."""
        return super().exists(kept_as(session_key))

    async def aexists(self, session_key: str) -> bool:
        """The same."""
        return await super().aexists(kept_as(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row to save."""
        row = super().create_model_instance(data)
        row.session_key = kept_as(row.session_key)
        return row

    async def acreate_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The same."""
        row = await super().acreate_model_instance(data)
        row.session_key = kept_as(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End the session with that key, or this one."""
        if key := session_key or self.session_key:
            super().delete(kept_as(key))

    async def adelete(self, session_key: str | None = None) -> None:
        """The same."""
        if key := session_key or self.session_key:
            await super().adelete(kept_as(key))

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        live = self.model.objects.filter(expire_date__gt=timezone.now())
        row = live.filter(pk=kept_as(self.session_key)).first() if self.session_key else None
        if row is None:
            self._session_key = None
        return row

    async def _aget_session_from_db(self) -> AbstractBaseSession | None:
        return await sync_to_async(self._get_session_from_db)()
