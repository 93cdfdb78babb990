"""Rules on what an entry says, one language at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from knowledge.entry import EntryDoc, TextDoc
from knowledge.languages import LANGUAGES, NAMES, words
from knowledge.links import LONGEST_LINK, with_source
from knowledge.marking import gettext_noop as _
from knowledge.segments import barest, is_gsm7, measure, plain
from knowledge.vetting import wording
from knowledge.vetting.finding import Finding, fault
from knowledge.vetting.reading import too_hard

MOST_SEGMENTS = 2
FEWEST_PHRASINGS = 15
FULL_WORDS = (100, 250)


def check(doc: EntryDoc, today: date) -> Iterator[Finding]:
    """Faults of one entry's texts in each language."""
    for language in LANGUAGES:
        text = doc.texts.get(language)
        if text is None:
            yield fault(doc, language, _("is missing; write the entry in %(language)s too"), language=NAMES[language])
            continue
        for field in ("question", "short", "full"):
            if not getattr(text, field):
                yield fault(doc, f"{language}.{field}", _("is empty; write it"))
        yield from _wording(doc, language, text)
        yield from _length(doc, language, text)
        yield from _phrasings(doc, language, text)
    if len({bool(text.first_steps) for text in doc.texts.values()}) > 1:
        yield fault(doc, "first_steps", _("stands in one language only; write it in both"))
    if doc.urgency == "urgent" and not all(text.first_steps for text in doc.texts.values()):
        yield fault(
            doc, "first_steps", _("is missing; an urgent entry says what to do first, in both languages")
        )


def _wording(doc: EntryDoc, language: str, text: TextDoc) -> Iterator[Finding]:
    for field in ("question", "short", "first_steps", "full"):
        value = getattr(text, field)
        for says, found in wording.faults(value, language):
            yield fault(doc, f"{language}.{field}", says, words=found)
    if text.full and (hard := too_hard(text.full, language)):
        yield fault(doc, f"{language}.full", hard[0], **hard[1])


def _length(doc: EntryDoc, language: str, text: TextDoc) -> Iterator[Finding]:
    label = doc.sources[0].label if doc.sources else ""
    for field in ("short", "first_steps"):
        value = getattr(text, field)
        if not value:
            continue
        if not is_gsm7(barest(value)):
            yield fault(doc, f"{language}.{field}", _("has a character that makes a text message cost double; "
                        "use plain letters, quotes and hyphens"))  # fmt: skip
            continue
        size = measure(plain(with_source(value, label, "x" * LONGEST_LINK, language)))
        if size.count > MOST_SEGMENTS:
            over = size.units - 306
            yield fault(doc, f"{language}.{field}", _("with its source takes %(count)d text messages; cut %(over)d "
                        "characters to fit %(most)d"), count=size.count, over=over, most=MOST_SEGMENTS)  # fmt: skip
    low, high = FULL_WORDS
    count = len(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.full))
    if text.full and not low <= count <= high:
        says = _("has %(count)d words; write %(low)d to %(high)d")
        yield fault(doc, f"{language}.full", says, count=count, low=low, high=high)
    if text.full and len(re.findall(r"^## ", text.full, re.M)) < 2:
        yield fault(doc, f"{language}.full", _("has fewer than two headings; start sections with '## '"))


def _phrasings(doc: EntryDoc, language: str, text: TextDoc) -> Iterator[Finding]:
    field = f"{language}.phrasings"
    if len(text.phrasings) < FEWEST_PHRASINGS:
        says = _("has %(count)d; write at least %(fewest)d ways people ask it")
        yield fault(doc, field, says, count=len(text.phrasings), fewest=FEWEST_PHRASINGS)
    seen: set[str] = set()
    for phrasing in text.phrasings:
        key = " ".join(words(phrasing))
        if not key:
            yield fault(doc, field, _("“%(words)s” has no words; remove it"), words=phrasing)
        if key in seen:
            yield fault(doc, field, _("“%(words)s” stands there twice; remove one"), words=phrasing)
        seen.add(key)
