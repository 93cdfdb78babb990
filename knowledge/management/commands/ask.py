"""`manage.py ask "TEXT" [--lang es] [--json]`: what would be decided about a message, and why. Sends nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from knowledge import releases
from knowledge.errors import KnowledgeError
from knowledge.languages import LANGUAGES
from knowledge.links import source_link


class Command(BaseCommand):
    help = "Show what retrieval decides about a question, with scores and sources."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")
        parser.add_argument("--lang", choices=LANGUAGES, default="en")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, text: str, lang: str, **options: Any) -> None:
        try:
            release = releases.live()
            decision = release.decide(text, lang)
        except KnowledgeError as error:
            raise CommandError(str(error)) from error
        found = [(release.entry(scored.id), scored.score) for scored in decision.entries]
        if options["json"]:
            answer = {
                "decision": decision.outcome,
                "confidence": decision.confidence,
                "release": release.number,
                "entries": [
                    {
                        "id": entry.id,
                        "score": score,
                        "question": entry.text(lang).question,
                        "revision": entry.revision(lang),
                        "link": source_link(entry.code, lang),
                        "sources": [
                            {"citation": source.citation, "url": source.url} for source in entry.sources
                        ],
                    }
                    for entry, score in found
                ],
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(
            f"{decision.outcome} (confidence {decision.confidence:.2f}, release {release.number})"
        )
        for entry, score in found:
            self.stdout.write(f"  {score:.2f}  {entry.id}: {entry.text(lang).question}")
        if decision.outcome == "answer":
            entry = found[0][0]
            self.stdout.write(f"\n{entry.text(lang).short}\n{source_link(entry.code, lang)}")
            for source in entry.sources:
                self.stdout.write(
                    f"  {source.citation or source.title}: {source.url} (checked {source.checked_on})"
                )
