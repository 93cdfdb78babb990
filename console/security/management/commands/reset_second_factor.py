"""`manage.py reset_second_factor NAME`: for a colleague who lost the phone and the backup codes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from console.security.second_factor import forget


class Command(BaseCommand):
    """Make sure that it is the colleague who asks: speak with them."""

    help = "Take a colleague's second factor away; at the next sign-in they set up a new one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="the name they sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model()._default_manager.filter(username=options["name"]).first()
        if user is None:
            raise CommandError(f"There is no login named {options['name']}.")
        forget(user)
        self.stdout.write(
            "At the next sign-in they set up a new authenticator app. Give them a new password too."
        )
