"""Answers that an earlier release gave and the live one does not."""

from __future__ import annotations

from functools import cache

from knowledge import archive
from knowledge.errors import ReleaseBroken
from knowledge.models import Release

_Questions = dict[str, str]


def withdrawn(code: str) -> _Questions | None:
    """The question that a withdrawn answer was for, by language; None when no release ever had that code."""
    for key in Release.objects.order_by("-id").values_list("id", flat=True):
        if questions := _codes(key).get(code):
            return questions
    return None


@cache  # a release never changes, and only codes and questions of it are kept
def _codes(release_key: int) -> dict[str, _Questions]:
    content = Release.objects.values_list("archive", flat=True).get(pk=release_key)
    try:
        manifest, _ = archive.unpack(bytes(content))
    except ReleaseBroken:
        return {}
    return {
        entry["code"]: {language: text["question"] for language, text in entry["texts"].items()}
        for entry in manifest["entries"]
    }
