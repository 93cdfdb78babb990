"""The starter content: leads to the next entry or place that this organisation has not made its own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from console.upkeep import due
from console.upkeep.page import editor


def next_entry(request: HttpRequest) -> HttpResponse:
    """The next to review, after `?after=<id>`, urgent ones first."""
    slugs = list(due.starter_entries().values_list("slug", flat=True))
    slug = _after(slugs, request.GET.get("after", ""))
    if slug is None:
        messages.success(request, _("Every entry has been approved by somebody of this organisation."))
        return redirect("upkeep")
    return redirect(editor(due.starter_entries().get(slug=slug)))


def next_hub(request: HttpRequest) -> HttpResponse:
    """The next to call, after `?after=<id>`, lines for emergencies first."""
    slugs = list(due.starter_hubs().values_list("slug", flat=True))
    slug = _after(slugs, request.GET.get("after", ""))
    if slug is None:
        messages.success(request, _("Every place has been confirmed by somebody of this organisation."))
        return redirect("upkeep")
    return redirect(reverse("wagtailsnippets_knowledge_hublisting:edit", args=[due.starter_hubs().get(slug=slug).pk]))


def _after(slugs: list[str], slug: str) -> str | None:
    if slug in slugs:
        slugs = slugs[slugs.index(slug) + 1 :] + slugs[: slugs.index(slug)]
    return slugs[0] if slugs else None
