"""`manage.py import_faq DIR [--starter]`: bring entries, and `hubs.yml` beside or in DIR, into the database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from knowledge import store
from knowledge.errors import ContentError
from knowledge.hub import load_hubs
from knowledge.interchange import read_dir


class Command(BaseCommand):
    help = "Import entries from YAML files. Nothing is changed unless every file can be read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, help="folder of entries, such as knowledge/faq")
        parser.add_argument(
            "--starter", action="store_true", help="keep what staff have edited in the database"
        )

    def handle(self, *args: Any, dir: Path, starter: bool, **options: Any) -> None:
        try:
            docs = read_dir(dir)
            path = next((path for path in (dir / "hubs.yml", dir.parent / "hubs.yml") if path.exists()), None)
            hubs = load_hubs(path) if path else []
            with transaction.atomic():
                reports = {
                    "Entries": store.import_entries(docs, starter=starter),
                    "Hubs": store.import_hubs(hubs, starter=starter),
                }
        except ContentError as error:
            raise CommandError(f"nothing was imported. {error}") from error
        for what, report in reports.items():
            self.stdout.write(f"{what}: {report}.")
