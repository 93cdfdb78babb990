"""How a fault is reported."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.utils.translation import gettext

from knowledge.entry import EntryDoc


@dataclasses.dataclass(frozen=True)
class Finding:
    """One fault: where it stands, and as `says` with its `params` what is wrong and what to do about it.

    `says` is the English of the catalog, marked where it is written; `message` is said in the language of who reads it.
    """

    where: str
    entry: str
    field: str
    says: str
    params: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def message(self) -> str:
        return gettext(self.says) % self.params

    def __str__(self) -> str:
        return f"{self.where}: {self.entry}, {self.field}: {self.message}"


def fault(doc: EntryDoc, field: str, says: str, **params: Any) -> Finding:
    """A finding about `doc`."""
    return Finding(doc.where, doc.id, field, says, params)
