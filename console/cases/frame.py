"""What the desk's pages share: the console's frame, and pages that ask for their changing part again and again."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")}
CASES = {"url": reverse_lazy("cases"), "label": _("Cases")}
LANGUAGES = (("en", "English"), ("es", "Español"))


def page(
    request: HttpRequest, template: str, title: str, trail: list[dict[str, Any]], **context: Any
) -> HttpResponse:
    """A page inside the console's frame."""
    frame = {"page_title": title, "header_title": title, "header_icon": "mail", "breadcrumbs_items": trail}
    return render(request, template, {**frame, **context})


def part(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A part of a page that the page asks for again and again; 304 while nothing changed."""
    answer = render(request, template, context)
    tag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    answer["ETag"] = tag
    return answer
