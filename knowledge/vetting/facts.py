"""Rules on an entry's identity, sources and review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from knowledge import entry as vocabulary
from knowledge.entry import EntryDoc, SourceDoc
from knowledge.segments import is_gsm7
from knowledge.vetting.finding import Finding, fault

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(doc: EntryDoc, today: date) -> Iterator[Finding]:
    """Faults of one entry's identity, sources and review, as of `today`."""
    if not _ID.fullmatch(doc.id):
        yield fault(doc, "id", f"{doc.id!r} may hold small letters, digits and single hyphens only")
    yield from _one_of(doc, "topic", doc.topic, vocabulary.TOPICS)
    yield from _one_of(doc, "urgency", doc.urgency, vocabulary.URGENCIES)
    yield from _one_of(doc, "review.state", doc.review.state, vocabulary.STATES)
    if not doc.jurisdiction:
        yield fault(doc, "jurisdiction", "is empty; say whose law this is, such as California")
    if not doc.sources:
        yield fault(doc, "sources", "has none; add the law or page that carries the answer")
    for number, source in enumerate(doc.sources, 1):
        yield from _source(doc, f"sources[{number}]", source, today)
    if doc.review.state == "approved":
        yield from _review(doc, today)


def _one_of(doc: EntryDoc, field: str, value: str, allowed: tuple[str, ...]) -> Iterator[Finding]:
    if value not in allowed:
        yield fault(doc, field, f"{value!r} is not known; use one of: {', '.join(allowed)}")


def _source(doc: EntryDoc, at: str, source: SourceDoc, today: date) -> Iterator[Finding]:
    for name in ("title", "publisher", "citation", "label"):
        if not getattr(source, name):
            yield fault(doc, f"{at}.{name}", "is empty; fill it in")
    if not _is_web_address(source.url):
        yield fault(doc, f"{at}.url", f"{source.url!r} is not a web address; copy it whole, with https://")
    elif re.search(r"[?&](utm_\w+|fbclid|gclid)=", source.url):
        yield fault(doc, f"{at}.url", "carries a tracking mark; remove utm_..., fbclid or gclid from it")
    if len(source.label) > 30 or not is_gsm7(source.label):
        yield fault(doc, f"{at}.label", f"{source.label!r} should be at most 30 plain characters (GSM-7)")
    yield from _one_of(doc, f"{at}.kind", source.kind, vocabulary.SOURCE_KINDS)
    yield from _one_of(doc, f"{at}.checked_how", source.checked_how, vocabulary.HOW_CHECKED)
    if source.checked_on is None:
        yield fault(doc, f"{at}.checked_on", "is missing; put the day on which the source was compared")
    elif source.checked_on > today:
        yield fault(
            doc, f"{at}.checked_on", f"{source.checked_on} is in the future; put the day it was compared"
        )


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as https://[x
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc


def _review(doc: EntryDoc, today: date) -> Iterator[Finding]:
    review = doc.review
    if not review.approved_by:
        yield fault(doc, "review.approved_by", "is empty; say who approved it")
    if review.approved_on is None:
        yield fault(doc, "review.approved_on", "is missing; put the day of approval")
    elif review.approved_on > today:
        yield fault(
            doc, "review.approved_on", f"{review.approved_on} is in the future; put the day of approval"
        )
    if review.review_by is None:
        yield fault(doc, "review.review_by", "is missing; put the day by which it must be read again")
        return
    if review.review_by < today:
        yield fault(
            doc, "review.review_by", f"{review.review_by} is past; review the entry, then set a new day"
        )
    longest = vocabulary.REVIEW_DAYS[doc.volatile]
    if review.approved_on and (review.review_by - review.approved_on).days > longest:
        kind = "a volatile" if doc.volatile else "an"
        yield fault(
            doc, "review.review_by", f"is too far off; {kind} entry is read again within {longest} days"
        )
