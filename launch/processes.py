"""The four processes: how each is started, how each is told to stop, and whether each is well."""

from __future__ import annotations

import json
import signal
import urllib.error
import urllib.request
from dataclasses import dataclass

from console.environment import Environment, surroundings
from launch.paths import BOT_PYTHON, PYTHON


@dataclass(frozen=True)
class Command:
    """One process of the four, or of a test."""

    name: str
    words: tuple[str, ...]
    stop_signal: int = signal.SIGTERM


def commands(environment: Environment) -> list[Command]:
    """What to start."""
    python = str(PYTHON)
    web = ("console.asgi:application", "--host", "127.0.0.1", "--port", str(environment.web_port))
    return [
        # No access log: who opened which page is nothing we keep.
        Command("web", (python, "-m", "uvicorn", *web, "--no-access-log", "--no-server-header")),
        # Huey ends the work in hand on SIGINT, and drops it on SIGTERM.
        Command("worker", (python, "manage.py", "run_huey"), signal.SIGINT),
        Command("actions", (python, "-m", "actions")),
        Command("bot", (str(BOT_PYTHON), "-m", "bot.run")),
    ]


def ports(environment: Environment) -> dict[str, int]:
    """The ports they listen on, by the variable that changes each."""
    return {
        "WEB_PORT": environment.web_port,
        "BOT_PORT": environment.bot_port,
        "ACTIONS_PORT": environment.actions_port,
    }


def variables(environment: Environment) -> dict[str, str]:
    """What the processes find in their environment: ours and `.env`'s, and a few switches of the libraries."""
    return {
        **surroundings(),
        "HUBLINE_DATA_DIR": str(environment.data_dir),
        "DJANGO_SETTINGS_MODULE": "console.settings",
        "PYTHONUNBUFFERED": "1",
        # Without bytecode every start of the bot compiles two thousand files again: half of its start.
        "PYTHONDONTWRITEBYTECODE": "",
        "TOKENIZERS_PARALLELISM": "false",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }


def waiting_for(environment: Environment) -> list[str]:
    """The processes that do not answer yet, asked where each can be asked without trusting another."""
    health = _get(f"http://127.0.0.1:{environment.web_port}/healthz")
    try:
        told = json.loads(health[1])["processes"] if health else {}
    except (ValueError, KeyError):
        told = {}
    up = {
        "web": health is not None,
        "worker": told.get("worker") == "up",
        "actions": _is_ok(_get(environment.actions_url + "/health")),
        "bot": _is_ok(_get(environment.bot_url + "/webhooks/rest/")),
    }
    if all(up.values()) and health and health[0] != 200:
        return [name for name, state in told.items() if state != "up"]
    return [name for name, well in up.items() if not well]


def _is_ok(answer: tuple[int, bytes] | None) -> bool:
    return answer is not None and answer[0] == 200


def _get(url: str) -> tuple[int, bytes] | None:
    # No proxy, whatever the environment says: these are on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()
    except (OSError, ValueError):
        return None
