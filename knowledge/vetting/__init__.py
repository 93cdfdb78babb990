"""The vetting rules: what must be true of an entry before it may be published (`docs/content-guide.md`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from knowledge.entry import EntryDoc
from knowledge.vetting import across, facts, retiring, texts
from knowledge.vetting.finding import Finding

__all__ = ["Finding", "check", "retiring"]


def check(docs: Iterable[EntryDoc], today: date) -> list[Finding]:
    """Every fault found, in the order of the entries; empty when all may be published."""
    entries = list(docs)
    findings = [
        finding for doc in entries for rule in (facts.check, texts.check) for finding in rule(doc, today)
    ]
    return findings + list(across.check(entries))
