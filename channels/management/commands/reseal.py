"""`manage.py reseal`: move everything that is sealed to the newest key, so that the old ones can be destroyed."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model

from channels.seal import reseal
from channels.tracker import reseal_tracker


def _sealed() -> dict[type[Model], list[str]]:
    """Every field that holds something sealed, of whichever package: their names begin with `sealed_`."""
    found = {
        model: [field.name for field in model._meta.concrete_fields if field.name.startswith("sealed_")]
        for model in apps.get_models()
    }
    return {model: names for model, names in found.items() if names}


class Command(BaseCommand):
    """Runs beside the working system: a row that changed meanwhile was sealed with the newest key anyhow."""

    help = (
        "Seal everything anew with the newest key. With --new-key, a fresh one is put before those in the data "
        "directory first; the running processes take it up by themselves."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key", action="store_true", help="put a new key into the data directory first")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            self._put_new_key()
        self._reseal()
        if options["new_key"]:
            self._reseal()  # what was being written by the old key while the new one came
            self.stdout.write(
                "Nothing is sealed by the old keys any more. Before their lines are taken out of the file, start all "
                "processes again; and once more behind it."
            )

    def _put_new_key(self) -> None:
        if not settings.HUBLINE.keys_in_file:
            raise CommandError(
                "The keys come from HUBLINE_SECRET_KEYS. Put a new one first there, everywhere, start all processes "
                "again, then run reseal without --new-key."
            )
        settings.HUBLINE.add_key()

    def _reseal(self) -> None:
        for model, names in _sealed().items():
            count = 0
            for row in model._default_manager.values("pk", *names).iterator():
                old = {name: row[name] for name in names}
                new = {name: reseal(value) for name, value in old.items()}
                # Only where nothing changed since it was read.
                count += model._default_manager.filter(pk=row["pk"], **old).update(**new)
            self.stdout.write(f"{model._meta.verbose_name}: {count}")
        self.stdout.write(f"bot's memory: {reseal_tracker()}")
