"""`/` and `/privacy`: what this is, and what we promise about it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from channels.registry import CHANNELS
from channels.retention import ADDRESSES, CASES, DIGESTS, TEXTS
from console.public.page import notice, public_page, reader_language, show


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Both languages on one page, the reader's first."""
    first = reader_language(request)
    return show(
        request,
        "home.html",
        {"languages": sorted(("en", "es"), key=lambda each: each != first),
         "our_number": settings.HUBLINE.twilio_from_number, "sms": _is_on("sms"), "telegram": _is_on("telegram")},
    )  # fmt: skip


@public_page
def privacy(request: HttpRequest) -> HttpResponse:
    """The promise, with the same spans of time that the programs go by."""
    spans = {
        "address_hours": int(ADDRESSES.total_seconds()) // 3600, "text_days": TEXTS.days, "case_days": CASES.days,
        "digest_days": DIGESTS.days,
    }  # fmt: skip
    return show(request, f"privacy_{reader_language(request)}.html", spans)


@public_page
def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Every address that is nothing (Django's `handler404`)."""
    return notice(request, "missing", status=404)


def _is_on(name: str) -> bool:
    return name in CHANNELS and CHANNELS[name].is_on()
