"""Each release is measured when it is built; one that answers worse than it may is not made live unawares."""

from __future__ import annotations

from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction

from knowledge import releases, store
from knowledge.errors import FloorBroken, ReleaseRefused
from knowledge.models import Activation, Entry, MeasuredQuestion, Measurement, Release
from knowledge.quality import Question, Result, broken, changes, measurement_of, sets
from knowledge.quality.figures import figures
from tests.knowledge.content import entry

SET = """
- {text: can i swim in here, lang: en, kind: faq, expect: [school-swim]}
- {text: could grandma sing, lang: en, kind: faq, expect: [school-sing, school-gone]}
- {text: is there a rule on juggling, lang: en, kind: faq, expect: [school-gone]}
- {text: the weather in mars, lang: en, kind: oos_far, expect: []}
"""


def ask(folder: Path, text: str) -> None:
    """Have this be all the questions there are."""
    (folder / "tests" / "questions").mkdir(parents=True, exist_ok=True)
    (folder / "tests" / "questions" / "test_en.yml").write_text(text)


@pytest.fixture(scope="module")
def _built(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Three releases, built once for all tests: of two entries, the same again, and of another FAQ."""
    folder = tmp_path_factory.mktemp("sets")
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(releases, "_live", None)
        patch.setattr(releases, "_LOOK_AGAIN", 0.0)
        patch.setattr(settings, "BASE_DIR", folder)
        ask(folder, SET)
        store.import_entries([entry("swim"), entry("sing")])
        numbers = [releases.build().number, releases.build().number]
        Entry.objects.update(state="retired")
        store.import_entries([entry("run"), entry("walk")])
        yield [*numbers, releases.build().number]
        transaction.set_rollback(True)


@pytest.fixture
def built(_built: list[str], db: None) -> list[Release]:
    return [Release.objects.get(number=number) for number in _built]


@pytest.fixture
def release(built: list[Release]) -> Release:
    return built[0]


@pytest.fixture
def newer(built: list[Release]) -> Release:
    return built[1]


def told(kind: str, expect: list[str], decision: str, *sent: str, text: str = "x") -> Result:
    question = Question(text, "en", kind, expect)
    return Result(question, decision, [{"id": one, "score": 0.9} for one in sent], confidence=0.9)


def keep(release: Release, results: list[Result]) -> None:
    """As if these results had been measured."""
    rows = {"figures": figures(results, live=False), "results": [asdict(one) for one in results]}
    Measurement.objects.update_or_create(release=release, defaults={"sets": sets.checksum(), **rows})


BAD = [told("faq", ["a"], "answer", "b", text=str(number)) for number in range(10)]


def test_a_release_is_measured_when_it_is_built_on_the_questions_that_its_entries_can_answer(
    release: Release,
) -> None:
    kept = Measurement.objects.get(release=release)
    asked = [Result.restore(item).question.text for item in kept.results]
    assert asked == ["can i swim in here", "could grandma sing", "the weather in mars"]
    assert kept.figures["languages"]["en"]["right"]["of"] == 2


def test_a_release_is_measured_again_when_the_questions_change_and_only_then(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = measurement_of(release)
    assert measurement_of(release).at == first.at
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    ask(tmp_path, "- {text: may one sing, lang: en, kind: faq, expect: [school-sing]}")
    assert len(measurement_of(release).results) == 1


def test_a_question_that_a_colleague_added_is_asked_too_and_one_text_is_asked_once(release: Release) -> None:
    for text in ("who can sing", "could grandma sing"):
        MeasuredQuestion.objects.create(text=text, language="en", kind="faq", expect=["school-sing"])
    asked = [Result.restore(item).question.text for item in measurement_of(release).results]
    assert asked == ["can i swim in here", "could grandma sing", "the weather in mars", "who can sing"]


def test_a_faq_that_answers_none_of_the_questions_is_not_judged_by_them(
    built: list[Release],
) -> None:
    other = built[2]
    assert measurement_of(other).results == []
    releases.activate(other)
    assert releases.active() == other


def test_a_release_that_breaks_a_floor_is_refused_and_the_one_before_stays_live(
    release: Release, newer: Release
) -> None:
    releases.activate(release)
    keep(newer, BAD)
    with pytest.raises(FloorBroken, match=r"another entry sent: 10 of 10 \(100.0%\), must be at most"):
        releases.activate(newer)
    with pytest.raises(CommandError, match="--force --reason"):
        call_command("release", "activate", newer.number)
    assert releases.active() == release


def test_setting_up_again_leaves_live_what_is_when_the_new_release_is_worse(
    release: Release, newer: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(newer, BAD)
    monkeypatch.setattr(releases, "build", lambda *_: newer)
    with pytest.raises(CommandError, match="another entry sent"):
        call_command(
            "release", "build", "--activate", "--or-keep", stdout=StringIO()
        )  # nothing is live to keep
    releases.activate(release)
    out = StringIO()
    call_command("release", "build", "--activate", "--or-keep", stdout=out)
    assert f"Release {release.number} stays live" in out.getvalue()
    assert releases.active() == release


@pytest.mark.parametrize(
    "given", [("--force",), ("--force", "--by", "Ana"), ("--force", "--reason", "law changed", "--by", " ")]
)
def test_forcing_needs_a_reason_and_a_name(release: Release, given: tuple[str, ...]) -> None:
    keep(release, BAD)
    with pytest.raises(CommandError, match="say why and who"):
        call_command("release", "activate", release.number, *given)
    assert not Activation.objects.exists()


def test_a_person_forces_without_a_reason_in_vain(release: Release) -> None:
    keep(release, BAD)
    with pytest.raises(ReleaseRefused, match="Say why"):
        releases.activate(release, forced_by="Ana", why=" ")


def test_a_forced_release_is_live_and_who_and_why_are_listed(release: Release) -> None:
    keep(release, BAD)
    call_command("release", "activate", release.number, "--force", "--reason", "the law changed", "--by", "Ana",
                 stdout=StringIO())  # fmt: skip
    assert releases.active() == release
    out = StringIO()
    call_command("release", "list", stdout=out)
    for words in ("forced by Ana", "the law changed", "wrong 100.0%", "floor broken: English"):
        assert words in out.getvalue()


def test_nobody_is_named_as_forcing_what_needed_no_force(release: Release) -> None:
    releases.activate(release, forced_by="Ana", why="to be safe")
    assert Activation.objects.get().forced_by == ""


def test_going_back_is_never_refused(release: Release, newer: Release) -> None:
    releases.activate(release)
    releases.activate(newer)
    keep(release, BAD)
    assert releases.rollback() == release


def test_few_questions_break_no_floor() -> None:
    assert broken(figures(BAD[:3], live=False)) == []
    assert {one.measure for one in broken(figures(BAD, live=False))} == {"right", "at_once", "wrong"}


def test_what_a_new_release_changes_is_told_worst_first(release: Release, newer: Release) -> None:
    keep(release, [
        told("faq", ["a"], "abstain", "b", text="found now"),
        told("faq", ["a"], "answer", "a", text="same"),
        told("faq", ["a"], "answer", "a", text="lost"),
        told("faq", ["a"], "abstain", "b", text="nearest differs"),
        told("oos_near", [], "abstain", text="choices instead of nothing"),
        told("faq", ["a"], "answer", "a", text="only asked before"),
    ])  # fmt: skip
    keep(newer, [
        told("faq", ["a"], "answer", "a", text="found now"),
        told("faq", ["a"], "answer", "a", "b", text="same"),
        told("faq", ["a"], "answer", "b", text="lost"),
        told("faq", ["a"], "abstain", "c", text="nearest differs"),
        told("oos_near", [], "clarify", "a", "b", text="choices instead of nothing"),
        told("faq", ["c"], "answer", "c", text="only asked now"),
    ])  # fmt: skip
    found = [(change.effect, change.question.text, change.before.sent, change.after.sent)
             for change in changes(release, newer)]  # fmt: skip
    assert found == [
        ("worse", "lost", "a", "b"),
        ("better", "found now", None, "a"),
        ("other", "choices instead of nothing", None, None),
    ]
