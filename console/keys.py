"""The sealing keys' file: made once, by whichever process comes first, and readable by its owner only."""

from __future__ import annotations

import os
import secrets
import tempfile
from base64 import urlsafe_b64encode
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


def _make(path: Path) -> None:
    # Written whole under another name, then linked: of several processes starting at once one link succeeds,
    # and no one ever reads a half-written file. mkstemp makes it with mode 600.
    handle, draft = tempfile.mkstemp(prefix="keys.", dir=path.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(new_key() + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
