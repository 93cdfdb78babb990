"""Rules that hold between entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from knowledge.entry import EntryDoc
from knowledge.languages import words
from knowledge.links import code_for
from knowledge.marking import gettext_noop as _
from knowledge.vetting.finding import Finding, fault


def check(docs: Iterable[EntryDoc]) -> Iterator[Finding]:
    """Faults between entries: unknown relations, shared links, shared phrasings."""
    entries = list(docs)
    known = {doc.id for doc in entries}
    codes: dict[str, str] = {}
    phrasings: dict[str, EntryDoc] = {}
    for doc in entries:
        for other in doc.related:
            if other not in known:
                yield fault(doc, "related", _("“%(id)s” is no entry; correct the id or remove it"), id=other)
            elif other == doc.id:
                yield fault(doc, "related", _("names the entry itself; remove it"))
        owner = codes.setdefault(code_for(doc.id), doc.id)
        if owner != doc.id:
            yield fault(doc, "id", _("its link would be the same as that of %(id)s; choose another id"), id=owner)
        for language, text in doc.texts.items():
            for phrasing in text.phrasings:
                first = phrasings.setdefault(" ".join(words(phrasing)), doc)
                if first.id != doc.id:
                    yield fault(doc, f"{language}.phrasings", _("“%(words)s” is also a phrasing of %(id)s; "
                                "leave it with the entry that answers it"), words=phrasing, id=first.id)  # fmt: skip
