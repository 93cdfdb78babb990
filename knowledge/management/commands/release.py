"""`manage.py release build [--activate] | list | activate NUMBER [--force --reason WHY --by NAME] | rollback`."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from knowledge import quality, releases
from knowledge.errors import FloorBroken, KnowledgeError
from knowledge.models import Activation, Measurement, Release


class Command(BaseCommand):
    help = "Build, list, activate or roll back releases of the FAQ."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        build = actions.add_parser(
            "build", help="snapshot all approved entries, and ask it the question sets"
        )
        build.add_argument(
            "--activate", action="store_true", help="make it live at once, if no floor is broken"
        )
        build.add_argument(
            "--or-keep", action="store_true", help="if a floor is broken, leave live what is live; no error"
        )
        build.add_argument("--note", default="")
        actions.add_parser("list", help="newest first; * is live")
        activate = actions.add_parser("activate", help="make a release live")
        activate.add_argument("number")
        activate.add_argument("--force", action="store_true", help="although it breaks a floor")
        activate.add_argument("--reason", default="", help="why; kept with the activation")
        activate.add_argument("--by", default="", metavar="NAME", help="who answers for it; kept too")
        actions.add_parser("rollback", help="bring back the release that was live before")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, action)(**options)
        except FloorBroken as error:
            raise CommandError(
                f"{error}\nMend the entries named by `manage.py evaluate`, or take it on yourself: manage.py release "
                'activate NUMBER --force --reason "..." --by NAME'
            ) from error
        except KnowledgeError as error:
            raise CommandError(str(error)) from error

    def build(self, activate: bool, or_keep: bool, note: str, **options: Any) -> None:
        began = time.monotonic()
        release = releases.build(note, self.stdout.write)
        self.stdout.write(f"Built release {release.number} in {time.monotonic() - began:.1f} s.")
        if not activate:
            return
        try:
            self.activate(release.number)
        except FloorBroken as error:
            if not (or_keep and _can_answer()):
                raise
            self.stdout.write(f"{error}\nRelease {releases.active().number} stays live.")

    def list(self, **options: Any) -> None:
        try:
            live = releases.active().number
        except releases.NoRelease:
            live = ""
        measured = dict(Measurement.objects.values_list("release_id", "figures"))
        forced = {row.release_id: row for row in Activation.objects.order_by("id") if row.forced_by}
        for row in Release.objects.defer("archive"):
            mark = "*" if row.number == live else " "
            self.stdout.write(
                f"{mark} {row.number}  {row.built_at:%Y-%m-%d %H:%M}  {row.entry_count} entries  {row.note}".rstrip()
            )
            figures = measured.get(row.pk, {})
            for language, shares in figures.get("languages", {}).items():
                told = ", ".join(f"{name} {share['share']:.1%}" for name, share in shares.items())
                self.stdout.write(f"    {language}: {told}")
            for floor in quality.broken(figures):
                self.stdout.write(f"    floor broken: {floor}")
            if act := forced.get(row.pk):
                self.stdout.write(f"    forced by {act.forced_by} on {act.at:%Y-%m-%d %H:%M}: {act.why}")

    def activate(
        self, number: str, force: bool = False, reason: str = "", by: str = "", **options: Any
    ) -> None:
        if force and not (reason.strip() and by.strip()):
            raise CommandError('to force a release say why and who: --reason "..." --by NAME')
        release = Release.objects.filter(number=number).first()
        if release is None:
            raise CommandError(f"there is no release {number}; see: manage.py release list")
        releases.activate(release, why=reason, forced_by=by if force else "")
        self.stdout.write(f"Release {number} is live.")

    def rollback(self, **options: Any) -> None:
        self.stdout.write(f"Release {releases.rollback().number} is live again.")


def _can_answer() -> bool:
    """Whether a release is live that this version can read."""
    try:
        return bool(releases.live().entries)
    except KnowledgeError:
        return False
