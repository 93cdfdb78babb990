"""The whole system, for tests that need it: the four real processes, started by the launcher as `make run` does."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.channels.providers.telegram import TOKEN, Telegram

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns("*.lock", "launch.txt", "setup.txt", "log")  # of a data directory that is copied
READY_SECONDS = 900  # a first set-up trains the bot and builds a release
# A word of each process's command line, as launch/processes.py starts it.
MARKS = {"web": b"uvicorn", "worker": b"run_huey", "actions": b"-m\0actions", "bot": b"bot.run"}


@dataclass
class Whole:
    """One running Hubline with ports and a data directory of its own."""

    data_dir: Path
    env: dict[str, str]
    launcher: subprocess.Popen[bytes]
    output: Path
    ports: dict[str, int] = field(default_factory=dict)
    telegram: Telegram | None = None

    @property
    def web_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['WEB_PORT']}"

    @property
    def bot_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['BOT_PORT']}"

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['ACTIONS_PORT']}"

    def manage(self, *words: str, check: bool = False, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run `manage.py` on this instance; `check` fails with what it said."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            text=True,
            **options,
        )
        assert not check or done.returncode == 0, done.stderr[-2000:]
        return done

    def login(self) -> tuple[str, str]:
        """The first login's name and password, from what the launcher told."""
        line = next(line for line in self.said().splitlines() if "First login" in line)
        words = line.split()
        return words[2], words[words.index("password:") + 1]

    def said(self) -> str:
        """Everything the launcher and the processes have printed."""
        return self.output.read_text(errors="replace")

    def pid(self, name: str) -> int:
        """The process id of one of the four; raises `LookupError` while it is not running."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if parent == self.launcher.pid and MARKS[name] in (folder / "cmdline").read_bytes():
                    return int(folder.name)
            except (OSError, ValueError):
                continue
        raise LookupError(f"{name} is not running")

    def kill(self, name: str) -> None:
        """End one of the four at once; the launcher starts it again."""
        os.kill(self.pid(name), signal.SIGKILL)

    def well(self) -> bool:
        """Whether all four are up, by /healthz."""
        try:
            return httpx.get(f"{self.web_url}/healthz", timeout=5, trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    def wait_until_well(self, seconds: float = 120) -> None:
        """Wait for all four, after one was killed."""
        ends = time.monotonic() + seconds
        while not self.well():
            assert time.monotonic() < ends, f"not well after {seconds} s:\n{self.said()[-3000:]}"
            time.sleep(0.2)

    def stop(self) -> int:
        """Stop as Ctrl-C does; the launcher's exit status."""
        if self.launcher.poll() is None:
            self.launcher.send_signal(signal.SIGINT)
        return self.launcher.wait(60)


def on_telegram(telegram: Telegram) -> dict[str, str]:
    """The variables that turn Telegram on, by polling a Bot API server of ours."""
    return {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_MODE": "polling", "TELEGRAM_API_BASE_URL": telegram.url}


def free_ports() -> dict[str, int]:
    """Three ports that nothing uses just now."""
    servers = {name: socket.create_server(("127.0.0.1", 0)) for name in ("WEB_PORT", "BOT_PORT", "ACTIONS_PORT")}
    ports = {name: server.getsockname()[1] for name, server in servers.items()}
    for server in servers.values():
        server.close()
    return ports


def set_up(data_dir: Path) -> None:
    """Make a data directory ready to start, as `make setup` does."""
    told = data_dir / "setup.txt"
    with told.open("wb") as file:
        command = [sys.executable, "-m", "launch", "setup"]
        env = {**os.environ, "HUBLINE_DATA_DIR": str(data_dir)}
        done = subprocess.run(command, cwd=ROOT, env=env, stdout=file, stderr=subprocess.STDOUT, timeout=READY_SECONDS)
    assert done.returncode == 0, f"The set-up failed:\n{told.read_text(errors='replace')[-4000:]}"


def copied(prepared: Path, folder: Path) -> Path:
    """A world's own copy of a data directory, in an empty folder; gives that folder."""
    return Path(shutil.copytree(prepared, folder, ignore=LEFT_OUT, dirs_exist_ok=True))


def start(data_dir: Path, **more: str) -> Whole:
    """Start everything over a data directory and wait until all four are well."""
    ports = free_ports()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "console.settings",
        "HUBLINE_DATA_DIR": str(data_dir),
        **{name: str(port) for name, port in ports.items()},
        **more,
    }
    output = data_dir / "launch.txt"
    with output.open("wb") as file:
        launcher = subprocess.Popen(
            [sys.executable, "-u", "-m", "launch", "run"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    whole = Whole(data_dir, env, launcher, output, ports)
    ends = time.monotonic() + READY_SECONDS
    while "Hubline is running" not in whole.said():
        if launcher.poll() is not None or time.monotonic() > ends:
            whole.stop()
            raise AssertionError(f"Hubline did not start:\n{whole.said()[-4000:]}")
        time.sleep(0.2)
    return whole
