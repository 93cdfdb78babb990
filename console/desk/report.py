"""What a release would change, before it is published: entries, answers to the question sets, figures, warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from console.desk.lines import Line, lines
from knowledge import difference, quality, releases
from knowledge.errors import NoRelease, ReleaseBroken
from knowledge.languages import NAMES
from knowledge.live import LiveRelease
from knowledge.models import Release
from knowledge.models.words import reading
from knowledge.quality.changes import BETTER, WORSE

_SHOWN = ("right", "at_once", "wrong", "oos_near", "oos_far", "urgent", "false_alarms")


@dataclass(frozen=True)
class Turn:
    """A question of the sets that would be answered otherwise."""

    text: str
    language: str
    before: str
    after: str
    effect: str


@dataclass(frozen=True)
class Figure:
    """One measure in one language, now and then."""

    language: str
    says: str
    before: str
    after: str
    aim: str
    holds: bool | None


@dataclass(frozen=True)
class Report:
    """`broken` are the floors it does not reach, `problem` says why nothing could be compared."""

    changes: list[Line]
    turns: list[Turn]
    figures: list[Figure]
    broken: list[str]
    is_live: bool
    problem: str = ""

    @property
    def worse(self) -> int:
        return sum(turn.effect == WORSE for turn in self.turns)

    @property
    def better(self) -> int:
        return sum(turn.effect == BETTER for turn in self.turns)

    @property
    def as_good(self) -> int:
        return len(self.turns) - self.worse - self.better


def of(release: Release) -> Report:
    """Compare a built release with the live one."""
    try:
        candidate = LiveRelease(bytes(release.archive))
        live_row = releases.active()
        live = releases.live()
    except ReleaseBroken as error:
        return Report([], [], [], [], False, str(error))
    except NoRelease:
        return Report(_changes(None, candidate), [], _figures(release, None), [], False)
    if live_row.pk == release.pk:
        return Report([], [], _figures(release, None), [], True)
    return Report(
        _changes(live, candidate),
        [_turn(change, live, candidate) for change in quality.changes(live_row, release)],
        _figures(release, live_row),
        [str(one) for one in quality.broken(quality.measurement_of(release).figures)],
        False,
    )


def _changes(live: LiveRelease | None, candidate: LiveRelease) -> list[Line]:
    return lines(difference.changes(difference.of_release(live), difference.of_release(candidate)))


def _turn(change: quality.Change, live: LiveRelease, candidate: LiveRelease) -> Turn:
    return Turn(
        change.question.text,
        change.question.lang,
        _told(change.before, live),
        _told(change.after, candidate),
        change.effect,
    )


def _told(result: quality.Result, release: LiveRelease) -> str:
    names = [
        release.entries[entry["id"]].text(reading()).question if entry["id"] in release.entries else entry["id"]
        for entry in result.entries
    ]
    if result.decision == "clarify":
        return _("Asks back: %(names)s") % {"names": " / ".join(names)}
    if result.decision == "abstain":
        return _("Says that we do not know")
    return names[0] if names else result.decision


def _figures(release: Release, live: Release | None) -> list[Figure]:
    after = quality.measurement_of(release).figures.get("languages", {})
    before = quality.measurement_of(live).figures.get("languages", {}) if live else {}
    return [
        Figure(NAMES.get(language, language), _(row["says"]), _share(before.get(language, {}).get(name)), _share(row),
               _aim(row), row["holds"])
        for language, rows in after.items()
        for name, row in rows.items()
        if name in _SHOWN
    ]  # fmt: skip


def _share(row: dict[str, Any] | None) -> str:
    return f"{row['share']:.1%} ({row['count']}/{row['of']})" if row else ""


def _aim(row: dict[str, Any]) -> str:
    if row["goal"] is not None:
        return _("at least %(share)s") % {"share": f"{row['goal']:.0%}"}
    return _("at most %(share)s") % {"share": f"{row['limit']:.0%}"} if row["limit"] is not None else ""
