"""What the editor's page asks for while somebody types: rules, previews, near-duplicates, a question to try."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from console.desk import checks, previews, trying
from console.desk.form import EntryForm
from console.desk.page import require
from knowledge import drafts
from knowledge.errors import NoRelease, ReleaseBroken
from knowledge.languages import LANGUAGES
from knowledge.models import Entry

LONGEST = 1600  # what Twilio takes for one message (its error 21617)


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """`{"findings": {field: [sentence]}, "previews": {language: html}}` of an unsaved entry."""
    require(request, "knowledge.change_entry")
    doc = EntryForm(request.POST).doc()
    shown = {language: {"preview": previews.preview(doc, language), "language": language} for language in LANGUAGES}
    return JsonResponse({
        "findings": checks.by_field(doc),
        "previews": {
            language: render_to_string("console/desk/preview.html", context, request)
            for language, context in shown.items()
        },
    })  # fmt: skip


@require_POST
def near(request: HttpRequest) -> HttpResponse:
    """`{language: [{phrasing, id, question, address}]}`: new phrasings for which people get another entry now."""
    require(request, "knowledge.change_entry")
    try:
        found = trying.near(EntryForm(request.POST).doc())
    except (NoRelease, ReleaseBroken):
        found = {}
    return JsonResponse({language: [_near(one) for one in ones] for language, ones in found.items()})


@require_GET
def near_draft(request: HttpRequest, slug: str) -> HttpResponse:
    """The same of the newest draft, as a fragment for who reviews it; empty where there is nothing to say."""
    require(request, "knowledge.change_entry")
    try:
        found = trying.near(drafts.read(slug).doc)
    except Entry.DoesNotExist:
        raise Http404 from None
    except (NoRelease, ReleaseBroken):
        found = {}
    ones = [_near(one) for each in found.values() for one in each]
    return render(request, "console/desk/near.html", {"near": ones})


@require_POST
def attempt(request: HttpRequest) -> HttpResponse:
    """A question as people would ask it: a fragment with what today's release and the draft make of it."""
    require(request, "knowledge.change_entry")
    doc = EntryForm(request.POST).doc()
    text = request.POST.get("try", "").strip()[:LONGEST]
    language = request.POST.get("try_language", "en")
    context: dict[str, Any] = {"text": text, "language": language}
    if text and language in LANGUAGES:
        try:
            context["today"] = trying.today(text, language, doc)
            context["draft"] = trying.with_draft(text, language, doc)
        except (NoRelease, ReleaseBroken):
            context["no_release"] = True
    return render(request, "console/desk/tried.html", context)


def _near(one: trying.Near) -> dict[str, Any]:
    return {**vars(one), "address": reverse("desk_editor", args=[one.id])}
