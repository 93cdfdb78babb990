"""`make test-engines`: the same tests on PostgreSQL and Redis, both started for this run and thrown away after."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from console.environment import Environment
from launch import checks
from launch.errors import Stop
from launch.paths import PYTHON, ROOT
from launch.step import Step

START_SECONDS = 30


def run_tests_on_engines(environment: Environment, arguments: Sequence[str]) -> None:
    """Set up, start both servers, run pytest with the two variables; raises `Stop` when a test failed."""
    checks.prepare(environment)
    if not (postgresql_programs() and shutil.which("redis-server")):
        checks.packages("postgresql", "redis-server", purpose="the tests on these engines")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hubline-engines-")))
        env = {
            "DATABASE_URL": stack.enter_context(postgresql(folder)),
            "REDIS_URL": stack.enter_context(redis(folder)),
        }
        done = subprocess.run([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env={**os.environ, **env})
    if done.returncode:
        raise Stop(f"On PostgreSQL and Redis pytest ended with exit status {done.returncode}.")


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """A PostgreSQL server of its own in the folder; the URL of an empty database."""
    programs, data, port = postgresql_programs(), folder / "postgresql", free_port()
    if programs is None:
        raise Stop("PostgreSQL's server was not found: install the package postgresql, then run again.")
    data.mkdir()
    root = os.geteuid() == 0
    if root:  # PostgreSQL refuses to run as root; its package brings a user for it
        folder.chmod(0o755)
        shutil.chown(data, "postgres")
    words = ["runuser", "-u", "postgres", "--"] if root else []
    with Step("Making a PostgreSQL server") as step:
        step.run([*words, programs / "initdb", "-D", data, "-U", "hubline", "-A", "trust"])
    # No flush to disk: nothing here is to outlive the run.
    options = ["-p", port, "-h", "127.0.0.1", "-k", data, "-c", "fsync=off"]
    with serving([*words, programs / "postgres", "-D", data, *options], folder / "postgresql.log", port):
        with Step("Making a database") as step:
            step.run([programs / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "hubline", "hubline"])
        yield f"postgresql://hubline@127.0.0.1:{port}/hubline"


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """A Redis server of its own; its URL."""
    port = free_port()
    options = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    with serving(["redis-server", *options], folder / "redis.log", port):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def serving(command: Sequence[object], log: Path, port: int) -> Iterator[None]:
    """A server, from the moment it takes connections to the end of the block."""
    with log.open("w") as output:
        server = subprocess.Popen(
            list(map(str, command)), stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        ends = time.monotonic() + START_SECONDS
        while not answers(port):
            if server.poll() is not None or time.monotonic() > ends:
                raise Stop(f"{command[0]} did not start:\n{log.read_text()[-1000:]}")
            time.sleep(0.1)
        yield
    finally:
        # SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients. To the group: runuser passes
        # nothing on.
        os.killpg(server.pid, signal.SIGINT)
        server.wait(START_SECONDS)


def postgresql_programs() -> Path | None:
    """Where `initdb` and `postgres` lie; Debian keeps them off the PATH, one folder a version."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return next((path for path in reversed(found) if (path / "postgres").exists()), None)


def answers(port: int) -> bool:
    """Whether something takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port that nothing uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
