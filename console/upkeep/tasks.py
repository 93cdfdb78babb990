"""What the worker does for upkeep, by night: counts, groups, and visits the pages of sources one after the other."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from console.upkeep import unanswered, use
from knowledge import encoder, releases
from knowledge.errors import NoRelease, ReleaseBroken
from knowledge.models import Source, SourcePage
from knowledge.pages import Fetcher, record

PAUSE = 3  # seconds between two visits, wherever they go
_GIVE_UP = 5  # pages in a row that cannot be reached: then it is we who are cut off

# The queue's clock is UTC: it is after midnight in California the whole year.


@db_periodic_task(crontab(minute="20", hour="9"))
def nightly() -> None:
    """Everything, once a night."""
    count_use()
    group_unanswered()
    visit_pages()


@db_periodic_task(crontab(minute="50"))
def count_use() -> None:
    """Today so far, and yesterday once more, for what came in before midnight."""
    today = timezone.localdate()
    for day in (today - timedelta(days=1), today):
        use.count(day)


@db_task()
def group_unanswered() -> None:
    """Note new questions without an answer and, if there are any, group all by the live release's encoder."""
    if not unanswered.collect():
        return
    try:
        name = releases.live().encoder_name
    except (NoRelease, ReleaseBroken):
        name = None
    unanswered.regroup(encoder.load(name))


def visit_pages() -> None:
    """Begin a round: each page not visited since now, the longest not visited first."""
    urls = set(Source.objects.values_list("url", flat=True))
    known = set(SourcePage.objects.filter(url__in=urls).values_list("url", flat=True))
    SourcePage.objects.bulk_create([SourcePage(url=url) for url in urls - known], ignore_conflicts=True)
    visit_next(timezone.now().isoformat(), 0)


@db_task()
def visit_next(began: str, failed: int) -> None:
    """One page of the round that `began` then; the next one comes after a pause, so that other work gets its turn."""
    since = datetime.fromisoformat(began)
    urls = Source.objects.values("url")
    left = SourcePage.objects.filter(Q(tried_at=None) | Q(tried_at__lt=since), url__in=urls)
    page = left.order_by("tried_at", "url").first()
    if page is None or failed >= _GIVE_UP:
        return
    done = visit(page.url)
    visit_next.schedule((began, failed + 1 if done.failing_since and done.status is None else 0), delay=PAUSE)


def visit(url: str) -> SourcePage:
    """Look at one page now."""
    return record(url, _fetcher().read(url))


@cache
def _fetcher() -> Fetcher:
    return Fetcher(settings.HUBLINE.public_base_url)
