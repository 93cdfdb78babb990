"""Only what changed is done again."""

import pytest

from launch.fingerprints import Fingerprints, digest, files


@pytest.fixture
def tree(tmp_path):
    for name in ("data/nlu.yml", "data/rules.yml", "data/.venv/x.py", "data/__pycache__/y.pyc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "data"


def of(tree, *also):
    return digest(files(tree), *also)


def test_the_same_files_give_the_same_fingerprint(tree):
    assert of(tree) == of(tree)


@pytest.mark.parametrize(
    "change",
    [
        lambda tree: (tree / "nlu.yml").write_text("changed"),
        lambda tree: (tree / "new.yml").write_text(""),
        lambda tree: (tree / "nlu.yml").unlink(),
        lambda tree: (tree / "nlu.yml").rename(tree / "renamed.yml"),
    ],
    ids=["changed", "added", "removed", "renamed"],
)
def test_any_change_of_the_files_changes_it(tree, change):
    before = of(tree)
    change(tree)
    assert of(tree) != before


def test_what_else_a_step_depends_on_changes_it(tree):
    assert of(tree, "one encoder") != of(tree, "another")


def test_environments_and_caches_do_not_count(tree):
    before = of(tree)
    (tree / ".venv" / "x.py").write_text("changed")
    (tree / "__pycache__" / "y.pyc").write_text("changed")
    assert of(tree) == before


def test_a_step_is_fresh_only_after_it_was_done_with_just_this(tmp_path):
    path = tmp_path / "fingerprints.json"
    assert not Fingerprints(path).fresh("model", "a")
    Fingerprints(path).keep("model", "a")
    assert Fingerprints(path).fresh("model", "a")
    assert not Fingerprints(path).fresh("model", "b")


def test_a_damaged_file_means_that_all_is_done_again(tmp_path):
    path = tmp_path / "fingerprints.json"
    path.write_text('{"model": ')
    assert not Fingerprints(path).fresh("model", "a")
