"""The dashboard: what is due, the most pressing first, each line a link to where it is done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Max
from django.utils import timezone

from console.cases.faults import open_faults
from console.upkeep import due, unanswered, use
from console.upkeep.page import UPKEEP, UpkeepPage, editor
from knowledge.models import Entry, HubListing, SourcePage

SHOWN = 8  # of each list; the rest is behind its link


class Dashboard(UpkeepPage):
    """For everybody who may see entries."""

    template_name = "upkeep/dashboard.html"
    page_title = UPKEEP
    permission_required = "knowledge.view_entry"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        user = self.request.user
        reviews, pages, hubs = due.reviews(today), due.pages(), due.hubs(today)
        asked = unanswered.groups() if user.has_perm("upkeep.view_unanswered") else []
        marked = use.marked(today - timedelta(days=30))
        unused = use.unused(today)
        return {
            **super().get_context_data(**kwargs),
            "today": today,
            "starter": starter(),
            "reviews": [(entry, editor(entry)) for entry in reviews[:SHOWN]],
            "reviews_due": reviews.count(),
            "reviews_past": reviews.filter(review_by__lt=today).count(),
            "soon": today + due.SOON,
            "pages": pages[:SHOWN],
            "pages_due": pages.count(),
            "visited": SourcePage.objects.aggregate(at=Max("looked_at"))["at"],
            "asked": asked[:SHOWN],
            "asked_due": len(asked),
            "marked": [(one, editor(one.entry)) for one in marked[:SHOWN]],
            "marked_due": len(marked),
            "faults_due": open_faults(user).count() if user.has_perm("channels.change_fault") else 0,
            "unused": [(entry, editor(entry)) for entry in unused[:SHOWN]],
            "unused_due": len(unused),
            "hubs": hubs[:SHOWN],
            "hubs_due": hubs.count(),
        }


def starter() -> dict[str, int]:
    """How much of what people get this organisation has not yet confirmed itself."""
    counts = {
        "entries": due.starter_entries().count(),
        "of_entries": Entry.objects.filter(live=True, state="approved", locale__language_code="en").count(),
        "hubs": due.starter_hubs().count(),
        "of_hubs": HubListing.objects.filter(live=True, shown=True).count(),
    }
    every = counts["of_entries"] + counts["of_hubs"] or 1
    return {**counts, "done": 100 - 100 * (counts["entries"] + counts["hubs"]) // every}
