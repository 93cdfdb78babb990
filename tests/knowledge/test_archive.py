"""A release's archive: what went in comes out, and a damaged one is refused by name, never half read."""

from contextlib import suppress
from random import Random

import numpy as np
import pytest

from knowledge.archive import pack, unpack
from knowledge.errors import ReleaseBroken

ARRAYS = {"index": np.arange(600, dtype=np.float32).reshape(20, 30), "shares": np.linspace(0, 1, 50)}


def test_what_was_packed_is_read_again_whole_or_in_part() -> None:
    archive = pack({"number": "2026-11-23"}, ARRAYS)
    manifest, arrays = unpack(archive)
    assert manifest == {"number": "2026-11-23"}
    assert {name: array.tolist() for name, array in arrays.items()} == {n: a.tolist() for n, a in ARRAYS.items()}
    assert list(unpack(archive, only=["shares"])[1]) == ["shares"]


@pytest.mark.parametrize("seed", range(200))
def test_a_damaged_archive_is_refused_as_a_broken_release(seed: int) -> None:
    draw, archive = Random(seed), bytearray(pack({"number": "2026-11-23"}, ARRAYS))
    for _ in range(draw.randint(1, 40)):
        archive[draw.randrange(len(archive))] ^= draw.randint(1, 255)
    del archive[draw.choice((len(archive), draw.randrange(len(archive)))):]
    with suppress(ReleaseBroken):  # and by no other name; where it lies in what is not read there is none
        unpack(bytes(archive))


def test_an_array_that_is_missing_is_told() -> None:
    with pytest.raises(ReleaseBroken, match="cannot be read"):
        unpack(pack({}, ARRAYS), only=["centres"])
