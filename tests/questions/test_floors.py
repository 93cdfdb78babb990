"""Floors under the quality of the starter content, on questions that nothing was tuned on.

All of them were asked of the release when it was built. Through the four running processes go all but the plain
questions, of which every third is asked, to save time. A change that breaks a floor has made answers worse.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from knowledge.quality import FLOORS, broken
from knowledge.quality.floors import Floor
from tests.whole import ROOT, Whole

pytestmark = pytest.mark.e2e
SETS = [ROOT / "tests" / "questions" / f"test_{language}.yml" for language in ("en", "es")]
# The dialogue asks back about some towns, and takes "the best tacos in" a town for a search for help; of the plain
# questions only every third is asked here, so that one of them is two points.
IN_TALK = FLOORS | {
    "places": Floor(lowest=0.90),
    "oos_far": Floor(highest=0.09),
    "right": Floor(lowest=0.90),
    "at_once": Floor(lowest=0.74),
    "wrong": Floor(highest=0.10),
}
MOST_APART = 0.10  # English and Spanish; the goal is 0.02, and one question of 32 is 0.03


@pytest.fixture(scope="module")
def figures(whole: Whole, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    asked = tmp_path_factory.mktemp("questions") / "some.yml"
    every = [question for path in SETS for question in yaml.safe_load(path.read_text())]
    plain = [question for question in every if question["kind"] == "faq"]
    some = [*plain[::3], *(question for question in every if question["kind"] != "faq")]
    asked.write_text(json.dumps(some))
    done = whole.manage("evaluate", str(asked), "--live", "--json", timeout=900)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout)["figures"])


def test_the_release_of_the_starter_content_breaks_no_floor_and_is_live_without_force(whole: Whole) -> None:
    listed = whole.manage("release", "list").stdout
    assert "right " in listed
    assert "floor broken" not in listed
    assert "forced by" not in listed


def test_no_floor_is_broken_in_talk(figures: dict[str, Any]) -> None:
    assert "\n".join(map(str, broken(figures, IN_TALK))) == ""


def test_every_line_is_measured_in_both_languages_and_they_are_not_far_apart(figures: dict[str, Any]) -> None:
    for language in ("en", "es"):
        assert set(FLOORS) <= set(figures["languages"][language])
    assert {name: apart for name, apart in figures["difference"].items() if abs(apart) > MOST_APART} == {}


def test_replies_keep_the_language_and_repeat_no_personal_data(figures: dict[str, Any]) -> None:
    for language in ("en", "es"):
        rows = figures["languages"][language]
        assert rows["repeated"]["count"] == 0
        assert rows["language"]["share"] >= 0.97
