"""`manage.py count_faq`: what the FAQ and the directory hold, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from knowledge import store
from knowledge.entry import EntryDoc
from knowledge.hub_counts import counts_table
from knowledge.languages import LANGUAGES, NAMES
from knowledge.links import LONGEST_LINK, with_source
from knowledge.segments import measure, plain


class Command(BaseCommand):
    help = "Count entries, phrasings, sources, listings and text message segments."

    def handle(self, *args: Any, **options: Any) -> None:
        docs, hubs = store.entries(), store.hubs()
        self._row("Entries", len(docs), Counter(doc.topic for doc in docs))
        self._row("Urgent entries", sum(doc.urgency == "urgent" for doc in docs))
        self._row("Not reviewed by an attorney", sum(doc.review.approved_by == store.STARTER for doc in docs))
        for language in LANGUAGES:
            texts = [doc.texts[language] for doc in docs if language in doc.texts]
            self._row(f"{NAMES[language]} answers", len(texts))
            self._row(f"{NAMES[language]} phrasings", sum(len(text.phrasings) for text in texts))
            counts = list(_segments(docs, language))
            if counts:
                self._row(
                    "  segments a reply", f"{sum(counts) / len(counts):.2f} on average, {max(counts)} at most"
                )
        sources = {source for doc in docs for source in doc.sources}
        self._row("Sources", len(sources), Counter(source.kind for source in sources))
        self._row("  how checked", "", Counter(source.checked_how for source in sources))
        gaps = settings.BASE_DIR / "docs" / "content-gaps.md"
        lines = gaps.read_text(encoding="utf-8").splitlines() if gaps.exists() else []
        self._row(
            "Facts left out", sum(line.startswith("|") for line in lines) - 2 * lines.count("|---|---|---|")
        )
        self.stdout.write("\n" + counts_table(hubs))

    def _row(self, name: str, value: object, parts: Counter[str] | None = None) -> None:
        detail = ", ".join(f"{count} {part}" for part, count in (parts or Counter()).most_common())
        self.stdout.write(f"{name:<30}{value!s:<8}{detail}".rstrip())


def _segments(docs: Iterable[EntryDoc], language: str) -> Iterable[int]:
    """Segments of each reply as it is sent, with its source and a link of the longest form."""
    for doc in docs:
        if language in doc.texts and doc.sources:
            reply = with_source(doc.texts[language].short, doc.sources[0].label, "x" * LONGEST_LINK, language)
            yield measure(plain(reply)).count
