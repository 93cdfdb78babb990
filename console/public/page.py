"""What every public page has in common: its headers, its language, and that only reading is possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from console.public.words import words
from knowledge.languages import LANGUAGES

View = Callable[..., HttpResponse]

# A card may be corrected or withdrawn at any time: copies of it live five minutes, no longer.
_KEEP = "public, max-age=300"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Vary": "Accept-Language",
}


def public_page(view: View) -> View:
    """Answer GET and HEAD alone, with the headers that keep a page to itself."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", _KEEP if response.status_code == 200 else "no-store")
        # Django would log the address of every page that was not found.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return require_safe(wrapped)


def reader_language(request: HttpRequest) -> str:
    """`?l=` where it names a language of ours, else what the browser asks for, else English."""
    asked = request.GET.get("l")
    if asked in LANGUAGES:
        return asked
    asked = translation.get_language_from_request(request)[:2]
    return asked if asked in LANGUAGES else LANGUAGES[0]


def show(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page in the reader's language, dates included; rendered without the request, so nothing of it gets in."""
    language = reader_language(request)
    other = next(each for each in LANGUAGES if each != language)
    shared = {"language": language, "other": other, "words": words(language), "other_words": words(other)}
    with translation.override(language):
        html = render_to_string(f"public/{template}", shared | context)
    return HttpResponse(html, status=status, headers={"Content-Language": language})


def notice(
    request: HttpRequest, name: str, *, status: int, **by_language: Mapping[str, Any]
) -> HttpResponse:
    """A page that says, in both languages, why there is nothing else to show.

    `by_language` may hold `questions` (what was answered), `why` and `links` (where to read on).
    """

    def half(language: str) -> dict[str, Any]:
        said = words(language)
        more = {what: found.get(language) for what, found in by_language.items()}
        return {"title": said[f"{name}_title"], "text": said[f"{name}_text"]} | more

    here = reader_language(request)
    there = next(each for each in LANGUAGES if each != here)
    return show(request, "notice.html", {"here": half(here), "there": half(there)}, status=status)
