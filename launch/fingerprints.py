"""Remembers what each step was last done with, so that only what changed is done again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from launch.paths import ROOT

SKIPPED = {".venv", "__pycache__", "node_modules", ".rasa"}


def files(*paths: Path) -> Iterator[Path]:
    """All files under the paths, in one order, without environments and caches."""
    for path in paths:
        if path.is_file():
            yield path
        for folder, names, found in os.walk(path):
            names[:] = sorted(name for name in names if name not in SKIPPED)
            yield from (Path(folder) / name for name in sorted(found) if not name.endswith(".pyc"))


def digest(paths: Iterable[Path], *also: object) -> str:
    """A fingerprint of the files' names and contents and of whatever else the step depends on."""
    whole = hashlib.sha256(repr(also).encode())
    for path in paths:
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        whole.update(f"\0{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:20]


class Fingerprints:
    """A small JSON file of step name to fingerprint."""

    def __init__(self, path: Path) -> None:
        """Name the file; it need not be there, and a damaged one counts as not there."""
        self.path = path
        try:
            self.known: dict[str, str] = dict(json.loads(path.read_text()))
        except (OSError, ValueError):
            self.known = {}

    def fresh(self, name: str, fingerprint: str) -> bool:
        """Whether the step was last done with just this."""
        return self.known.get(name) == fingerprint

    def forget(self, *names: str) -> None:
        """Have these steps done again."""
        for name in names:
            self.known.pop(name, None)

    def keep(self, name: str, fingerprint: str) -> None:
        """Write down that the step is done; in one move, so that a crash cannot leave half a file."""
        self.known[name] = fingerprint
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(self.known, indent=1))
        draft.replace(self.path)
