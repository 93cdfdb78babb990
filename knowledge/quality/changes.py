"""What a new release would answer otherwise than the one before it, on the questions of the sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.models import Measurement, Release
from knowledge.quality.measurement import measurement_of
from knowledge.quality.question import Question
from knowledge.quality.result import Result

BETTER, WORSE, OTHER = "better", "worse", "other"


@dataclass(frozen=True)
class Change:
    """A question whose answer differs."""

    question: Question
    before: Result
    after: Result

    @property
    def effect(self) -> str:
        """Better, worse, or as good as before, by what is expected of the question."""
        before, after = self.before.worth, self.after.worth
        return OTHER if before == after else BETTER if after > before else WORSE


def changes(live: Release, candidate: Release) -> list[Change]:
    """Which questions change their answer when `candidate` replaces `live`: the worse first, then the better.

    Costs nothing when both were asked the same questions before, seconds if not. Questions that only one of them can be
    asked, as an entry is new or was taken out, are not compared. Raises as `measurement_of` does.
    """
    was, will_be = _asked_alike(live, candidate)
    before = {(one.question.lang, one.question.text): one for one in was}
    found = []
    for after in will_be:
        if after.question.kind == "control":
            continue  # the dialogue takes commands; no release is asked about them
        earlier = before.get((after.question.lang, after.question.text))
        if earlier and _told(earlier) != _told(after):
            found.append(Change(after.question, earlier, after))
    return sorted(found, key=lambda change: (WORSE, BETTER, OTHER).index(change.effect))


def _asked_alike(*releases: Release) -> list[list[Result]]:
    """What each answered to the same questions: as kept, or as measured now."""
    kept = list(Measurement.objects.filter(release__in=releases))
    if len({row.sets for row in kept}) != 1 or len(kept) != len(releases):
        kept = [measurement_of(release) for release in releases]
    results = {row.release_id: list(map(Result.restore, row.results)) for row in kept}
    return [results[release.pk] for release in releases]


def _told(result: Result) -> tuple[Any, ...]:
    """What a person gets: scores do not matter, nor what came nearest when nothing is sent."""
    entries = [entry["id"] for entry in result.entries]
    sent = {"clarify": entries, "abstain": []}.get(result.decision, entries[:1])
    return result.decision, sent, (result.place or {}).get("county")
