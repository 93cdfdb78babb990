"""`manage.py messages`: bring the Spanish catalog of the console in step with the code, and compile it."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from console.messages import CATALOG, untranslated, update


class Command(BaseCommand):
    help = "Collect the console's texts into its Spanish catalog, and compile it. Says which still lack Spanish."

    def handle(self, *args: Any, **options: Any) -> None:
        every, lacking = update()
        for message in untranslated():
            self.stdout.write(f"no Spanish yet: {message.text}")
        self.stdout.write(f"{every} texts, {lacking} without Spanish, in {CATALOG}.")
