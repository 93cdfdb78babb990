"""`manage.py first_login`: make the first staff login; prints its name and password, a line each, this once only."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from console import first_login


class Command(BaseCommand):
    help = "Make the first staff login, unless there is a login already; prints its name and password once."

    def handle(self, *args: Any, **options: Any) -> None:
        if password := first_login.make():
            self.stdout.write(f"{first_login.NAME}\n{password}")
