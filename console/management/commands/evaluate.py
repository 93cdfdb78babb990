"""`manage.py evaluate FILE.yml... [--json] [--live]`: how well question sets are answered."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from console.evaluation import running
from console.evaluation.errors import NoAnswer
from console.evaluation.report import lines
from knowledge import releases
from knowledge.errors import KnowledgeError
from knowledge.quality import Question, Result, read_questions
from knowledge.quality.figures import figures
from knowledge.quality.measurement import ask_all


class Command(BaseCommand):
    help = "Run question sets through retrieval, or (--live) through the whole running system, and print figures."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.yml")
        parser.add_argument("--json", action="store_true", help="one JSON object: results and figures")
        parser.add_argument(
            "--live", action="store_true", help="as new people on the phone channel; needs `make run`"
        )

    def handle(self, *args: Any, files: list[Path], live: bool, **options: Any) -> None:
        try:
            questions = [question for file in files for question in read_questions(file)]
            release = releases.live()
            asked = running.ask_all(questions) if live else ask_all(questions, release)
            results = self._counted(asked, questions)
        except (NoAnswer, KnowledgeError) as error:
            raise CommandError(str(error)) from error
        found = figures(results, live=live)
        if options["json"]:
            self.stdout.write(json.dumps({"results": [one.as_json() for one in results], "figures": found},
                                         ensure_ascii=False))  # fmt: skip
            return
        for line in lines(results, found):
            self.stdout.write(line)

    def _counted(self, asked: Iterable[Result], questions: list[Question]) -> list[Result]:
        """All of `asked`, telling on the way how far it is."""
        results: list[Result] = []
        for result in asked:
            results.append(result)
            if self.stderr.isatty() or len(results) % 25 == 0:
                self.stderr.write(f"\r{len(results)} of {len(questions)}", ending="")
        self.stderr.write("")
        return results
