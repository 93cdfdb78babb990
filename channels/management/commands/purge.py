"""`manage.py purge`: apply retention now; the worker does so every hour."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from channels.retention import purge


class Command(BaseCommand):
    """Prints how many of each went."""

    help = "Shred addresses and delete texts that are past their time."

    def handle(self, *args: Any, **options: Any) -> None:
        for what, count in purge().items():
            self.stdout.write(f"{what}: {count}")
