"""Files as people spoil them: each is refused in words that say where and why."""

from __future__ import annotations

import pytest

from knowledge.errors import ContentError
from knowledge.yaml_file import read_yaml

SPOILT = [
    ("another encoding", "id: niño".encode("latin-1"), "is not UTF-8"),
    ("cut short", b"id: [", "is not valid YAML at line 1, column 6: look there"),
    ("no such day", b"review_by: 2026-02-30", "a day or a number that there is not"),
    ("brackets without end", b"[" * 20_000, "brackets"),
    ("a reference", b"a: &a [x]\nb: *a", "references"),
    ("one that grows", b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]", "references"),
    ("half a character", b'id: "\\ud800"', "no text"),
    ("nothing, as a character", b'id: "\\0"', "no text"),
    ("a command", b"!!python/object/apply:os.system [ls]", "is not valid YAML"),
]


@pytest.mark.parametrize(("content", "why"), [row[1:] for row in SPOILT], ids=[row[0] for row in SPOILT])
def test_a_spoilt_file_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(ContentError, match=why) as refused:
        read_yaml("a.yml", content)
    assert refused.value.where == "a.yml"


def test_a_file_with_the_mark_that_windows_writes_is_read() -> None:
    assert read_yaml("a.yml", b"\xef\xbb\xbfid: a") == {"id": "a"}
