"""A form whose token does not fit any more: sent after the session ended, or after signing in anew in another tab."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def answer(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Lead a colleague whose session ended to the sign-in form and back, as for any page; tell others what to do.

    Named in CSRF_FAILURE_VIEW; `reason` is Django's, for developers. Nothing of the form has been done.
    """
    sign_in = reverse("wagtailadmin_login")
    if not request.user.is_authenticated and request.path != sign_in:
        signing_out = request.path == reverse("wagtailadmin_logout")  # done already: nothing to come back to
        return redirect_to_login(reverse("wagtailadmin_home") if signing_out else request.path, sign_in)
    return render(request, "console/stale_form.html", status=403)
