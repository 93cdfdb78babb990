"""The packages depend on each other only as docs/contributing.md says: what import-linter's contracts hold."""

import subprocess
import sys
from pathlib import Path

from launch import dependencies

ROOT = Path(__file__).resolve().parent.parent


def test_no_package_imports_one_it_must_not_know():
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_every_direct_requirement_is_explained_and_no_other():
    assert dependencies.problems() == []
