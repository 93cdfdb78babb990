"""What is due, as the dashboard and the home page tell it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from knowledge.models import Entry, HubListing, Source, SourcePage
from knowledge.store import STARTER

SOON = timedelta(days=30)
CONFIRMED_FOR = timedelta(days=90)  # a telephone number or hours that nobody asked about for longer may be wrong
FAILING_FOR = timedelta(days=3)  # a page that could not be opened for so long is worth a look

State = SourcePage.State


def _first(**which: str) -> Case:
    """To order by: those rows before all others."""
    return Case(When(**which, then=Value(0)), default=Value(1))


def _approved() -> QuerySet[Entry]:
    return Entry.objects.filter(live=True, state="approved", locale__language_code="en")


def reviews(today: date) -> QuerySet[Entry]:
    """Approved entries whose review is past or near, oldest first. Past ones are not served any more."""
    return _approved().filter(review_by__lte=today + SOON).order_by("review_by", "slug")


def known_pages() -> QuerySet[SourcePage]:
    """The pages of the sources there are, each with the `title` of one of them."""
    titles = Source.objects.filter(url=OuterRef("url")).order_by("pk").values("title")
    return SourcePage.objects.filter(url__in=Source.objects.values("url")).annotate(title=Subquery(titles[:1]))


def pages() -> QuerySet[SourcePage]:
    """Pages of sources that changed, are gone, or cannot be opened for days, longest first."""
    late = Q(failing_since__lt=timezone.now() - FAILING_FOR)
    return (
        known_pages()
        .filter(Q(state__in=[State.CHANGED, State.GONE]) | late)
        .order_by(F("since").asc(nulls_last=True), "url")
    )


def hubs(today: date) -> QuerySet[HubListing]:
    """Places that nobody called, or not lately: lines for emergencies first, then those never confirmed."""
    due = Q(confirmed_on=None) | Q(confirmed_on__lt=today - CONFIRMED_FOR)
    return HubListing.objects.filter(due, live=True, shown=True).order_by(
        _first(kind="rapid_response"), F("confirmed_on").asc(nulls_first=True), "name"
    )


def starter_entries() -> QuerySet[Entry]:
    """Entries that came with the program and that nobody of this organisation has approved: urgent ones first."""
    return _approved().filter(approved_by=STARTER).order_by(_first(urgency="urgent"), "topic", "slug")


def starter_hubs() -> QuerySet[HubListing]:
    """Places that nobody of this organisation has ever confirmed."""
    return hubs(timezone.localdate()).filter(confirmed_on=None)
