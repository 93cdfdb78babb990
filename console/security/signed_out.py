"""A button pressed after the session ended: nothing is done, and signing in leads back to the page it stands on."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from console.security.gate import STAFF

_MARK = "unpressed"  # in the address of the page that somebody comes back to
_SIGN_IN = ("wagtailadmin_login", "wagtailadmin_logout", "second_factor", "second_factor_set_up", "first_password")


class SignedOut:
    """The address of a button often shows no page, so it is no place to come back to; the page that had it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's middleware interface."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        if not request.path.startswith(STAFF):  # public pages do not even look for a cookie
            return self.get_response(request)
        known = request.user.is_authenticated  # before the answer: signing in changes it
        if known and request.method == "GET" and _MARK in request.GET:
            with translation.override(_language(request)):
                messages.warning(request, _("Your login had expired, so nothing was done. Press the button again."))
            return redirect(_without_mark(request))
        response = self.get_response(request)
        if known or request.method != "POST" or not _asks_to_sign_in(response):
            return response
        page = _page(request)
        return redirect_to_login(page, reverse("wagtailadmin_login")) if page else response


def _asks_to_sign_in(response: HttpResponseBase) -> bool:
    return urlsplit(response.headers.get("Location", "")).path == reverse("wagtailadmin_login")


def _page(request: HttpRequest) -> str:
    """The page of ours that the button stands on, if the browser tells it (RFC 9110, 10.1.3)."""
    address = urlsplit(request.headers.get("Referer", ""))
    if address.netloc != request.get_host() or not address.path.startswith(STAFF):
        return ""
    if {address.path, request.path} & {reverse(name) for name in _SIGN_IN}:
        return ""
    return f"{address.path}?{address.query + '&' if address.query else ''}{_MARK}"


def _language(request: HttpRequest) -> str:
    """What this person chose for the console; Wagtail goes by that only once it makes a page."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    return str(profile.get_preferred_language() if profile else translation.get_language())


def _without_mark(request: HttpRequest) -> str:
    asked = request.GET.copy()
    del asked[_MARK]
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
