"""How a fault is reported."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.entry import EntryDoc


@dataclass(frozen=True)
class Finding:
    """One fault: where it stands, what is wrong and what to do about it."""

    where: str
    entry: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.entry}, {self.field}: {self.message}"


def fault(doc: EntryDoc, field: str, message: str) -> Finding:
    """A finding about `doc`."""
    return Finding(doc.where, doc.id, field, message)
