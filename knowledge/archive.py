"""A release as bytes: one manifest (JSON) and named arrays, without pickles, so that reading one runs no code."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Collection
from lzma import LZMAError
from tokenize import TokenError
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ReleaseBroken

Arrays = dict[str, NDArray[Any]]
_MANIFEST = "manifest"
# What `zipfile` raises for one that is damaged, cut short, locked, or packed in a way that it does not know.
BROKEN_ZIP = (
    BadZipFile, EOFError, LZMAError, NotImplementedError, OSError, RuntimeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_BROKEN_ARRAYS = (KeyError, SyntaxError, TokenError)  # one is missing, or its head is no description of an array
_VECTORS = "index"  # looks like noise to whatever packs: half the time, for a twentieth of the archive


def pack(manifest: dict[str, Any], arrays: Arrays) -> bytes:
    """Both as one archive, compressed where that pays, in the format of `numpy.savez`."""
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True).encode()
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, array in {_MANIFEST: np.frombuffer(text, np.uint8), **arrays}.items():
            part = io.BytesIO()
            np.lib.format.write_array(part, np.asanyarray(array), allow_pickle=False)
            how = ZIP_STORED if name == _VECTORS else ZIP_DEFLATED
            member = ZipInfo(f"{name}.npy")  # without the time, so that the same makes the same bytes
            archive.writestr(member, part.getbuffer(), compress_type=how, compresslevel=1)
    return packed.getvalue()


def unpack(archive: bytes, only: Collection[str] | None = None) -> tuple[dict[str, Any], Arrays]:
    """The inverse of `pack`, or some of the arrays. Raises ReleaseBroken when the bytes are no archive of ours."""
    try:
        with np.load(io.BytesIO(archive), allow_pickle=False) as stored:
            wanted = stored.files if only is None else [_MANIFEST, *only]
            arrays = {name: stored[name] for name in wanted}
        return json.loads(arrays.pop(_MANIFEST).tobytes()), arrays
    except (*BROKEN_ZIP, *_BROKEN_ARRAYS) as error:
        raise ReleaseBroken(f"the archive cannot be read: {error}") from error


def checksum(archive: bytes) -> str:
    """SHA-256 of an archive, in hex."""
    return hashlib.sha256(archive).hexdigest()
