"""`manage.py release build [--activate] | list | activate NUMBER | rollback`."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from knowledge import releases
from knowledge.errors import KnowledgeError
from knowledge.models import Release


class Command(BaseCommand):
    help = "Build, list, activate or roll back releases of the FAQ."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        build = actions.add_parser("build", help="snapshot all approved entries")
        build.add_argument("--activate", action="store_true", help="make it live at once")
        build.add_argument("--note", default="")
        actions.add_parser("list", help="newest first; * is live")
        activate = actions.add_parser("activate", help="make a release live")
        activate.add_argument("number")
        actions.add_parser("rollback", help="bring back the release that was live before")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, action)(**options)
        except KnowledgeError as error:
            raise CommandError(str(error)) from error

    def build(self, activate: bool, note: str, **options: Any) -> None:
        began = time.monotonic()
        release = releases.build(note, self.stdout.write)
        self.stdout.write(f"Built release {release.number} in {time.monotonic() - began:.1f} s.")
        if activate:
            self.activate(release.number)

    def list(self, **options: Any) -> None:
        try:
            live = releases.active().number
        except releases.NoRelease:
            live = ""
        for row in Release.objects.defer("archive"):
            mark = "*" if row.number == live else " "
            self.stdout.write(
                f"{mark} {row.number}  {row.built_at:%Y-%m-%d %H:%M}  {row.entry_count} entries  {row.note}"
            )

    def activate(self, number: str, **options: Any) -> None:
        release = Release.objects.filter(number=number).first()
        if release is None:
            raise CommandError(f"there is no release {number}; see: manage.py release list")
        releases.activate(release)
        self.stdout.write(f"Release {number} is live.")

    def rollback(self, **options: Any) -> None:
        self.stdout.write(f"Release {releases.rollback().number} is live again.")
