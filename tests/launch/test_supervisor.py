"""The four processes are kept running, and all of them stop together. Real processes throughout."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.launch import programs
from tests.launch.programs import Running

# A process that should be gone and stays would otherwise hold the run for the usual five minutes.
pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def running():
    started = []

    def run(**by_name: str) -> Running:
        started.append(Running(by_name))
        return started[-1]

    yield run
    for supervisor in started:
        # Not killed: what it started must not be left behind. The second signal spares the wait for a deaf one.
        while supervisor.process.poll() is None:
            supervisor.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                supervisor.process.wait(2)
        supervisor.process.stdout.close()


def wait_until_gone(pid: int) -> None:
    """Return once a process is no more; one that stays makes the test time out. A process that was killed closes
    its files a moment before it is gone, so looking once would be too early."""
    while True:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return
        except (FileNotFoundError, ProcessLookupError):
            return
        time.sleep(0.05)


def test_a_process_that_dies_is_named_and_started_again(running, tmp_path):
    supervisor = running(worker=programs.dies(1, tmp_path / "count"), web=programs.STAYS)
    told = supervisor.until("starting it again")
    assert "worker ended with exit status 7" in told
    assert "death 1 of 3 within a minute" in told
    supervisor.until("start number 2")


def test_no_process_leaves_its_memory_behind_when_it_crashes(running):
    supervisor = running(bot="import resource; print('core', resource.getrlimit(resource.RLIMIT_CORE))")
    assert "core (0, 0)" in supervisor.until("core")


def test_a_process_killed_from_outside_is_told_by_its_signal(running):
    supervisor = running(bot="import os; print('pid', os.getpid()); import time; time.sleep(600)")
    os.kill(int(supervisor.until("pid").split()[-1]), signal.SIGKILL)
    assert "bot was ended by signal 9" in supervisor.until("starting it again")
    supervisor.until("pid")


def test_three_deaths_within_a_minute_stop_the_rest_and_show_the_last_lines(running, tmp_path):
    counter = tmp_path / "count"
    supervisor = running(web=programs.HAS_A_CHILD, bot=programs.dies(99, counter))
    child = int(supervisor.until("child").split()[-1])
    said = supervisor.rest()
    assert supervisor.process.returncode == 1
    assert "bot ended with exit status 7, 3 times within a minute: all are stopped. Its last lines:" in said
    assert "    start number 3" in said
    assert len(counter.read_text()) == 3
    wait_until_gone(child)


@pytest.mark.parametrize(
    "number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name
)
def test_one_signal_stops_every_process_and_what_it_started(running, number):
    supervisor = running(web=programs.HAS_A_CHILD, worker=programs.STAYS)
    child = int(supervisor.until("child").split()[-1])
    os.kill(supervisor.process.pid, number)
    supervisor.rest()
    assert supervisor.process.returncode == 0
    wait_until_gone(child)


def test_what_a_dead_process_left_behind_is_ended_before_it_is_started_again(running):
    leaves = (
        "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "
        "print('left', child.pid); sys.exit(1)"
    )
    supervisor = running(bot=leaves)
    child = int(supervisor.until("left").split()[-1])
    supervisor.until("starting it again")
    wait_until_gone(child)


def test_a_second_ctrl_c_ends_a_process_that_does_not_listen(running):
    supervisor = running(web=programs.DEAF)
    supervisor.until("here")
    os.kill(supervisor.process.pid, signal.SIGINT)
    supervisor.until("stopping")
    os.kill(supervisor.process.pid, signal.SIGINT)
    supervisor.rest()
    assert supervisor.process.returncode == 0
