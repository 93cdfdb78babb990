"""Floors under the quality of the starter content, on questions that nothing was tuned on.

Each stands a little under what was measured when it was set: a change that breaks one has made answers worse.
"""

import json

import pytest

pytestmark = pytest.mark.e2e  # reads the release that the whole system made when it started

AT_LEAST = {
    "en": {"right": 0.94, "at_once": 0.89, "urgent": 0.99, "places": 0.97},
    "es": {"right": 0.91, "at_once": 0.84, "urgent": 0.99, "places": 0.97},
}
AT_MOST = {
    "en": {"wrong": 0.06, "oos_near": 0.08, "oos_far": 0.0},
    "es": {"wrong": 0.08, "oos_near": 0.08, "oos_far": 0.0},
}


@pytest.fixture(scope="module")
def languages(whole):
    done = whole.manage("evaluate", "tests/questions/test_en.yml", "tests/questions/test_es.yml", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["figures"]["languages"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_floor_is_broken(languages, language):
    shares = {name: row["share"] for name, row in languages[language].items()}
    low = {name: shares[name] for name, floor in AT_LEAST[language].items() if shares[name] < floor}
    high = {name: shares[name] for name, ceiling in AT_MOST[language].items() if shares[name] > ceiling}
    assert (low, high) == ({}, {})
