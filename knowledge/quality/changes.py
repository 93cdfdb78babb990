"""What a new release would answer otherwise than the one before it, on the questions of the sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.models import Release
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

    Both must be of a kind this version can read (else ReleaseBroken). Questions that only one of them can be asked, as
    an entry is new or was taken out, are not compared. Costs nothing when both were measured before, seconds if not.
    """
    before = {(one.question.lang, one.question.text): one for one in _results(live)}
    found = []
    for after in _results(candidate):
        earlier = before.get((after.question.lang, after.question.text))
        if earlier and _told(earlier) != _told(after):
            found.append(Change(after.question, earlier, after))
    return sorted(found, key=lambda change: (WORSE, BETTER, OTHER).index(change.effect))


def _results(release: Release) -> list[Result]:
    return [Result.restore(kept) for kept in measurement_of(release).results]


def _told(result: Result) -> tuple[Any, ...]:
    """What a person gets: scores do not matter, nor what came nearest when nothing is sent."""
    entries = [entry["id"] for entry in result.entries]
    sent = {"clarify": entries, "abstain": []}.get(result.decision, entries[:1])
    return result.decision, sent, (result.place or {}).get("county")
