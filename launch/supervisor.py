"""Keeps the processes running: starts them, shows what they say, restarts the one that dies, stops them all."""

from __future__ import annotations

import os
import queue
import resource
import shlex
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from honcho.colour import get_colours
from honcho.printer import Message, Printer
from honcho.process import Process

from launch.errors import Stop
from launch.paths import ROOT
from launch.processes import Command

DEATHS = 3
WITHIN_SECONDS = 60
STOP_SECONDS = 15
TAIL = 15


@dataclass
class Child:
    """What we know of one process."""

    command: Command
    colour: str
    pid: int | None = None
    running: bool = False  # from the moment it is being started: its process id comes a little later
    deaths: deque[float] = field(default_factory=lambda: deque(maxlen=DEATHS))
    lines: deque[str] = field(default_factory=lambda: deque(maxlen=TAIL))
    start_at: float = 0.0

    def kill(self, number: int) -> None:
        """Send a signal to the process and all it started: honcho gives each a session of its own."""
        if self.pid is not None:
            try:
                os.killpg(self.pid, number)
            except (ProcessLookupError, PermissionError):
                pass


class Supervisor:
    """Runs commands until told to stop; `run` is the whole of it."""

    def __init__(
        self, commands: Sequence[Command], env: Mapping[str, str], *, quiet_start: bool = False
    ) -> None:
        """Name the commands; with `quiet_start` what they say is shown from `loud()` on, or when one dies."""
        colours = get_colours()
        self.children = {command.name: Child(command, next(colours)) for command in commands}
        self.env = dict(env)
        self.events: queue.Queue[Any] = queue.Queue()
        self.printer = Printer(sys.stdout, width=max(len("system"), *map(len, self.children)))
        self.quiet = quiet_start
        self.stopping: float | None = None
        self.failure: str | None = None
        self.asked = 0

    def run(self) -> None:
        """Run until a signal comes, `stop` is called, or one process has died too often: that raises `Stop`."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked)
        # What a process that crashes had in its memory is what people wrote, and the keys: none of it goes to a file.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        try:
            while not self._finished():
                self._tick()
        finally:
            # Reached early only by an error of our own; then nothing may stay behind.
            for child in self.children.values():
                child.kill(signal.SIGKILL)
        if self.failure:
            raise Stop(self.failure)

    def loud(self) -> None:
        """From now on show what the processes say."""
        self.quiet = False

    def stop(self, failure: str | None = None) -> None:
        """Ask all to stop, once; `failure` is what `run` then raises."""
        if self.stopping is None:
            self.failure = failure
            self.stopping = time.monotonic()
            for child in self.children.values():
                child.kill(child.command.stop_signal)

    def system(self, text: str) -> None:
        """Show a line of our own among theirs."""
        self.printer.write(Message("line", text, datetime.now(), "system", None))

    def _asked(self, number: int, frame: object) -> None:
        self.asked += 1  # the loop does the rest: a signal may come at any point of it

    def _finished(self) -> bool:
        if self.stopping is None:
            return False
        # The second half: a grandchild that left its session may hold the pipe we read for ever.
        late = time.monotonic() - self.stopping > STOP_SECONDS + 5
        return late or not any(child.running for child in self.children.values())

    def _tick(self) -> None:
        now = time.monotonic()
        if self.asked and self.stopping is None:
            self.system("stopping ...")
            self.stop()
        if self.stopping is not None and (now - self.stopping > STOP_SECONDS or self.asked > 1):
            for child in self.children.values():
                child.kill(signal.SIGKILL)
        for child in self.children.values():
            if self.stopping is None and not child.running and now >= child.start_at:
                self._start(child)
            if child.pid is not None and _has_exited(child.pid):
                child.kill(
                    signal.SIGKILL
                )  # what it started and left behind: it may hold the port, and our pipe
        try:
            self._take(self.events.get(timeout=0.1))
        except queue.Empty:
            pass

    def _start(self, child: Child) -> None:
        child.running = True
        command = "exec " + shlex.join(child.command.words)
        process = Process(command, name=child.command.name, colour=child.colour, env=self.env, cwd=ROOT)
        threading.Thread(target=process.run, args=(self.events,), daemon=True).start()

    def _take(self, event: Any) -> None:
        child = self.children[event.name]
        if event.type == "start":
            child.pid = event.data["pid"]
            if self.stopping is not None:
                child.kill(child.command.stop_signal)
        elif event.type == "line":
            child.lines.append(event.data.decode("utf-8", "replace").rstrip())
            if not self.quiet:
                self.printer.write(event)
        elif event.type == "stop":
            child.pid, child.running = None, False
            if self.stopping is None:
                self._died(child, event.data["returncode"])

    def _died(self, child: Child, status: int) -> None:
        name, now = child.command.name, time.monotonic()
        child.deaths.append(now)
        recent = sum(now - moment < WITHIN_SECONDS for moment in child.deaths)
        how = f"was ended by signal {-status}" if status < 0 else f"ended with exit status {status}"
        last = "\n".join(f"    {line}" for line in child.lines)
        if recent < DEATHS:
            if self.quiet and last:
                self.system(f"the last lines of {name}:\n{last}")
            self.system(f"{name} {how}; starting it again (death {recent} of {DEATHS} within a minute)")
            child.start_at = now + recent - 1
            return
        self.stop(f"{name} {how}, {DEATHS} times within a minute: all are stopped. Its last lines:\n{last}")


def _has_exited(pid: int) -> bool:
    # Looks without reaping: honcho's own wait needs the status.
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


def watch(
    supervisor: Supervisor, waiting: Callable[[], list[str]], ready: Callable[[], None], seconds: float
) -> None:
    """Call `ready` once when nothing is waited for any more; stop all when that takes too long. Runs in a thread."""
    began = told = time.monotonic()
    while supervisor.stopping is None:
        names = waiting()
        now = time.monotonic()
        if not names:
            ready()
            return
        if now - began > seconds:
            last = "\n".join(
                f"    {name} | {line}" for name in names for line in supervisor.children[name].lines
            )
            supervisor.stop(f"Not ready after {seconds:.0f} s: {', '.join(names)}. Their last lines:\n{last}")
            return
        if now - told > 5:
            told = now
            supervisor.system(f"waiting for {', '.join(names)} ({now - began:.0f} s)")
        time.sleep(0.3)
