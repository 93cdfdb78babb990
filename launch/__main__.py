"""`python3 -m launch WHAT`: the Makefile's targets. Every foreseen trouble ends in a sentence and exit status 1."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import time
from collections.abc import Sequence

from console.environment import Environment, InvalidEnvironment, read
from launch.errors import Stop
from launch.paths import PYTHON, ROOT
from launch.step import say

WHATS = ("run", "setup", "start", "test", "test-engines", "chat", "bench", "lint", "pins")


def main(arguments: Sequence[str]) -> int:
    """Do one thing; the exit status."""
    parser = argparse.ArgumentParser(prog="python3 -m launch", description=__doc__)
    parser.add_argument("what", choices=WHATS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to pytest, manage.py chat or bench")
    options = parser.parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        # Set even where the shell that put us into the background had SIGINT ignored.
        signal.signal(number, _interrupt)
    try:
        do(options.what, options.rest)
    except (Stop, InvalidEnvironment) as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except OSError as wrong:
        if wrong.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS):
            raise
        print(f"{wrong.strerror}: {wrong.filename or ROOT}. Make room or allow writing there, then run the same "
              "command again: it goes on from here.", file=sys.stderr)
        return 1
    return 0


def do(what: str, rest: list[str]) -> None:
    """One target. Imports are made here: some of them need `.venv`."""
    if what == "lint":
        from launch.checks import lint

        return lint()
    if what == "pins":
        from launch.pins import pin

        return pin()
    environment = read()
    if what == "test":
        from launch.checks import test

        return test(environment, rest)
    if what == "test-engines":
        from launch.engines import test_on_engines

        return test_on_engines(environment, rest)
    if what == "start":
        from launch.start import start

        return start(environment, float(rest[0]) if rest else time.time())
    return prepared(environment, what, rest)


def prepared(environment: Environment, what: str, rest: list[str]) -> None:
    """The targets that need everything set up: run, setup, chat, bench."""
    from launch import ports, processes, setup

    began = time.time()
    if what == "chat" and processes.waiting_for(environment):
        raise Stop(f"Hubline is not running on port {environment.web_port}. Start it with `make run`, then try again.")
    if what == "run":
        ports.need_free(processes.ports(environment))
    if what != "chat":
        setup.prepare(environment)
    command = {
        "run": ["-m", "launch", "start", str(began)],
        "chat": ["manage.py", "chat", *rest],
        "bench": ["-m", "bench", *rest],
    }.get(what)
    if command is None:
        return say("All is set up. `make run` starts it.")
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), *command], processes.variables(environment))


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
