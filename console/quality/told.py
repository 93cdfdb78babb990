"""What a person would get, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from knowledge.models import Entry
from knowledge.quality import Result
from knowledge.quality.result import HUB_ENTRY


@dataclass(frozen=True)
class Told:
    """What happens, and the answers it is about, each by its question."""

    what: str
    answers: list[str]


class Titles:
    """The questions that entries answer, by entry and language; an entry that is gone is called by its id."""

    def __init__(self, entries: Collection[str]) -> None:
        rows = Entry.objects.filter(slug__in=entries).values_list("slug", "locale__language_code", "question")
        self._titles = {(slug, language): question for slug, language, question in rows}

    @classmethod
    def of(cls, results: Collection[Result]) -> Titles:
        """For all that these results name."""
        sent = {entry["id"] for result in results for entry in result.entries}
        return cls(sent | {entry for result in results for entry in result.question.expect})

    def title(self, entry: str, language: str) -> str:
        return self._titles.get((entry, language), entry)

    def expected(self, result: Result) -> list[str]:
        """The answers that would be right."""
        return [self.title(entry, result.question.lang) for entry in result.question.expect]

    def told(self, result: Result) -> Told:
        named = [entry["id"] for entry in result.entries]
        if result.decision == "abstain":
            return Told(_("Says that we do not know, and offers a person"), [])
        if result.decision == "hubs" and (not named or named[0] == HUB_ENTRY):
            place = (result.place or {}).get("county")
            return Told(_("Lists places that help"), [place] if place else [])
        what = {
            "clarify": _("Asks which of these was meant"),
            "urgent": _("Sends the first steps of an emergency"),
        }.get(result.decision, _("Sends this answer"))
        shown = named if result.decision == "clarify" else named[:1]
        return Told(what, [self.title(entry, result.question.lang) for entry in shown])
