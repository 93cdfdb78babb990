"""`/metrics` for Prometheus: numbers alone, nothing of any person.

Open to this machine itself, and to whoever sends `Authorization: Bearer` with `METRICS_TOKEN`.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections import Counter
from collections.abc import Iterator
from threading import Lock

from django.conf import settings
from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import timezone
from django.views.decorators.http import require_safe
from huey.contrib.djhuey import HUEY
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from channels.models import InboxMessage, OutboxMessage

# A proxy adds one of these: the request is then not from this machine, whatever its address says.
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures, or 403."""
    if not (_has_token(request) or _is_local(request)):
        return HttpResponseForbidden("This machine or a token only.\n", content_type="text/plain")
    return HttpResponse(generate_latest(_registry), content_type=CONTENT_TYPE_LATEST)


def _has_token(request: HttpRequest) -> bool:
    token = settings.HUBLINE.metrics_token
    given = request.headers.get("Authorization", "")
    return bool(token) and secrets.compare_digest(given.encode(), f"Bearer {token}".encode())


def _is_local(request: HttpRequest) -> bool:
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and not any(name in request.headers for name in _FORWARDED)


class _Messages(Collector):
    """Read at each scrape from the tables, so that any web process tells the same."""

    def collect(self) -> Iterator[Metric]:
        for name, model in (("inbox", InboxMessage), ("outbox", OutboxMessage)):
            kept = GaugeMetricFamily(
                f"hubline_{name}_messages", f"Messages kept in the {name}", labels=["channel", "state"]
            )
            for channel, state, count in model._default_manager.values_list("channel", "state").annotate(Count("pk")):
                kept.add_metric([channel, state], count)
            yield kept
        waiting = InboxMessage.objects.filter(state=InboxMessage.State.ACCEPTED)
        oldest = waiting.aggregate(at=Min("received_at"))["at"]
        yield GaugeMetricFamily(
            "hubline_oldest_waiting_seconds",
            "Age of the oldest message that is not answered yet",
            (timezone.now() - oldest).total_seconds() if oldest else 0,
        )
        queue = GaugeMetricFamily("hubline_queue_tasks", "Tasks of the worker", labels=["state"])
        queue.add_metric(["pending"], HUEY.pending_count())
        queue.add_metric(["scheduled"], HUEY.scheduled_count())
        yield queue


class _Decisions(Collector):
    """Counts what is decided from the first scrape on. The rows are sealed, so each is opened once, not each time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: int | None = None
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def collect(self) -> Iterator[Metric]:
        with self._lock:
            self._read_on()
            family = CounterMetricFamily(
                "hubline_decisions", "Replies made, by decision", labels=["channel", "decision", "language"]
            )
            for labels, count in self._counts.items():
                family.add_metric(list(labels), count)
        yield family

    def _read_on(self) -> None:
        if self._last is None:
            self._last = OutboxMessage.objects.aggregate(last=Max("pk"))["last"] or 0
        for row in OutboxMessage.objects.filter(pk__gt=self._last).order_by("pk").iterator():
            self._last = row.pk
            custom = row.custom
            self._counts[row.channel, custom.get("decision") or "none", custom.get("language") or "none"] += 1


_registry = CollectorRegistry(auto_describe=False)  # describing would read the database at import
_registry.register(_Messages())
_registry.register(_Decisions())
