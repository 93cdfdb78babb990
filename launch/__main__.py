"""`python3 -m launch WHAT`: the Makefile's targets. Every foreseen trouble ends in a sentence and exit status 1."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence

from console.environment import InvalidEnvironment, read
from launch import audit, checks, engines, pins, ports, processes, setup
from launch.errors import Stop
from launch.paths import PYTHON, ROOT
from launch.step import say

CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS)


def run(rest: list[str]) -> None:
    """Set up, then start: in `.venv`, where the supervisor's library is, under the same process id."""
    began, environment = time.time(), read()
    ports.need_free(processes.ports(environment))
    setup.prepare(environment)
    become("-m", "launch", "start", str(began))


def start(rest: list[str]) -> None:
    """Start what is set up already."""
    from launch.start import start_all  # needs `.venv`

    start_all(read(), float(rest[0]) if rest else time.time())


def set_up(rest: list[str]) -> None:
    """Set up, start nothing."""
    setup.prepare(read())
    say("All is set up. `make run` starts it.")


def chat(rest: list[str]) -> None:
    """Talk to what is running."""
    environment = read()
    if processes.waiting_for(environment):
        raise Stop(
            f"Hubline is not running on port {environment.web_port}. Start it with `make run`, then try again."
        )
    become("manage.py", "chat", *rest)


def bench(rest: list[str]) -> None:
    """Set up, then measure."""
    setup.prepare(read())
    become("-m", "bench", *rest)


def fuzz(rest: list[str]) -> None:
    """Set up for tests, then try 100,000 new inputs on the webhooks and the imports."""
    checks.prepare(read())
    os.environ["FUZZ_INPUTS"] = rest[0] if rest else "100000"
    become("-m", "pytest", "tests/privacy/test_fuzz.py", "tests/privacy/test_fuzz_imports.py", "--timeout=7200")


def screenshots(rest: list[str]) -> None:
    """Set up for tests, then take the documentation's pictures."""
    checks.prepare(read())
    become("-m", "tests.browser.screenshots", *rest)


def encoder(rest: list[str]) -> None:
    """Teach the encoder anew; in `.venv`, with what only development needs."""
    setup.programs(dev=True)
    become("-m", "knowledge.teaching", *rest)


def become(*words: str) -> None:
    """Go on as another program of `.venv`."""
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execve(PYTHON, [str(PYTHON), *words], processes.variables(read()))


WHATS: dict[str, Callable[[list[str]], None]] = {
    "run": run,
    "start": start,
    "setup": set_up,
    "chat": chat,
    "test": lambda rest: checks.run_tests(read(), rest),
    "test-engines": lambda rest: engines.run_tests_on_engines(read(), rest),
    "bench": bench,
    "fuzz": fuzz,
    "lint": lambda rest: checks.lint(),
    "audit": lambda rest: audit.audit(),
    "pins": lambda rest: pins.pin(),
    "encoder": encoder,
    "screenshots": screenshots,
}


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
        WHATS[options.what](options.rest)
    except (Stop, InvalidEnvironment) as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except OSError as wrong:
        if wrong.errno not in CANNOT_WRITE:
            raise
        print(
            f"{wrong.strerror}: {wrong.filename or ROOT}. Make room or allow writing there, then run the same "
            "command again: it goes on from here.",
            file=sys.stderr,
        )
        return 1
    return 0


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
