"""Settings that come from outside, read and checked in one place (the table is in `.env.example`)."""

from __future__ import annotations

import os
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Environment:
    """What the surroundings ask of this process."""

    data_dir: Path
    database_url: str | None
    redis_url: str | None
    secret_keys: list[str]
    public_base_url: str
    web_port: int
    bot_port: int
    actions_port: int
    knowledge_encoder: str | None
    twilio_account_sid: str | None
    twilio_auth_token: str | None
    twilio_from_number: str | None
    twilio_messaging_service_sid: str | None
    twilio_api_base_url: str | None
    telegram_bot_token: str | None
    telegram_mode: str
    telegram_webhook_secret: str | None
    telegram_api_base_url: str | None

    @property
    def bot_url(self) -> str:
        return f"http://127.0.0.1:{self.bot_port}"

    @property
    def actions_url(self) -> str:
        return f"http://127.0.0.1:{self.actions_port}"


def _keys(data_dir: Path) -> list[str]:
    given = os.environ.get("HUBLINE_SECRET_KEYS")
    if given:
        return [key.strip() for key in given.split(",") if key.strip()]
    path = data_dir / "keys"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(urlsafe_b64encode(secrets.token_bytes(32)).decode() + "\n")
    return path.read_text().split()


def read() -> Environment:
    env = os.environ.get
    data_dir = Path(env("HUBLINE_DATA_DIR") or ROOT / "var").resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    return Environment(
        data_dir=data_dir,
        database_url=env("DATABASE_URL") or None,
        redis_url=env("REDIS_URL") or None,
        secret_keys=_keys(data_dir),
        public_base_url=(env("PUBLIC_BASE_URL") or f"http://127.0.0.1:{env('WEB_PORT') or 8000}").rstrip("/"),
        web_port=int(env("WEB_PORT") or 8000),
        bot_port=int(env("BOT_PORT") or 5005),
        actions_port=int(env("ACTIONS_PORT") or 5055),
        knowledge_encoder=env("KNOWLEDGE_ENCODER") or None,
        twilio_account_sid=env("TWILIO_ACCOUNT_SID") or None,
        twilio_auth_token=env("TWILIO_AUTH_TOKEN") or None,
        twilio_from_number=env("TWILIO_FROM_NUMBER") or None,
        twilio_messaging_service_sid=env("TWILIO_MESSAGING_SERVICE_SID") or None,
        twilio_api_base_url=env("TWILIO_API_BASE_URL") or None,
        telegram_bot_token=env("TELEGRAM_BOT_TOKEN") or None,
        telegram_mode=env("TELEGRAM_MODE") or "polling",
        telegram_webhook_secret=env("TELEGRAM_WEBHOOK_SECRET") or None,
        telegram_api_base_url=env("TELEGRAM_API_BASE_URL") or None,
    )
