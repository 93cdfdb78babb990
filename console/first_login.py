"""The first staff login: made once at random, and of use only for choosing another password.

Who must choose is a matter of a group, so that a supervisor can put any new colleague into it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy

GROUP = "Must choose a new password"
NAME = "staff"


def make() -> str | None:
    """Make the first login, named `staff`, with all rights; its password, or None when there are logins already."""
    users = get_user_model()._default_manager
    with transaction.atomic():
        if users.exists():
            return None
        password = secrets.token_urlsafe(12)
        user = users.create_superuser(NAME, "", password)
        user.groups.add(Group.objects.get_or_create(name=GROUP)[0])
    return password


def must_choose(user: AbstractUser) -> bool:
    """Whether this person has to choose a new password before anything else."""
    return user.groups.filter(name=GROUP).exists()


class FirstPassword(PasswordChangeView):
    """`/staff/first-password/`: asks for the password given and a new one, twice."""

    template_name = "console/first_password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: object) -> HttpResponse:
        """Store it, and let the person in."""
        answer = super().form_valid(form)  # type: ignore[arg-type]
        self.request.user.groups.remove(*Group.objects.filter(name=GROUP))  # type: ignore[union-attr]
        return answer


class FirstPasswordMiddleware:
    """Leads everyone in the group to the page above, whatever staff page they asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Django's middleware interface."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        page, leave = reverse("first_password"), reverse("wagtailadmin_logout")
        if request.path.startswith("/staff/") and request.path not in {page, leave}:
            user = request.user
            if user.is_authenticated and must_choose(user):
                return redirect(page)
        return self.get_response(request)
