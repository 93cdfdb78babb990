"""What browsers are told about staff pages: which scripts may run, who may frame them, that no copy is kept.

Public pages bring headers of their own, stricter ones (`console.public.page`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.template import Library, Origin
from django.template.loaders.app_directories import Loader
from django.utils.safestring import SafeString, mark_safe

register = Library()
_nonce: ContextVar[str] = ContextVar("nonce", default="")

# Wagtail's editor sets styles from its scripts, so styles are free; scripts are ours and Wagtail's files, and the few
# lines that its templates hold, each marked for this one answer.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {framed}"
)


class Headers:
    """Sets them on everything under `/staff/`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's middleware interface."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        if not request.path.startswith("/staff/"):
            return self.get_response(request)
        nonce = secrets.token_urlsafe(16)
        token = _nonce.set(nonce)
        try:
            response = self.get_response(request)
        finally:
            _nonce.reset(token)
        # Wagtail shows previews in a frame of its own page, and says so of each.
        framed = "'self'" if response.headers.get("X-Frame-Options") == "SAMEORIGIN" else "'none'"
        response.headers["Content-Security-Policy"] = _POLICY.format(nonce=nonce, framed=framed)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response


@register.simple_tag
def script_nonce() -> str:
    """The mark of this answer's own scripts."""
    return _nonce.get()


class MarkedLoader(Loader):
    """Templates of the installed packages, with Wagtail's inline scripts marked.

    It is the text of the template that is marked, before anything is filled in: what gets into a page later carries
    no mark, and does not run.
    """

    def get_contents(self, origin: Origin) -> str:
        """The template's text."""
        text = super().get_contents(origin)
        if str(origin.template_name).startswith("wagtail"):
            return text.replace("<script>", '<script nonce="{% script_nonce %}">')
        return text


def mark_choosers() -> None:
    """Mark the one inline script that Wagtail writes in Python instead of a template: a chooser's last element."""
    from wagtail.admin.widgets.chooser import BaseChooser

    render = BaseChooser.render

    @wraps(render)
    def marked(*args: Any, **options: Any) -> SafeString:
        html, _, script = render(*args, **options).rpartition("<script>")
        return mark_safe(f'{html}<script nonce="{_nonce.get()}">{script}')  # noqa: S308  # safe before, and so now

    BaseChooser.render = marked
