"""The page itself, what is said on it, and what came back since."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from channels.phone import say, transcript
from console.phone.bubble import bubbles
from console.phone.person import new_person, person

LONGEST = 1600  # what Twilio takes for one message (its error 21617)

EXAMPLES = (
    ("en", "can the school ask if my son has papers"),
    ("es", "¿la policía me puede preguntar si tengo papeles?"),
    ("es", "necesito ayuda cerca de 93304"),
    ("en", "ICE is at my door"),
    ("es", "k ago si la migra ta afuera"),
    ("en", "what's the weather"),
)


class Phone(WagtailAdminTemplateMixin, TemplateView):
    """The whole page; without script it works by sending its forms and loading again."""

    template_name = "console/phone/page.html"
    page_title = gettext_lazy("Phone")
    header_icon = "mobile-alt"
    breadcrumbs_items = [
        {"url": reverse_lazy("wagtailadmin_home"), "label": gettext_lazy("Home")},
        {"url": "", "label": gettext_lazy("Phone")},
    ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        lines = bubbles(transcript(person(self.request)))
        return {**context, "lines": lines, "examples": EXAMPLES, "longest": LONGEST}


@never_cache
@require_GET
def lines(request: HttpRequest) -> HttpResponse:
    """The conversation alone, which the page asks for again and again."""
    return render(request, "console/phone/lines.html", {"lines": bubbles(transcript(person(request)))})


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Say something: what was typed, or what a button stands for."""
    text = request.POST.get("text", "").strip()[:LONGEST]
    if text:
        say(person(request), text)
    return redirect("phone")


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    """Write as somebody new."""
    new_person(request)
    return redirect("phone")
