"""The sealing keys' file: made once, by whichever process comes first; and that its folder is its owner's alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from base64 import urlsafe_b64encode
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from console.env_values import is_key


def new_key() -> str:
    """A fresh key: 32 random bytes in URL-safe base64."""
    return urlsafe_b64encode(secrets.token_bytes(32)).decode()


def read_or_make(data_dir: Path) -> list[str]:
    """The keys of `data_dir/keys`, newest first, one a line; a first one is made where there is no file.

    Raises `ValueError` when the file holds something else, `OSError` when it cannot be read or made.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / "keys"
    if not path.exists():
        _make(path)
    keys = path.read_text(encoding="utf-8").split()
    if not keys or not all(map(is_key, keys)):
        raise ValueError(
            f"{path} is damaged. Put it back from a backup: what it sealed cannot be read without it."
        )
    return keys


def keep_private(data_dir: Path) -> None:
    """What lies in the data directory, and what this process makes from now on, is its owner's to read alone."""
    os.umask(0o077)
    for path in (data_dir, *data_dir.glob("*.sqlite3*")):
        with suppress(OSError):  # somebody else's, or gone meanwhile
            path.chmod(0o700 if path.is_dir() else 0o600)


def known_now(data_dir: Path, known: list[str]) -> list[str]:
    """The file's keys as they are by now, if those `known` from the start are among them; else these alone.

    So a key that is put into the file seals at once, in every process, without any of them being started again.
    """
    try:
        state = (data_dir / "keys").stat()
        keys = _read(data_dir, state.st_mtime_ns, state.st_ino)
    except (OSError, ValueError):
        return known
    return keys if set(known) <= set(keys) else known


@lru_cache(maxsize=1)
def _read(data_dir: Path, changed_at: int, number: int) -> list[str]:
    return read_or_make(data_dir)


def replace(data_dir: Path, keys: list[str]) -> None:
    """Puts `keys`, newest first, in the place of the file's, whole or not at all; its owner stays."""
    draft = _draft(data_dir, keys)
    before = (data_dir / "keys").stat()
    os.chown(draft, before.st_uid, before.st_gid)  # the processes may run as somebody else
    os.replace(draft, data_dir / "keys")


def _draft(data_dir: Path, keys: list[str]) -> str:
    handle, draft = tempfile.mkstemp(prefix="keys.", dir=data_dir)  # mode 600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(keys) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return draft


def _make(path: Path) -> None:
    # Written whole under another name, then linked: of several processes starting at once one link succeeds,
    # and no one ever reads a half-written file.
    draft = _draft(path.parent, [new_key()])
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
