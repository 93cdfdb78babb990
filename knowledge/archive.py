"""A release as bytes: one manifest (JSON) and named arrays, without pickles, so that reading one runs no code."""

from __future__ import annotations

import hashlib
import io
import json
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ReleaseBroken

Arrays = dict[str, NDArray[Any]]
_MANIFEST = "manifest"


def pack(manifest: dict[str, Any], arrays: Arrays) -> bytes:
    """Both as one compressed archive."""
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True).encode()
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **{_MANIFEST: np.frombuffer(text, np.uint8)}, **arrays)
    return buffer.getvalue()


def unpack(archive: bytes) -> tuple[dict[str, Any], Arrays]:
    """The inverse of `pack`. Raises ReleaseBroken when the bytes are no archive of ours."""
    try:
        with np.load(io.BytesIO(archive), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return json.loads(arrays.pop(_MANIFEST).tobytes()), arrays
    except (ValueError, KeyError, OSError, BadZipFile) as error:
        raise ReleaseBroken(f"the archive cannot be read: {error}") from error


def checksum(archive: bytes) -> str:
    """SHA-256 of an archive, in hex."""
    return hashlib.sha256(archive).hexdigest()
