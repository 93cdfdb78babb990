"""Whatever a file holds that content is imported from, it is taken or refused in words."""

from __future__ import annotations

import copy
import string
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from console.exchange import archive, entry_table, hub_table
from console.exchange.models import Upload
from knowledge.errors import ContentError
from knowledge.hub import read_hub, write_hub
from knowledge.interchange import dump, parse, read_file
from tests.console.conftest import staff  # noqa: F401
from tests.privacy.fuzzing import DATA, WORDS, fuzz, fuzz_pages
from tests.whole import ROOT

ENTRIES = [
    yaml.safe_load(path.read_text()) for path in sorted((ROOT / "knowledge" / "faq").rglob("*.yml"))[::12]
]
HUBS = yaml.safe_load((ROOT / "knowledge" / "hubs.yml").read_text())[:8]


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in plain data something could be changed."""
    for key, value in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        yield (*path, key)
        yield from places(value, (*path, key))


def spoilt(good: list[Any]) -> st.SearchStrategy[Any]:
    """One of `good` with one value in it replaced by anything."""

    def change(index: int, where: int, value: Any) -> Any:
        data = copy.deepcopy(good[index % len(good)])
        *path, last = list(places(data))[where % len(list(places(data)))]
        inner = data
        for key in path:
            inner = inner[key]
        inner[last] = value
        return data

    return st.builds(change, st.integers(0, 1000), st.integers(0, 1000), DATA) | DATA


def comes_back(read: Callable[[Any], Any], write: Callable[[Any], Any], data: Any) -> None:
    """Either it is refused in words, or what was read is written and read as the same."""
    try:
        once = read(data)
    except ContentError:
        return
    assert read(write(once)) == once


@fuzz
@given(data=spoilt(ENTRIES))
def test_whatever_an_entry_s_file_holds_is_taken_or_refused_in_words(data: Any) -> None:
    comes_back(parse, lambda doc: yaml.safe_load(dump(doc)), data)


@fuzz
@given(data=spoilt(HUBS))
def test_whatever_a_hub_s_listing_holds_is_taken_or_refused_in_words(data: Any) -> None:
    comes_back(read_hub, write_hub, data)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "entry.yml"


@fuzz
@given(content=st.binary(max_size=200) | st.text(string.printable, max_size=200).map(str.encode))
def test_whatever_bytes_a_file_has_it_is_taken_or_refused_in_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with suppress(ContentError):
        read_file(file)


# What readers of YAML, CSV and ZIP have stumbled over, there or elsewhere.
_AWKWARD = (
    "2026-02-30", "&a [*a]", "&a x", "!!int '0x'", "!!python/name:os.system", '"\\ud800"', '"\\0"', "[" * 2000, ".nan",
    ".inf", "9" * 5000, "1e999", "\0", "\r", "\n", "\u2028", '"', "'", "|", ";", ",", "=1+1", "x" * 140_000, "https://[x",
    "\ufeff",
)  # fmt: skip
DOCS = [parse(data) for data in ENTRIES[:3]]
PLACES = [read_hub(data) for data in HUBS[:3]]
FILES = {
    "entries.csv": entry_table.write(DOCS),
    "places.csv": hub_table.write(PLACES),
    "entry.yml": dump(DOCS[0]).encode(),
    "hubs.yml": yaml.safe_dump([write_hub(hub) for hub in PLACES], allow_unicode=True).encode(),
    "all.zip": archive.write(DOCS[:1], PLACES[:1]),
}


def spliced(content: bytes) -> st.SearchStrategy[bytes]:
    """`content` with a piece of it replaced by anything."""
    pieces = WORDS.map(str.encode) | st.binary(max_size=20) | st.sampled_from(_AWKWARD).map(str.encode)
    return st.builds(
        lambda at, length, piece: content[:at] + piece + content[at + length :],
        st.integers(0, len(content)), st.integers(0, 40) | st.integers(0, len(content)), pieces,
    )  # fmt: skip


@fuzz
@given(content=spliced(FILES["entries.csv"]) | st.binary(max_size=200))
def test_whatever_a_table_of_entries_holds_is_taken_or_refused_in_words(content: bytes) -> None:
    comes_back(lambda table: entry_table.read("entries.csv", table), entry_table.write, content)


@fuzz
@given(content=spliced(FILES["places.csv"]) | st.binary(max_size=200))
def test_whatever_a_table_of_places_holds_is_taken_or_refused_in_words(content: bytes) -> None:
    comes_back(lambda table: hub_table.read("places.csv", table), hub_table.write, content)


def brought() -> st.SearchStrategy[tuple[str, bytes]]:
    """A file's name, and what is in it."""
    return st.sampled_from(sorted(FILES)).flatmap(
        lambda name: st.tuples(st.just(name), spliced(FILES[name]) | st.binary(max_size=50))
    )


@pytest.mark.django_db
@fuzz_pages
@given(file=brought())
def test_whatever_file_is_brought_to_the_console_is_shown_and_taken_in_or_refused(
    staff: Any,  # noqa: F811
    file: tuple[str, bytes],
) -> None:
    with transaction.atomic():
        page = staff.post("/staff/exchange/", {"file": SimpleUploadedFile(*file)})
        assert page.status_code in (200, 302)
        if page.status_code == 302:
            assert staff.get(page.url).status_code == 200
            assert staff.post(page.url, {"take_in": "1"}).status_code == 302
            assert not Upload.objects.exists()
        transaction.set_rollback(True)
