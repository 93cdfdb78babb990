"""What is remembered of a visit, and what a person says about a page that changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from knowledge.amend import amend
from knowledge.models import Source, SourcePage
from knowledge.pages.fetch import Reading

State = SourcePage.State


def record(url: str, reading: Reading) -> SourcePage:
    """Note the outcome of a visit. A page that failed for a moment keeps the state it had."""
    now = timezone.now()
    page, _ = SourcePage.objects.get_or_create(url=url)
    page.tried_at, page.status, page.why = now, reading.status, reading.why
    if reading.outcome == "failed":
        page.failing_since = page.failing_since or now
        page.save()
        return page
    page.failing_since = None
    page.looked_at = now
    if reading.outcome == "read":
        state = _compare(page, reading)
    else:
        state = State.GONE if reading.outcome == "gone" else State.CLOSED
    if page.state != state:
        page.state, page.since = state, now
    page.save()
    return page


def _compare(page: SourcePage, reading: Reading) -> str:
    page.seen_fingerprint, page.seen_text = reading.fingerprint, reading.text
    if not page.fingerprint:
        page.fingerprint, page.text = reading.fingerprint, reading.text
    if page.fingerprint == reading.fingerprint:
        page.text, page.seen_text = reading.text, ""
        return State.SAME
    return State.CHANGED


@transaction.atomic
def confirm(page: SourcePage, user: Any) -> list[Source]:
    """`user` has read the page and it still says what the answers say: it becomes what is compared with.

    The sources on that page count as checked today; they are returned.
    """
    now, today = timezone.now(), timezone.localdate()
    page.fingerprint, page.text = page.seen_fingerprint or page.fingerprint, page.seen_text or page.text
    page.seen_text, page.failing_since = "", None
    page.state, page.since, page.confirmed_at, page.confirmed_by = State.SAME, now, now, user
    page.save()
    sources = list(Source.objects.filter(url=page.url))
    for source in sources:
        amend(source, user, checked_on=today, checked_how="page")
    return sources
