"""Settings that come from outside, read and checked in one place.

`.env.example` and `docs/operations.md` list the same variables; a test holds the three in step.
Only the standard library is imported, so that the launcher can check a fresh clone before anything is installed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from console import env_values as values
from console.keys import keep_private, known_now, new_key, read_or_make, replace

ROOT = Path(__file__).resolve().parent.parent
SMS_PRICE = 0.0083  # dollars a segment: Twilio's list price for the United States, without the carriers' fees
T = TypeVar("T")

VARIABLES = (
    "HUBLINE_DATA_DIR",
    "DATABASE_URL",
    "REDIS_URL",
    "HUBLINE_SECRET_KEYS",
    "PUBLIC_BASE_URL",
    "WEB_PORT",
    "BOT_PORT",
    "ACTIONS_PORT",
    "BOT_DIRECT",
    "METRICS_TOKEN",
    "HUBLINE_LOG_LEVEL",
    "KEEP_ADDRESS_HOURS",
    "KEEP_TEXT_DAYS",
    "KEEP_CASE_DAYS",
    "KNOWLEDGE_ENCODER",
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_FROM_NUMBER",
    "TWILIO_MESSAGING_SERVICE_SID",
    "TWILIO_RETENTION",
    "TWILIO_API_BASE_URL",
    "SMS_ACCENTS",
    "SMS_PRICE",
    "TELEGRAM_BOT_TOKEN",
    "TELEGRAM_MODE",
    "TELEGRAM_WEBHOOK_SECRET",
    "TELEGRAM_API_BASE_URL",
)


class InvalidEnvironment(Exception):
    """One or more variables cannot be used; `problems` holds one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the sentences; `str()` of the error shows them all."""
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Environment:
    """What the surroundings ask of this process; `None` means not set."""

    data_dir: Path
    database_url: str | None
    redis_url: str | None
    secret_keys: list[str]
    keys_in_file: bool  # of the data directory, not given by HUBLINE_SECRET_KEYS
    public_base_url: str
    web_port: int
    bot_port: int
    actions_port: int
    bot_direct: str
    metrics_token: str | None
    log_level: str
    keep_address_hours: int
    keep_text_days: int
    keep_case_days: int
    knowledge_encoder: str | None
    twilio_account_sid: str | None
    twilio_auth_token: str | None
    twilio_from_number: str | None
    twilio_messaging_service_sid: str | None
    twilio_retention: str
    twilio_api_base_url: str | None
    sms_accents: str
    sms_price: float
    telegram_bot_token: str | None
    telegram_mode: str
    telegram_webhook_secret: str | None
    telegram_api_base_url: str | None

    @property
    def keys_now(self) -> list[str]:
        """The sealing keys, newest first, with those that came into the file since this process began."""
        return known_now(self.data_dir, self.secret_keys) if self.keys_in_file else self.secret_keys

    def add_key(self) -> None:
        """Puts a fresh key before those of the file."""
        replace(self.data_dir, [new_key(), *self.keys_now])

    @property
    def bot_url(self) -> str:
        """Where Rasa listens, on loopback only."""
        return f"http://127.0.0.1:{self.bot_port}"

    @property
    def actions_url(self) -> str:
        """Where the action server listens, on loopback only."""
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def process_tokens(self) -> list[str]:
        """By what our processes know each other: the oldest is sent, any is taken (docs/decisions/process-tokens.md).

        Made of the sealing keys by HMAC-SHA256 under a label of its own, so there is no further secret to keep; one
        does not give the key away (NIST SP 800-108r1, 4.1). `bot/paths.py` makes the same.
        """
        return [
            hmac.new(key.encode(), b"hubline processes", hashlib.sha256).hexdigest() for key in self.secret_keys
        ]


class _Reading:
    """One pass over the variables that goes on after a wrong one, so that all are told at once."""

    def __init__(self, surroundings: Mapping[str, str]) -> None:
        self.surroundings = surroundings
        self.problems: list[str] = []

    def value(self, name: str, parse: Callable[[str], T]) -> T | None:
        text = self.surroundings.get(name, "").strip()
        if not text:
            return None
        try:
            return parse(text)
        except ValueError as wrong:
            self.problems.append(f"{name} {wrong}")
            return None


def surroundings() -> dict[str, str]:
    """The process's environment over what `.env` at the top of the checkout says, if it is there."""
    path = ROOT / ".env"
    return (values.parse_env_file(path.read_text(encoding="utf-8")) if path.is_file() else {}) | dict(
        os.environ
    )


def read(given: Mapping[str, str] | None = None) -> Environment:
    """Check every variable and make the data directory and its keys on first use.

    In: the variables, by default those of `surroundings()`. Out: the values, defaults filled in.
    Raises `InvalidEnvironment` with every problem found, not only the first.
    """
    reading = _Reading(surroundings() if given is None else given)
    value = reading.value
    data_dir = value("HUBLINE_DATA_DIR", values.directory) or ROOT / "var"
    keys = value("HUBLINE_SECRET_KEYS", values.keys)
    ports = {
        name: value(name, values.port) or default
        for name, default in (("WEB_PORT", 8000), ("BOT_PORT", 5005), ("ACTIONS_PORT", 5055))
    }
    if len(set(ports.values())) < len(ports):
        reading.problems.append(
            "WEB_PORT, BOT_PORT and ACTIONS_PORT must be three different ports; they are "
            + ", ".join(map(str, ports.values()))
            + "."
        )
    telegram_mode = value("TELEGRAM_MODE", values.telegram_mode) or "polling"
    telegram_secret = value("TELEGRAM_WEBHOOK_SECRET", values.telegram_secret)
    if telegram_mode == "webhook" and not reading.surroundings.get("TELEGRAM_WEBHOOK_SECRET"):
        reading.problems.append(
            "TELEGRAM_WEBHOOK_SECRET must be set when TELEGRAM_MODE is webhook: without it forged updates "
            "could not be told from Telegram's. Choose 32 or more random letters and digits."
        )
    if not keys and not reading.problems:
        try:
            keys = read_or_make(data_dir)
        except (OSError, ValueError) as wrong:
            reading.problems.append(f"HUBLINE_DATA_DIR cannot hold the keys: {wrong}")
    environment = Environment(
        data_dir=data_dir,
        database_url=value("DATABASE_URL", values.postgresql_url),
        redis_url=value("REDIS_URL", values.redis_url),
        secret_keys=keys or [],
        keys_in_file=not reading.surroundings.get("HUBLINE_SECRET_KEYS", "").strip(),
        public_base_url=value("PUBLIC_BASE_URL", values.origin) or f"http://127.0.0.1:{ports['WEB_PORT']}",
        web_port=ports["WEB_PORT"],
        bot_port=ports["BOT_PORT"],
        actions_port=ports["ACTIONS_PORT"],
        bot_direct=value("BOT_DIRECT", values.bot_direct) or ("refuse" if _serves(reading.surroundings) else "allow"),
        metrics_token=value("METRICS_TOKEN", str),
        keep_address_hours=value("KEEP_ADDRESS_HOURS", values.count(1, 720)) or 72,
        keep_text_days=value("KEEP_TEXT_DAYS", values.count(1, 90)) or 30,
        keep_case_days=value("KEEP_CASE_DAYS", values.count(1, 365)) or 90,
        log_level=value("HUBLINE_LOG_LEVEL", values.log_level) or "WARNING",
        knowledge_encoder=value("KNOWLEDGE_ENCODER", values.encoder),
        twilio_account_sid=value("TWILIO_ACCOUNT_SID", values.twilio_account),
        twilio_auth_token=value("TWILIO_AUTH_TOKEN", str),
        twilio_from_number=value("TWILIO_FROM_NUMBER", values.sender_number),
        twilio_messaging_service_sid=value("TWILIO_MESSAGING_SERVICE_SID", values.twilio_messaging_service),
        twilio_retention=value("TWILIO_RETENTION", values.twilio_retention) or "keep",
        twilio_api_base_url=value("TWILIO_API_BASE_URL", values.origin),
        sms_accents=value("SMS_ACCENTS", values.sms_accents) or "auto",
        sms_price=SMS_PRICE if (price := value("SMS_PRICE", values.price)) is None else price,
        telegram_bot_token=value("TELEGRAM_BOT_TOKEN", values.telegram_token),
        telegram_mode=telegram_mode,
        telegram_webhook_secret=telegram_secret,
        telegram_api_base_url=value("TELEGRAM_API_BASE_URL", values.origin),
    )
    if reading.problems:
        raise InvalidEnvironment(reading.problems)
    return environment


def _serves(given: Mapping[str, str]) -> bool:
    """Whether people are served from here, not only tried out with. `bot/paths.py` goes by the same."""
    set_up = (name for name in ("TWILIO_ACCOUNT_SID", "TELEGRAM_BOT_TOKEN") if given.get(name, "").strip())
    return any(set_up) or given.get("PUBLIC_BASE_URL", "").strip().startswith("https://")


def read_or_exit() -> Environment:
    """`read()` for a process's start: the problems go to standard error, then exit 1, with no traceback.

    What the process writes from then on is for its owner alone.
    """
    try:
        environment = read()
    except InvalidEnvironment as wrong:
        sys.exit("\n".join(wrong.problems))
    keep_private(environment.data_dir)
    return environment
