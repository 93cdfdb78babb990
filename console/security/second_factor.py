"""The second factor: set up once with an authenticator app, then a code at each sign-in."""

from __future__ import annotations

import math
from typing import Any

import django_otp
import segno
from django import forms
from django.conf import settings
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views import View
from django_otp.models import Device

from console.security import codes
from console.security.login import remember
from console.security.models import Authenticator


class Code(forms.Form):
    """One field; phones show their number keys and offer the code themselves."""

    code = forms.CharField(
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
                "spellcheck": "false",
            }
        ),
    )


def is_set_up(user: AbstractUser) -> bool:
    """Whether this colleague has an authenticator app that proved to work."""
    return Authenticator.objects.filter(user=user, confirmed=True).exists()


def forget(user: AbstractUser) -> None:
    """Take the second factor away, so that the next sign-in sets up another. Ends what is signed in now."""
    Authenticator.objects.filter(user=user).delete()
    codes.StaticDevice.objects.filter(user=user).delete()


class _Step(LoginRequiredMixin, View):
    """A page between the password and the console."""

    template = ""

    def show(self, request: HttpRequest, **more: Any) -> HttpResponse:
        response = render(request, self.template, {"next": _next(request), "user": request.user, **more})
        response["Cache-Control"] = "no-store"
        return response

    def let_in(self, request: HttpRequest, device: Device, response: HttpResponse) -> HttpResponse:
        request.session.cycle_key()
        django_otp.login(request, device)
        remember(response, request.user, secure=settings.SESSION_COOKIE_SECURE)  # type: ignore[arg-type]
        return response


class SetUp(_Step):
    """`/staff/second-factor/set-up/`: shows the QR code, takes a first code, gives the backup codes."""

    template = "console/second_factor_set_up.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for who has none yet: knowing a password must not be enough to put another phone in place of theirs."""
        user = request.user
        if user.is_authenticated and is_set_up(user):
            return redirect("second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._ask(request, Code())

    def post(self, request: HttpRequest) -> HttpResponse:
        form, device = Code(request.POST), _unconfirmed(request.user)  # type: ignore[arg-type]
        if not form.is_valid():
            return self._ask(request, form)
        if not django_otp.verify_token(
            request.user, device.persistent_id, _digits(form.cleaned_data["code"])
        ):
            form.add_error("code", _why(device))
            return self._ask(request, form)
        with transaction.atomic():
            Authenticator.objects.filter(pk=device.pk).update(confirmed=True)
            new = codes.make(request.user)  # type: ignore[arg-type]
        device.refresh_from_db()
        shown = render(request, "console/backup_codes.html", {"codes": new, "next": _next(request)})
        shown["Cache-Control"] = "no-store"
        return self.let_in(request, device, shown)

    def _ask(self, request: HttpRequest, form: Code) -> HttpResponse:
        device = _unconfirmed(request.user)  # type: ignore[arg-type]
        picture = segno.make(device.address, error="m").svg_inline(
            scale=5, dark="#000", light="#fff", border=3
        )
        return self.show(request, form=form, key=device.typed_key, qr=mark_safe(picture))  # noqa: S308  # made of modules only


class Ask(_Step):
    """`/staff/second-factor/`: takes the app's code, or a backup code."""

    template = "console/second_factor.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return (
            redirect("second_factor_set_up")
            if not is_set_up(_user(request))
            else self.show(request, form=Code())
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form, user = Code(request.POST), _user(request)
        device = Authenticator.objects.filter(user=user, confirmed=True).first()
        if device is None:
            return redirect("second_factor_set_up")
        if not form.is_valid():
            return self.show(request, form=form)
        typed = form.cleaned_data["code"]
        verified: Device | None
        if _digits(typed).isdigit():
            verified = django_otp.verify_token(user, device.persistent_id, _digits(typed))
        else:
            verified = codes.use(user, typed)
            device = verified or codes.StaticDevice.objects.filter(user=user).first() or device
        if verified is None:
            form.add_error("code", _why(device))
            return self.show(request, form=form)
        return self.let_in(request, verified, redirect(_next(request)))


def _user(request: HttpRequest) -> AbstractUser:
    return request.user  # type: ignore[return-value]


def _unconfirmed(user: AbstractUser) -> Authenticator:
    """The app being set up; the same one until it is done, so that a page loaded twice shows the same picture."""
    return Authenticator.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "Authenticator app"}
    )[0]


def _digits(typed: str) -> str:
    return typed.replace(" ", "")


def _why(device: Device) -> str:
    device.refresh_from_db()
    allowed, reason = device.verify_is_allowed()
    if allowed:
        return gettext("This code is not right. Codes change every 30 seconds: type the one shown now.")
    seconds = max(1, math.ceil((reason["locked_until"] - timezone.now()).total_seconds()))
    return gettext(
        "This code is not right, or was used before. Wait %(seconds)d s, then type the one shown now."
    ) % {"seconds": seconds}


def _next(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if ours and asked.startswith("/staff/") else reverse("wagtailadmin_home")
