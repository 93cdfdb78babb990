"""The vetting rules, said beside the field they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from console.desk.sources import SourceForm
from knowledge import review
from knowledge.entry import EntryDoc
from knowledge.languages import LANGUAGES
from knowledge.vetting import Finding

# Findings about what approval itself sets are no business of the writer.
_NOT_WRITTEN = re.compile(r"review\.")
OTHER = "other"


def by_field(doc: EntryDoc) -> dict[str, list[str]]:
    """What to mend, by the name of the page's field: `short_en`, `sources`, `related`, `other`."""
    return group(review.findings(doc))


def group(findings: list[Finding]) -> dict[str, list[str]]:
    """The same for findings that are already there."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        if _NOT_WRITTEN.match(finding.field):
            continue
        for name in _fields(finding.field):
            found.setdefault(name, []).append(_sentence(finding))
    return found


def sentences(findings: Iterable[object]) -> list[str]:
    """The findings as sentences, where no field stands by."""
    return [_sentence(finding) for finding in findings if isinstance(finding, Finding)]


def _fields(field: str) -> list[str]:
    language, _, name = field.partition(".")
    if language in LANGUAGES:
        return [f"{name or 'question'}_{language}"]
    if field.startswith("sources"):
        return ["sources"]
    if field == "first_steps":
        return [f"first_steps_{language}" for language in LANGUAGES]
    return [{"id": "slug"}.get(field, field)]


def _sentence(finding: Finding) -> str:
    number = re.match(r"sources\[(\d+)\]\.?(\w*)", finding.field)
    where = f"{number.group(1)}, {SourceForm.Meta.labels.get(number.group(2), number.group(2))}: " if number else ""
    return where + finding.message[:1].upper() + finding.message[1:] + "."
