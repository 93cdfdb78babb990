"""A release measured, once for each state of the question sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from knowledge import encoder
from knowledge.live import LiveRelease
from knowledge.models import Measurement, Release
from knowledge.quality import offline, sets
from knowledge.quality.ahead import ReadAhead
from knowledge.quality.figures import figures
from knowledge.quality.question import Question
from knowledge.quality.result import Result


def measurement_of(release: Release) -> Measurement:
    """The figures of `release`, measured now when that was not done yet or the sets have changed since.

    Raises QuestionSetBroken, and ReleaseBroken for a release that this version cannot read.
    """
    kept = Measurement.objects.filter(release_id=release.pk, sets=sets.checksum()).first()
    return kept or measure(release)


def measure(release: Release) -> Measurement:
    """Ask `release` every question of the sets, and keep what came of it. Raises as `measurement_of` does."""
    opened = LiveRelease(bytes(release.archive))
    results = ask_all(sets.questions(opened.entries), opened)
    found = {
        "sets": sets.checksum(),
        "figures": figures(results, live=False),
        "results": [asdict(result) for result in results],
    }
    row, _ = Measurement.objects.update_or_create(release_id=release.pk, defaults=found)
    return row


def ask_all(questions: Sequence[Question], release: LiveRelease) -> list[Result]:
    """What `release` decides about each question, in order."""
    if questions:
        ahead = ReadAhead(encoder.load(release.encoder_name), [question.text for question in questions])
        release.use(ahead)
    return [offline.ask(question, release) for question in questions]
