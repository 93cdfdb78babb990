"""Rules of an entry that is to be retired: what those read who follow an old link to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from knowledge.entry import EntryDoc
from knowledge.languages import LANGUAGES
from knowledge.marking import gettext_noop as _
from knowledge.vetting.finding import Finding, fault


def check(doc: EntryDoc, approved: Collection[str]) -> Iterator[Finding]:
    """What is missing; `approved` are the ids of the entries that people may get. The text that goes is not judged."""
    for language in LANGUAGES:
        if language not in doc.texts or not doc.texts[language].withdrawn.strip():
            yield fault(doc, f"{language}.withdrawn",
                        _("is empty; say to those with an old link why it is no longer given"))  # fmt: skip
    if doc.replaced_by and (doc.replaced_by == doc.id or doc.replaced_by not in approved):
        yield fault(doc, "replaced_by", _("“%(id)s” is no other approved entry; choose one, or leave it empty"),
                    id=doc.replaced_by)  # fmt: skip
