"""What is wrong is told in one clear sentence, with exit status 1 and no traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from launch import environments, ports, pythons
from launch.errors import Stop
from launch.step import Step, explain

ROOT = Path(__file__).resolve().parent.parent.parent


def launch(
    what: str, cwd: Path = ROOT, command: tuple[str, ...] = (sys.executable, "-m", "launch"), **env: str
):
    done = subprocess.run(
        [*command, what],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def test_wrong_variables_are_all_told_at_once(tmp_path):
    status, said = launch("run", WEB_PORT="80a", DATABASE_URL="mysql://x", HUBLINE_DATA_DIR=str(tmp_path))
    assert status == 1
    assert "WEB_PORT must be a port number" in said
    assert "DATABASE_URL must look like postgresql://" in said


def test_a_port_in_use_is_told_with_who_holds_it_and_what_changes_it(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        status, said = launch("run", BOT_PORT=str(port), HUBLINE_DATA_DIR=str(tmp_path))
        assert status == 1
        assert f"Port {port} is already in use by process {os.getpid()}" in said
        assert "BOT_PORT" in said


def test_all_ports_in_use_are_told_at_once():
    here = ("127.0.0.1", 0)
    with socket.create_server(here) as one, socket.create_server(here) as two, pytest.raises(Stop) as stop:
        ports.need_free({"WEB_PORT": one.getsockname()[1], "BOT_PORT": two.getsockname()[1]})
    assert "WEB_PORT" in str(stop.value)
    assert "BOT_PORT" in str(stop.value)


def test_chat_says_what_to_start_first(tmp_path):
    status, said = launch("chat", WEB_PORT="1", HUBLINE_DATA_DIR=str(tmp_path))
    assert (status, "make run" in said) == (1, True)


def test_make_works_from_another_folder(tmp_path):
    make = ("make", "-s", "-f", str(ROOT / "Makefile"))
    status, said = launch("chat", cwd=tmp_path, command=make, WEB_PORT="1", HUBLINE_DATA_DIR=str(tmp_path))
    assert status == 2  # make's own, for any command that fails
    assert "Hubline is not running on port 1" in said


def test_make_without_python_says_so(tmp_path):
    status, said = launch("run", command=("make", "-s", "PYTHON="))
    assert status == 2
    assert "Python 3 was not found: install it" in said


def test_a_missing_interpreter_is_named_with_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(pythons, "candidates", lambda version: iter([tmp_path / "no-such-python"]))
    monkeypatch.setattr(pythons, "find_uv", lambda: None)
    with pytest.raises(Stop, match=r"Python 3\.10 .* was not found .* Install it"):
        pythons.find("3.10")


@pytest.mark.parametrize(
    ("version", "found", "good"),
    [
        ("3.11", "3.11.5", True),
        ("3.11", "3.11.14", True),
        ("3.11", "3.11.2", False),
        ("3.11", "3.12.1", False),
        ("3.10", "3.10.0", True),
        ("3.10", "3.11.7", False),
    ],
)
def test_only_a_python_that_the_libraries_take_is_used(tmp_path, version, found, good):
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\necho {found}\n")
    python.chmod(0o755)
    assert pythons.works(python, version) is good


def test_a_python_without_its_parts_is_not_used(tmp_path):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho \"No module named 'ensurepip'\" >&2\nexit 1\n")
    python.chmod(0o755)
    assert not pythons.works(python, "3.11")


def test_a_disk_too_small_is_told_before_anything_is_fetched(monkeypatch):
    monkeypatch.setitem(environments.NEEDED_GB, environments.BOT, 10**9)
    with pytest.raises(Stop, match=r"bot/\.venv needs about .* GB\. Free some space"):
        environments.need_disk(environments.BOT)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full. Free some space"),
        ("psycopg.errors.DiskFull: could not extend file: No space left on device", "the disk is full"),
        ("django.db.utils.OperationalError: database or disk is full", "the disk is full"),
        (
            "Failed to establish a new connection: [Errno -2] Name or service not known",
            "network could not be reached",
        ),
        (
            "error: Failed to fetch: `https://example.org/x`\n  Caused by: dns error",
            "network could not be reached",
        ),
        ("ProxyError: Tunnel connection failed: 403 Forbidden", "network could not be reached"),
        ("ValueError: something else", "ValueError: something else"),
    ],
)
def test_why_a_step_failed_is_told_in_plain_words(printed, told, tmp_path):
    assert told in explain("Installing", printed.splitlines(), 1, tmp_path / "log")


def test_a_step_that_fails_shows_its_last_lines_and_where_the_rest_is(capfd, monkeypatch, tmp_path):
    monkeypatch.setattr("launch.step.LOGS", tmp_path)
    with pytest.raises(Stop) as stop, Step("A step of a test") as step:
        step.run([sys.executable, "-c", "print('one'); print('two'); raise SystemExit(3)"])
    assert "failed (exit 3)" in str(stop.value)
    assert "    two" in str(stop.value)
    assert step.log.read_text() == "one\ntwo\n"
    assert "A step of a test: stopped after" in capfd.readouterr().out
