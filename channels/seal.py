"""Seals what is kept: texts and addresses are unreadable without keys that are not in the database.

Keys are `HUBLINE_SECRET_KEYS`, or those of the data directory's file, newest first. The newest seals; any of them
opens; `reseal` moves a value to the newest. Each key is stretched into its own sealing key (HKDF, RFC 5869), so the
same secret can serve Django's `SECRET_KEY` under another label without either giving the other away.
"""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from channels.errors import Unsealable


@cache
def _fernet(keys: tuple[str, ...]) -> MultiFernet:
    def stretched(key: str) -> bytes:
        raw = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"hubline sealing").derive(key.encode())
        return base64.urlsafe_b64encode(raw)

    return MultiFernet([Fernet(stretched(key)) for key in keys])


def _sealer() -> MultiFernet:
    return _fernet(tuple(settings.HUBLINE.keys_now))


def seal(text: str) -> str:
    """`text` sealed with the newest key; the empty text stays empty, there is nothing to hide."""
    return _sealer().encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """What `seal` was given. Raises `Unsealable` when no key fits."""
    if not sealed:
        return ""
    try:
        return _sealer().decrypt(sealed).decode()
    except InvalidToken as error:
        raise Unsealable("no key given opens this value") from error


def reseal(sealed: str) -> str:
    """The same value under the newest key. Raises `Unsealable` when no key fits."""
    if not sealed:
        return ""
    try:
        return _sealer().rotate(sealed).decode()
    except InvalidToken as error:
        raise Unsealable("no key given opens this value") from error
