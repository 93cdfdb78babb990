"""`manage.py reseal`: move everything that is sealed to the newest key, so that the old ones can be destroyed."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
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

    help = "Seal everything anew with the newest of HUBLINE_SECRET_KEYS. Restart all processes with it first."

    def handle(self, *args: Any, **options: Any) -> None:
        for model, names in _sealed().items():
            count = 0
            for row in model._default_manager.values("pk", *names).iterator():
                old = {name: row[name] for name in names}
                new = {name: reseal(value) for name, value in old.items()}
                # Only where nothing changed since it was read.
                count += model._default_manager.filter(pk=row["pk"], **old).update(**new)
            self.stdout.write(f"{model._meta.verbose_name}: {count}")
        self.stdout.write(f"bot's memory: {reseal_tracker()}")
