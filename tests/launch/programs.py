"""Small real programs for the supervisor's tests, and a way to run it as a person's shell would."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

SUPERVISE = """
import os, sys
from launch.errors import Stop
from launch.processes import Command
from launch.supervisor import Supervisor
commands = [Command(name, (sys.executable, "-u", "-c", program)) for name, program in {programs!r}.items()]
try:
    Supervisor(commands, os.environ).run()
except Stop as stop:
    sys.exit(str(stop))
"""

STAYS = "import time; print('here'); time.sleep(600)"
# Leaves the way a server does that starts workers: the child goes on when the parent is gone.
HAS_A_CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])
print('child', child.pid)
time.sleep(600)
"""
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('here'); time.sleep(600)"


def dies(times: int, counter: Path, status: int = 7) -> str:
    """A program that dies the first `times` times it is started, then stays."""
    return (
        f"import sys, time, pathlib; path = pathlib.Path({str(counter)!r}); "
        f"past = len(path.read_text()) if path.exists() else 0; path.write_text('x' * (past + 1)); "
        f"print('start number', past + 1); "
        f"sys.exit({status}) if past < {times} else time.sleep(600)"
    )


class Running:
    """A supervisor in a process of its own, read line by line."""

    def __init__(self, programs: dict[str, str]):
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", SUPERVISE.format(programs=programs)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []

    def until(self, words: str) -> str:
        """The first line from here on with these words in it."""
        for line in self.process.stdout:
            self.lines.append(line)
            if words in line:
                return line
        raise AssertionError(f"never said {words!r}:\n{''.join(self.lines)}")

    def rest(self) -> str:
        self.lines += self.process.stdout.readlines()
        self.process.wait()
        return "".join(self.lines)
