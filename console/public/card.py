"""`/s/<code>`: the source card, where the link in every answer leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from console.public.markup import to_html
from console.public.page import notice, public_page, reader_language, show
from console.public.withdrawn import withdrawn
from console.public.words import jurisdiction, words
from knowledge import releases
from knowledge.errors import NoRelease, ReleaseBroken
from knowledge.languages import LANGUAGES
from knowledge.live import LiveRelease, ReleasedEntry
from knowledge.places import rapid_response
from knowledge.store import STARTER

LEGAL_HELP = "hub-find-near-me"  # the entry that says how to find legal help


@dataclass(frozen=True)
class Link:
    """Another card, by its question."""

    text: str
    address: str


@public_page
def card(request: HttpRequest, code: str) -> HttpResponse:
    """The whole answer with its sources; 404 where no release has or had an answer of that code."""
    try:
        release = releases.live()
    except (NoRelease, ReleaseBroken):
        return notice(request, "no_release", status=503)
    entry = release.by_code(code)
    if entry is None:
        return _no_card(request, code, release)
    language = reader_language(request)
    text = entry.text(language)
    said = words(language)
    context = {
        "entry": entry,
        "text": text,
        "full": to_html(text.full),
        "sources": [
            (source, said[f"kind_{source.kind}"], said[f"how_{source.checked_how}"]) for source in entry.sources
        ],
        "urgent": entry.urgency == "urgent",
        "jurisdiction": jurisdiction(entry.jurisdiction, language),
        "attorney_missing": entry.approved_by == STARTER,
        "due": entry.is_due(timezone.localdate()),
        "release": release.number,
        "revision": entry.revision(language),
        "lines": rapid_response(None, release.hubs),
        "our_number": settings.HUBLINE.twilio_from_number,
        "help": _link(release, LEGAL_HELP, language) if entry.id != LEGAL_HELP else None,
        "related": [link for other in entry.related if (link := _link(release, other, language))],
    }
    return show(request, "card.html", context)


def _no_card(request: HttpRequest, code: str, release: LiveRelease) -> HttpResponse:
    """410 for an answer that was withdrawn, with the reason and a way on; a page that moved says where to."""
    gone = withdrawn(code, release)
    if gone is None:
        return notice(request, "missing", status=404)
    name = "replaced" if gone.instead else "withdrawn"
    links: dict[str, Link | None] = {
        language: _link(release, gone.instead.id, language) for language in LANGUAGES if gone.instead
    }
    return notice(request, name, status=410, questions=gone.questions, why=gone.why, links=links)


def _link(release: LiveRelease, entry_id: str, language: str) -> Link | None:
    entry: ReleasedEntry | None = release.entries.get(entry_id)
    return Link(entry.text(language).question, f"/s/{entry.code}?l={language}") if entry else None
