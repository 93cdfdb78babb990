"""`manage.py export_faq DIR`: write the database's entries and hubs as files that `import_faq` reads back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from knowledge import store
from knowledge.hub import dump_hubs
from knowledge.interchange import write_dir


class Command(BaseCommand):
    help = "Export all published entries and hubs as YAML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path)

    def handle(self, *args: Any, dir: Path, **options: Any) -> None:
        docs, hubs = store.entries(), store.hubs()
        dir.mkdir(parents=True, exist_ok=True)
        write_dir(docs, dir)
        dump_hubs(hubs, dir / "hubs.yml")
        self.stdout.write(f"Wrote {len(docs)} entries and {len(hubs)} hubs to {dir}.")
