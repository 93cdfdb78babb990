"""Where this process finds its files and neighbours: the environment variables it reads, in one place."""

from __future__ import annotations

import hashlib
import hmac
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data_dir() -> Path:
    """Where everything is kept that is not code."""
    return Path(os.environ.get("HUBLINE_DATA_DIR") or ROOT / "var").resolve()


def models() -> Path:
    """Where `bot.train` puts the model and `bot.run` looks for it."""
    return data_dir() / "models"


def bot_port() -> int:
    """The port of this process."""
    return int(os.environ.get("BOT_PORT") or 5005)


def actions_port() -> int:
    """The port of the action server."""
    return int(os.environ.get("ACTIONS_PORT") or 5055)


def tracker_url() -> str:
    """DATABASE_URL as SQLAlchemy spells it, else a SQLite file in the data directory."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return url.replace("postgres://", "postgresql://", 1)
    return f"sqlite:///{data_dir() / 'tracker.sqlite3'}"


def secret_keys() -> list[str]:
    """HUBLINE_SECRET_KEYS, newest first, else the file the other processes made at first run."""
    given = os.environ.get("HUBLINE_SECRET_KEYS")
    if given:
        return [key.strip() for key in given.split(",") if key.strip()]
    return (data_dir() / "keys").read_text().split()


def process_tokens() -> list[str]:
    """By what our processes know each other; the last is sent, which all know. As `console/environment.py` makes it."""
    return [hmac.new(key.encode(), b"hubline processes", hashlib.sha256).hexdigest() for key in secret_keys()]


def answers_directly() -> bool:
    """Whether somebody on this machine who is none of our processes may talk to the bot.

    Unless it is set: until people are served from here, by SMS, Telegram or HTTPS, as in `console/environment.py`.
    """
    given = {name: value.strip() for name, value in os.environ.items()}
    if given.get("BOT_DIRECT"):
        return given["BOT_DIRECT"] == "allow"
    serves = given.get("TWILIO_ACCOUNT_SID") or given.get("TELEGRAM_BOT_TOKEN")
    return not (serves or given.get("PUBLIC_BASE_URL", "").startswith("https://"))
