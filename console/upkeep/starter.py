"""The starter content: leads to the next entry or place that this organisation has not made its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from console.upkeep import due
from knowledge import review


def next_entry(request: HttpRequest) -> HttpResponse:
    """The next to review, urgent ones first; not what waits for approval, and none twice before all were seen."""
    slugs = list(due.starter_entries().values_list("slug", flat=True))
    asked = {one.entry.slug for one in review.queue()}
    slug = _unseen(request, "starter_entries", [slug for slug in slugs if slug not in asked])
    if slug is not None:
        return redirect("desk_editor", slug)
    if slugs:
        messages.success(request, _("Every entry that is left waits for a second person to approve it."))
        return redirect("desk_queue")
    messages.success(request, _("Every entry has been approved by somebody of this organisation."))
    return redirect("upkeep")


def next_hub(request: HttpRequest) -> HttpResponse:
    """The next to call, lines for emergencies first; none twice before all were seen."""
    rows = dict(due.starter_hubs().values_list("slug", "pk"))
    slug = _unseen(request, "starter_hubs", list(rows))
    if slug is None:
        messages.success(request, _("Every place has been confirmed by somebody of this organisation."))
        return redirect("upkeep")
    return redirect(reverse("wagtailsnippets_knowledge_hublisting:edit", args=[rows[slug]]))


def _unseen(request: HttpRequest, name: str, slugs: list[str]) -> str | None:
    """The first that this person was not shown since they signed in; once they were shown all, the first again."""
    seen = request.session.get(name, [])
    slug = next((slug for slug in slugs if slug not in seen), None)
    if slug is None and slugs:
        seen, slug = [], slugs[0]
    request.session[name] = [*seen, slug] if slug else []
    return slug
