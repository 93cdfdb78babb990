"""`make test` and `make lint`: what they need, then the tools themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from console.environment import Environment
from launch import setup
from launch.errors import Stop
from launch.paths import MAIN, PYTHON, ROOT
from launch.step import Step, say

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def run_tests(environment: Environment, arguments: Sequence[str]) -> None:
    """Set up for tests, then run those that the arguments name, or all. Raises `Stop` when one failed."""
    prepare(environment)
    sys.stdout.flush()
    os.chdir(ROOT)
    if arguments:
        os.execv(PYTHON, [str(PYTHON), "-m", "pytest", *arguments])  # does not return
    side_by_side(("-m", "e2e or browser"), ("-m", "not e2e and not browser"))


def side_by_side(slow: Sequence[str], quick: Sequence[str]) -> None:
    """Two runs of pytest at once, as two cores allow: the tests over the whole system mostly wait for its processes.

    The slow run is shown as it goes; the other one's output follows it whole. The last line counts both.
    """
    command = [str(PYTHON), "-m", "pytest"]
    with tempfile.TemporaryFile("w+") as told:
        other = subprocess.Popen([*command, *quick], stdout=told, stderr=subprocess.STDOUT)
        lines = []
        with subprocess.Popen([*command, *slow], stdout=subprocess.PIPE, text=True, bufsize=1) as shown:
            for line in shown.stdout or ():
                print(line, end="", flush=True)
                lines.append(line)
        codes = [shown.wait(), other.wait()]
        told.seek(0)
        rest = told.read()
    say(rest)
    counts = Counter[str]()
    for closing in (lines[-1] if lines else "", rest.strip().rpartition("\n")[2]):
        for count, what in re.findall(r"(\d+) (passed|failed|errors?|skipped)", closing):
            counts[what.rstrip("s")] += int(count)
    say("Both runs together: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    if any(codes):
        raise Stop(f"Tests failed: pytest ended with exit status {codes[0]} and {codes[1]}.")


def prepare(environment: Environment) -> None:
    """Make the environments with the test packages, a trained bot for the end-to-end tests, and a browser."""
    setup.programs(dev=True)
    with tempfile.TemporaryDirectory() as folder:
        setup.model(replace(environment, data_dir=Path(folder)))  # kept for the end-to-end tests
    browser()


def browser() -> None:
    """Chromium for the browser tests, from the system or from Debian's packages."""
    if not any(map(shutil.which, BROWSERS)):
        packages("chromium", purpose="the browser tests")


def packages(*names: str, purpose: str) -> None:
    """Install Debian packages. Raises `Stop` saying what to install where that cannot be done from here."""
    wanted = " ".join(names)
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        raise Stop(
            f"{wanted} is needed for {purpose}: install it (`sudo apt-get install {wanted}`), then run again."
        )
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    with Step(f"Installing {wanted}") as step:
        step.run([apt, "update", "-q"], env=env)
        step.run([apt, "install", "-q", "-y", "--no-install-recommends", *names], env=env)


def lint() -> None:
    """Run ruff, mypy, import-linter and our own check; raises `Stop` naming those that found something."""
    setup.programs(dev=True)
    tools = MAIN / "bin"
    checks: dict[str, list[object]] = {
        "ruff": [tools / "ruff", "check"],
        "mypy": [tools / "mypy"],
        "import-linter": [tools / "lint-imports"],
        "docs/dependencies.md": [PYTHON, "-m", "launch.dependencies"],
    }
    failed = [name for name, command in checks.items() if not _passes(name, command)]
    if failed:
        raise Stop(f"Lint found something: {', '.join(failed)}.")


def _passes(name: str, command: Sequence[object]) -> bool:
    say(f"== {name}")
    return os.spawnve(os.P_WAIT, str(command[0]), [str(word) for word in command], os.environ) == 0
