"""Leads everyone who signed in through what is still to be done before the console opens; keeps sessions short."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from console.first_login import must_choose
from console.security.second_factor import is_set_up

STAFF = "/staff/"
LONGEST = 12 * 3600  # seconds a session lasts, however busy (NIST SP 800-63B, 4.2.3)
# Signing in and out, and files that hold nothing: the words of Wagtail's scripts, and its icons.
_OPEN = (
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
)
_BACKGROUND = "/staff/editing-sessions/"  # Wagtail tells every few seconds that a page is still open


class Gate:
    """Nothing under `/staff/` without a chosen password and the second factor, whoever added the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's middleware interface."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        if request.path.startswith(STAFF) and request.user.is_authenticated:
            began = request.session.setdefault("began", int(time.time()))
            if time.time() - began > LONGEST:
                logout(request)
            elif step := _step(request):
                return redirect(step)
            elif not _by_itself(request):
                request.session.modified = True  # saved with a new end: half an hour from now
        return self.get_response(request)


def _step(request: HttpRequest) -> str | None:
    """The page to go to instead of the one asked for."""
    user = request.user
    if request.path in map(reverse, _OPEN):
        return None
    if must_choose(user):  # type: ignore[arg-type]
        page = reverse("first_password")
        return None if request.path == page else page
    if user.is_verified():  # type: ignore[union-attr]
        return None
    pages = reverse("second_factor"), reverse("second_factor_set_up")
    if request.path in pages:
        return None
    page = pages[0] if is_set_up(user) else pages[1]  # type: ignore[arg-type]
    return f"{page}?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else page


def _by_itself(request: HttpRequest) -> bool:
    """Whether a page left open asks this, not a person: that must not keep a session alive (Fetch Metadata, W3C)."""
    asked_by_script = request.method == "GET" and request.headers.get("Sec-Fetch-Dest", "document") == "empty"
    return asked_by_script or request.path.startswith(_BACKGROUND)
