"""`manage.py check_faq [DIR]`: the vetting rules over the database's entries, or over files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from knowledge import store
from knowledge.errors import ContentError
from knowledge.interchange import read_dir
from knowledge.vetting import check


class Command(BaseCommand):
    help = "Check every entry against the content guide. Exit status 1 on any fault."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", type=Path, nargs="?", help="check these files instead of the database")

    def handle(self, *args: Any, dir: Path | None, **options: Any) -> None:
        try:
            docs = read_dir(dir) if dir else store.entries()
        except ContentError as error:
            raise CommandError(str(error)) from error
        if not docs:
            raise CommandError("there are no entries; import some with: manage.py import_faq knowledge/faq")
        findings = check(docs, timezone.localdate())
        for finding in findings:
            self.stdout.write(str(finding))
        if findings:
            raise CommandError(
                f"{len(findings)} faults in {len({f.entry for f in findings})} of {len(docs)} entries."
            )
        self.stdout.write(f"{len(docs)} entries, no faults.")
