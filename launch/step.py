"""A long step as the person at the terminal sees it: what it is, that it moves, how long it took."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from launch.errors import Stop
from launch.paths import LOGS, ROOT

QUIET_SECONDS = 20  # how often a step says that it is still going, where the output is no terminal
TAIL = 12

NO_NETWORK = re.compile(
    r"name resolution|name or service not known|dns error|failed to establish a new connection|network is unreachable"
    r"|error sending request|connection refused by|could not resolve|failed to fetch|tunnel connection failed",
    re.IGNORECASE,
)
NO_DISK = re.compile(r"no space left on device|disk quota exceeded|database or disk is full", re.IGNORECASE)


def duration(seconds: float) -> str:
    """A time as people say it: `4 s`, `1 min 20 s`."""
    whole = round(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60} s"


def say(line: str) -> None:
    """Print a line at once, whether or not the output is a terminal."""
    print(line, flush=True)


class Step:
    """A named piece of work: `with Step("Training the bot") as step: step.run([...])`."""

    def __init__(self, title: str) -> None:
        """Name it; nothing is printed before it is entered."""
        self.title = title
        self.log = LOGS / (re.sub(r"\W+", "-", title.lower()).strip("-") + ".log")

    def __enter__(self) -> Step:
        """Say that it begins."""
        self.began = time.monotonic()
        if not sys.stdout.isatty():
            say(f"{self.title} ...")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Say that it is done, or that it failed, and the time it took."""
        taken = duration(time.monotonic() - self.began)
        start = "\r\033[K" if sys.stdout.isatty() else "  "
        say(f"{start}{self.title}: {'done in' if kind is None else 'stopped after'} {taken}")

    def run(
        self, command: Sequence[object], env: Mapping[str, str] | None = None, hint: str = ""
    ) -> list[str]:
        """Run a command from the top of the checkout, its output going to the step's log.

        Out: the lines it printed. Raises `Stop` when it fails: full disk and missing network in plain words,
        anything else with its last lines; `hint` says what to do about it.
        """
        words = [str(word) for word in command]
        self.log.parent.mkdir(parents=True, exist_ok=True)
        lines: list[str] = []
        with self.log.open("w", encoding="utf-8") as log:
            child = subprocess.Popen(
                words,
                cwd=ROOT,
                env=None if env is None else {**os.environ, **env},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
            reader = threading.Thread(target=_collect, args=(child, lines, log), daemon=True)
            reader.start()
            try:
                self._watch(reader, lines)
                status = child.wait()
            except BaseException:
                child.terminate()
                raise
        if status:
            raise Stop(explain(self.title, lines, status, self.log, hint))
        return lines

    def _watch(self, reader: threading.Thread, lines: list[str]) -> None:
        told = time.monotonic()
        while reader.is_alive():
            reader.join(0.2)
            taken = duration(time.monotonic() - self.began)
            last = lines[-1].strip() if lines else ""
            if sys.stdout.isatty():
                width = os.get_terminal_size().columns
                sys.stdout.write("\r\033[K" + f"{self.title} ... {taken}  {last}"[: width - 1])
                sys.stdout.flush()
            elif time.monotonic() - told >= QUIET_SECONDS:
                told = time.monotonic()
                say(f"  {self.title} ... {taken}  {last[:80]}")


def _collect(child: subprocess.Popen[str], lines: list[str], log: IO[str]) -> None:
    for line in child.stdout or ():
        log.write(line)
        lines.append(line.rstrip("\n"))


def explain(title: str, lines: Sequence[str], status: int, log: Path, hint: str = "") -> str:
    """Why a command failed, in a sentence that says what to do, from what it printed."""
    text = "\n".join(lines)
    if NO_DISK.search(text):
        return f"{title}: the disk is full. Free some space, then run the same command again: it goes on from here."
    if NO_NETWORK.search(text):
        return (
            f"{title}: the network could not be reached. Check the connection or the proxy, then run the same command "
            f"again: what was already fetched is kept. Details: {log}"
        )
    shown = "\n".join(f"    {line}" for line in lines[-TAIL:])
    return f"{title} failed (exit {status}).{' ' + hint if hint else ''} All it said: {log}. Its last lines:\n{shown}"
