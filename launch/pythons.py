"""Finds the two Pythons that the environments are made from, or fetches them with uv."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from launch.errors import Stop
from launch.paths import BUILD, ROOT
from launch.step import Step

PROBE = "import ctypes, ensurepip, sqlite3, ssl, sys, venv; print(*sys.version_info[:3], sep='.')"
# soupsieve 4.1.2, which Wagtail asks for, takes Python 3.11 only from 3.11.5 on.
UV = "uv==0.13.9"  # fetched only where there is none
OLDEST = {"3.11": (3, 11, 5), "3.10": (3, 10, 0)}


def works(python: Path | str, version: str) -> bool:
    """Whether this is the wanted version, new enough, and whole (a Debian Python without ensurepip is not)."""
    try:
        done = subprocess.run([str(python), "-c", PROBE], capture_output=True, text=True, timeout=30, cwd="/")
    except (OSError, subprocess.TimeoutExpired):
        return False
    if done.returncode:
        return False
    found = tuple(map(int, done.stdout.split(".")))
    return found[:2] == OLDEST[version][:2] and found >= OLDEST[version]


def candidates(version: str) -> Iterator[Path | str]:
    """Where a Python may lie, cheapest look first."""
    yield sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob(f"versions/{version}.*/bin/python"), reverse=True)
    yield from filter(None, [shutil.which(f"python{version}")])


def find(version: str) -> Path:
    """A Python of this version: one that is here, else one that uv knows, else one that uv fetches."""
    for python in candidates(version):
        if works(python, version):
            return Path(python)
    uv = find_uv()
    least = ".".join(map(str, OLDEST[version]))
    if uv:
        request = f">={least},<{version[:2]}{int(version[2:]) + 1}"
        known = subprocess.run([str(uv), "python", "find", request], capture_output=True, text=True, cwd="/")
        if known.returncode == 0 and works(known.stdout.strip(), version):
            return Path(known.stdout.strip())
        try:
            with Step(f"Fetching Python {version}") as step:
                step.run([uv, "python", "install", version])
        except Stop as stop:
            raise Stop(f"{missing(version, least)}\n{stop}") from None
        known = subprocess.run([str(uv), "python", "find", request], capture_output=True, text=True, cwd="/")
        if known.returncode == 0:
            return Path(known.stdout.strip())
    raise Stop(missing(version, least))


def missing(version: str, least: str) -> str:
    """What to do where a Python is neither here nor to be fetched."""
    return (
        f"Python {version} ({least} or newer) was not found here and could not be fetched. Install it, for example "
        f"with `pyenv install {version}` or `uv python install {version}`, then run the same command again."
    )


def find_uv() -> Path | None:
    """Uv from the PATH or from an earlier run; else one installed into `var/tools`; None where that fails too."""
    for uv in (shutil.which("uv"), BUILD / "tools" / "bin" / "uv"):
        try:
            if uv and subprocess.run([str(uv), "--version"], capture_output=True, cwd=ROOT).returncode == 0:
                return Path(uv)
        except OSError:
            continue
    tools = BUILD / "tools"
    try:
        with Step("Fetching uv") as step:
            step.run([sys.executable, "-m", "venv", tools])
            step.run([tools / "bin" / "pip", "install", "--quiet", UV])
    except Stop:
        return None
    return tools / "bin" / "uv"
