"""The sign-in form: Wagtail's, with guessing slowed down and without "remember me"."""

from __future__ import annotations

import math
import secrets
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from console.security import slowdown

COOKIE = "hubline_known"
_SALT = "known browser"
_DAYS = 60


def remember(response: HttpResponse, user: AbstractBaseUser, *, secure: bool) -> None:
    """Have this browser known for the next sign-in, once both factors were right in it."""
    value = signing.dumps([user.get_username(), secrets.token_hex(8)], salt=_SALT)
    response.set_cookie(
        COOKIE, value, max_age=_DAYS * 86_400, path="/staff/", secure=secure, httponly=True, samesite="Strict"
    )


def _mark(request: HttpRequest | None, name: str) -> str:
    """The mark of a browser that is known for this account, else nothing."""
    try:
        known, mark = signing.loads(
            request.COOKIES.get(COOKIE, "") if request else "", salt=_SALT, max_age=_DAYS * 86_400
        )
    except (signing.BadSignature, ValueError):
        return ""
    return mark if known == name else ""


class LoginForm(WagtailLoginForm):
    """Named in WAGTAILADMIN_USER_LOGIN_FORM."""

    def clean(self) -> dict[str, Any]:
        """Raise the usual error for a wrong password, or one that says how long to wait."""
        name = self.cleaned_data.get("username") or ""
        mark = _mark(self.request, name)
        who = slowdown.browser(mark) if mark else slowdown.account(name)
        if wait := slowdown.attempt(who, known=bool(mark)).total_seconds():
            seconds = math.ceil(wait)
            raise forms.ValidationError(
                ngettext(
                    "There were too many attempts. Wait %(seconds)d second, then try again.",
                    "There were too many attempts. Wait %(seconds)d seconds, then try again.",
                    seconds,
                ) % {"seconds": seconds},
                code="wait",
            )  # fmt: skip
        cleaned = super().clean()
        slowdown.succeeded(who)
        # The session ends when it was idle, and with the browser: nobody stays signed in on a shared computer.
        return {**cleaned, "remember": False}
