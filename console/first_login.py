"""The first staff login: made once at random, and of use only for choosing another password.

Who must choose is a matter of a group, so that a supervisor can put any new colleague into it.
"""

from __future__ import annotations

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from django.contrib.auth.views import PasswordChangeView
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse_lazy

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
