"""Makes `.venv` and `bot/.venv` from the pinned requirement files."""

from __future__ import annotations

import shutil
from pathlib import Path

from launch import fingerprints, pythons
from launch.errors import Stop
from launch.paths import BOT, MAIN, REQUIREMENTS, ROOT
from launch.step import Step

NEEDED_GB = {MAIN: 3, BOT: 3}  # `du -sh .venv bot/.venv` shows 2.1 and 2.5
# PyTorch's own index has builds without the CUDA libraries (some 3 GB); pip takes one as the newer version. Where
# it cannot be reached pip goes on with the other places it knows, after these few tries.
CPU_TORCH = ("--extra-index-url", "https://download.pytorch.org/whl/cpu", "--retries", "1", "--timeout", "20")


def make(folder: Path, version: str, name: str) -> bool:
    """Bring an environment in step with `requirements/<name>.txt`; whether there was anything to do."""
    pinned = REQUIREMENTS / f"{name}.txt"
    marker = folder / f".installed-{name}"
    python = folder / "bin" / "python"
    fingerprint = fingerprints.digest([pinned], version)
    whole = pythons.works(python, version)
    if whole and marker.is_file() and marker.read_text() == fingerprint:
        return False
    shown = folder.relative_to(ROOT)
    if not whole:
        need_disk(folder)
        base = pythons.find(version)
        with Step(f"Making {shown} with Python {version}") as step:
            step.run([base, "-m", "venv", "--clear", folder])
    torch = [line for line in pinned.read_text().split() if line.startswith("torch==")]
    if torch:
        with Step(f"Installing PyTorch into {shown}") as step:
            step.run([python, "-m", "pip", "install", *CPU_TORCH, *torch])
    with Step(f"Installing requirements/{name}.txt into {shown}") as step:
        install(python, pinned, step)
    marker.write_text(fingerprint)
    return True


def install(python: Path, pinned: Path, step: Step) -> None:
    """Install with uv, which is some ten times faster; with pip and its configuration where uv cannot."""
    uv = pythons.find_uv()
    if uv:
        try:
            step.run([uv, "pip", "install", "--python", python, "-r", pinned])
            return
        except Stop:
            pass
    step.run([python, "-m", "pip", "install", "-r", pinned])


def need_disk(folder: Path) -> None:
    """Raise `Stop` when an environment surely does not fit, rather than half an hour later."""
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < NEEDED_GB[folder]:
        raise Stop(
            f"The disk has {free:.1f} GB free under {ROOT}; {folder.relative_to(ROOT)} needs about "
            f"{NEEDED_GB[folder]} GB. Free some space or move this folder to a larger disk, then run again."
        )
