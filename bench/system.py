"""The running system a benchmark talks to, and what its processes weigh."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from launch import processes
from launch.paths import ROOT

START_SECONDS = 180
# What tells the four apart among the processes of this machine.
MARKS = {"web": "console.asgi", "worker": "run_huey", "actions": "-m actions", "bot": "bot.run"}


@contextmanager
def running() -> Iterator[None]:
    """Uses the system that answers on the configured ports, or starts it for as long as the block lasts."""
    if not processes.waiting_for(settings.HUBLINE):
        yield
        return
    print("Starting the four processes for the benchmark ...", flush=True)
    command = [sys.executable, "-m", "launch", "start"]
    launcher = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + START_SECONDS
        while waiting := processes.waiting_for(settings.HUBLINE):
            if launcher.poll() is not None or time.monotonic() > until:
                sys.exit(f"{', '.join(waiting)} did not start. `make run` shows why.")
            time.sleep(0.5)
        yield
    finally:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(60)


def memory() -> dict[str, float]:
    """MiB of each process: proportional set size, its share of what it shares (Linux only; empty elsewhere)."""
    sizes: dict[str, float] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if (folder / "cwd").resolve() != ROOT:
                continue
            rollup = (folder / "smaps_rollup").read_text()
        except OSError:
            continue
        name = next(
            (name for name, mark in MARKS.items() if mark in command and "launch" not in command), None
        )
        if name:
            kib = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
            sizes[name] = sizes.get(name, 0) + kib / 1024
    return sizes
