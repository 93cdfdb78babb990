"""How long publishing takes: a release of this FAQ, one of a thousand entries, and how long each takes to load."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from itertools import islice

from django.db import transaction

from knowledge import archive, encoder, releases, store
from knowledge.corpus import training_examples
from knowledge.entry import EntryDoc
from knowledge.live import LiveRelease
from knowledge.models import Release
from knowledge.retrieval import Example, train

MANY = 1_000
PHRASINGS = 10  # an entry and language


def run() -> None:
    """Prints the table; nothing of it stays in the database."""
    print(f"\nReleases (s)\n{'':<60}{'built':>8}{'loaded':>8}")
    with transaction.atomic():
        again = _timed("this FAQ, as after an edit", lambda: bytes(releases.build().archive))
        Release.objects.update(encoder="another")  # so that no vector is taken from an earlier release
        _timed("this FAQ, each text encoded anew", lambda: bytes(releases.build().archive))
        transaction.set_rollback(True)
    docs = store.entries(approved_only=True)
    nothing = [example for example in training_examples(docs) if not example.entry]
    examples = [*islice(_many(docs), MANY * PHRASINGS * 2), *nothing]
    _timed(
        f"{MANY:,} entries, {len(examples):,} ways of asking, not measured", lambda: _built(examples, again)
    )
    print("Each process looks once a second which release is live, and loads it.")


def _timed(name: str, build: Callable[[], bytes]) -> bytes:
    began = time.perf_counter()
    content = build()
    built = time.perf_counter()
    LiveRelease(content)
    print(f"{name:<60}{built - began:>8.1f}{time.perf_counter() - built:>8.1f}", flush=True)
    return content


def _many(docs: list[EntryDoc]) -> Iterator[Example]:
    """Ways of asking as many entries as one likes: those of this FAQ, their longer words put into a letter order of
    each entry's own."""
    number = 0
    while True:
        for doc in docs:
            number += 1
            for language, text in doc.texts.items():
                for phrasing in (text.phrasings * PHRASINGS)[:PHRASINGS]:
                    said = " ".join(_own(word, number) for word in phrasing.split())
                    spelled = zlib.crc32(said.encode())
                    yield Example(said, f"entry-{number}", language, calibrates=spelled % 6 == 0)


def _own(word: str, number: int) -> str:
    return (
        word
        if len(word) < 5
        else "".join(sorted(word, key=lambda letter: zlib.crc32(f"{number}{letter}".encode())))
    )


def _built(examples: list[Example], like: bytes) -> bytes:
    """The archive of a release that learns from `examples`, its entries those of another over and over."""
    manifest, _ = archive.unpack(like)
    retriever = train(examples, encoder.load())
    named = enumerate(label for label in retriever.labels if label)
    entries = manifest["entries"]
    manifest["entries"] = [entries[number % len(entries)] | {"id": label} for number, label in named]
    return archive.pack(manifest | {"labels": retriever.labels}, retriever.state())
