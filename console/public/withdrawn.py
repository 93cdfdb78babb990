"""Answers that an earlier release gave and the live one does not: what for, why they went, what to read now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from knowledge import archive
from knowledge.errors import ReleaseBroken
from knowledge.live import LiveRelease, ReleasedEntry
from knowledge.models import Entry, Release

_Words = dict[str, str]  # by language


@dataclass(frozen=True)
class Withdrawn:
    """`why` is what staff wrote when they retired it, empty where they wrote nothing."""

    questions: _Words
    why: _Words
    instead: ReleasedEntry | None


def withdrawn(code: str, release: LiveRelease) -> Withdrawn | None:
    """What to say of `code`, which `release` does not have; None when no release ever had it."""
    for key in Release.objects.order_by("-id").values_list("id", flat=True):
        if found := _codes(key).get(code):
            entry_id, questions = found
            return Withdrawn(questions, *_said(entry_id, release))
    return None


def _said(entry_id: str, release: LiveRelease) -> tuple[_Words, ReleasedEntry | None]:
    """Why and what instead, from the entry as it is published now; a deleted entry says nothing."""
    rows = Entry.objects.filter(slug=entry_id, state="retired").select_related("locale")
    why = {row.locale.language_code: row.withdrawn for row in rows if row.withdrawn}
    instead = next((release.entries.get(row.replaced_by) for row in rows if row.replaced_by), None)
    return why, instead


@cache  # a release never changes, and only codes, ids and questions of it are kept
def _codes(release_key: int) -> dict[str, tuple[str, _Words]]:
    content = Release.objects.values_list("archive", flat=True).get(pk=release_key)
    try:
        manifest, _ = archive.unpack(bytes(content))
    except ReleaseBroken:
        return {}
    return {
        entry["code"]: (entry["id"], {language: text["question"] for language, text in entry["texts"].items()})
        for entry in manifest["entries"]
    }
