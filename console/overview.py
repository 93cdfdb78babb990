"""The first thing staff see: which release is live, what is due for review, what waits, which channels are on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.context_processors import PermWrapper
from django.utils import timezone
from wagtail.admin.ui.components import Component

from channels.models import InboxMessage, Purge
from channels.registry import CHANNELS
from channels.retention import ADDRESSES, CASES, TEXTS
from console.upkeep.dashboard import starter
from knowledge import releases
from knowledge.errors import NoRelease
from knowledge.models import Activation, Entry, HubListing
from knowledge.models.words import reading

SOON = timedelta(days=30)
LATE = timedelta(hours=2)  # the worker deletes every hour


class Overview(Component):
    """A panel of the home page."""

    order = 100
    template_name = "console/overview.html"

    class Media:
        css = {"all": ["console/upkeep.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        today = timezone.localdate()
        live = Entry.objects.filter(live=True, locale__language_code="en", state="approved")
        try:
            release = releases.active()
        except NoRelease:
            release = None
        return {
            "release": release,
            "since": Activation.objects.filter(release=release).first() if release else None,
            "entries": live.count(),
            "hubs": HubListing.objects.filter(live=True, shown=True).count(),
            "overdue": live.filter(review_by__lt=today).count(),
            "soon": live.filter(review_by__range=(today, today + SOON)).count(),
            "today": today,
            "until": today + SOON,
            "reading": reading(),
            "next": live.order_by("review_by", "slug")[:5],
            "waiting": InboxMessage.objects.filter(state=InboxMessage.State.ACCEPTED).count(),
            "channels": CHANNELS.values(),
            "purged": (purged := Purge.objects.first()),
            "purge_late": purged is not None and purged.at < timezone.now() - LATE,
            "address_hours": int(ADDRESSES.total_seconds()) // 3600,
            "text_days": TEXTS.days,
            "case_days": CASES.days,
            "starter": starter(),
            "perms": PermWrapper(parent_context["request"].user),
        }
