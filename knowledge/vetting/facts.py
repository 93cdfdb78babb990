"""Rules on an entry's identity, sources and review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from knowledge import entry as vocabulary
from knowledge.entry import EntryDoc, SourceDoc
from knowledge.marking import gettext_noop as _
from knowledge.segments import is_gsm7
from knowledge.vetting.finding import Finding, fault

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(doc: EntryDoc, today: date) -> Iterator[Finding]:
    """Faults of one entry's identity, sources and review, as of `today`."""
    if not _ID.fullmatch(doc.id):
        yield fault(doc, "id", _("“%(id)s” may hold small letters, digits and single hyphens only"), id=doc.id)
    yield from _one_of(doc, "topic", doc.topic, vocabulary.TOPICS)
    yield from _one_of(doc, "urgency", doc.urgency, vocabulary.URGENCIES)
    yield from _one_of(doc, "review.state", doc.review.state, vocabulary.STATES)
    if not doc.jurisdiction:
        yield fault(doc, "jurisdiction", _("is empty; say whose law this is, such as California"))
    if not doc.sources:
        yield fault(doc, "sources", _("has none; add the law or page that carries the answer"))
    for number, source in enumerate(doc.sources, 1):
        yield from _source(doc, f"sources[{number}]", source, today)
    if doc.review.state == "approved":
        yield from _review(doc, today)


def _one_of(doc: EntryDoc, field: str, value: str, allowed: tuple[str, ...]) -> Iterator[Finding]:
    if value not in allowed:
        known = ", ".join(allowed)
        yield fault(doc, field, _("“%(value)s” is not known; use one of: %(known)s"), value=value, known=known)


def _source(doc: EntryDoc, at: str, source: SourceDoc, today: date) -> Iterator[Finding]:
    for name in ("title", "publisher", "citation", "label"):
        if not getattr(source, name):
            yield fault(doc, f"{at}.{name}", _("is empty; fill it in"))
    if not _is_web_address(source.url):
        yield fault(doc, f"{at}.url", _("“%(url)s” is not a web address; copy it whole, with https://"), url=source.url)
    elif re.search(r"[?&](utm_\w+|fbclid|gclid)=", source.url):
        yield fault(doc, f"{at}.url", _("carries a tracking mark; remove utm_..., fbclid or gclid from it"))
    if len(source.label) > 30 or not is_gsm7(source.label):
        says = _("“%(label)s” should be at most 30 plain characters (GSM-7)")
        yield fault(doc, f"{at}.label", says, label=source.label)
    yield from _one_of(doc, f"{at}.kind", source.kind, vocabulary.SOURCE_KINDS)
    yield from _one_of(doc, f"{at}.checked_how", source.checked_how, vocabulary.HOW_CHECKED)
    if source.checked_on is None:
        yield fault(doc, f"{at}.checked_on", _("is missing; put the day on which the source was compared"))
    elif source.checked_on > today:
        yield fault(
            doc, f"{at}.checked_on", _("%(day)s is in the future; put the day it was compared"), day=source.checked_on
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
        yield fault(doc, "review.approved_by", _("is empty; say who approved it"))
    if review.approved_on is None:
        yield fault(doc, "review.approved_on", _("is missing; put the day of approval"))
    elif review.approved_on > today:
        yield fault(
            doc, "review.approved_on", _("%(day)s is in the future; put the day of approval"), day=review.approved_on
        )
    if review.review_by is None:
        yield fault(doc, "review.review_by", _("is missing; put the day by which it must be read again"))
        return
    if review.review_by < today:
        yield fault(
            doc, "review.review_by", _("%(day)s is past; review the entry, then set a new day"), day=review.review_by
        )
    longest = vocabulary.REVIEW_DAYS[doc.volatile]
    if review.approved_on and (review.review_by - review.approved_on).days > longest:
        says = (
            _("is too far off; a volatile entry is read again within %(days)d days")
            if doc.volatile
            else _("is too far off; an entry is read again within %(days)d days")
        )
        yield fault(doc, "review.review_by", says, days=longest)
