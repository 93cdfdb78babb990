"""What each environment variable may hold: one function a kind of value.

Each takes the text, gives the value, and raises `ValueError` with the end of a sentence that begins with
the variable's name and says what to write instead.
"""

from __future__ import annotations

import os
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit


def parse_env_file(text: str) -> dict[str, str]:
    """Read `NAME=value` lines; blank lines, `#` comments, `export ` and quotes around a value are understood."""
    found = {}
    for line in text.splitlines():
        match = re.match(r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$", line)
        if not match:
            continue
        name, value = match.groups()
        quoted = re.fullmatch(r"""(["'])(.*)\1(?:\s+#.*)?""", value)
        found[name] = quoted.group(2) if quoted else re.sub(r"(^|\s+)#.*$", "", value)
    return found


def port(text: str) -> int:
    """A TCP port."""
    if not re.fullmatch(r"\d{1,5}", text) or not 1 <= int(text) <= 65535:
        raise ValueError(f"must be a port number from 1 to 65535; it is {text!r}.")
    return int(text)


def count(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def parse(text: str) -> int:
        if not re.fullmatch(r"\d{1,6}", text, re.ASCII) or not least <= int(text) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}; it is {text!r}.")
        return int(text)

    return parse


def price(text: str) -> float:
    """Dollars, such as 0.0083."""
    if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?", text):
        raise ValueError(f"must be dollars with a point, such as 0.0083; it is {text!r}.")
    return float(text)


def directory(text: str) -> Path:
    """A directory that can be written to; made if it is not there."""
    path = Path(text).expanduser().resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise ValueError(f"must be a directory that can be made: {path}: {wrong.strerror}.") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise ValueError(f"must be a directory that can be written to; {path} cannot.")
    return path


def _url(text: str, schemes: tuple[str, ...], example: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in schemes and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        # The value is not repeated: it may carry a password.
        raise ValueError(f"must look like {example}.")
    return text


def postgresql_url(text: str) -> str:
    """A PostgreSQL database."""
    example = "postgresql://user:password@host:5432/name"
    if not urlsplit(_url(text, ("postgresql", "postgres"), example)).path.strip("/"):
        raise ValueError(f"must name a database at its end, like {example}.")
    return text


def redis_url(text: str) -> str:
    """A Redis server."""
    return _url(text, ("redis", "rediss"), "redis://host:6379/0")


def origin(text: str) -> str:
    """Scheme, host and perhaps port, with no path: `https://hub.example.org`; a closing slash is dropped."""
    text = _url(text, ("http", "https"), "https://hub.example.org").rstrip("/")
    parts = urlsplit(text)
    if parts.path or parts.query or parts.fragment:
        raise ValueError(f"must end after the host and port, like https://hub.example.org; it is {text!r}.")
    return text


def is_key(text: str) -> bool:
    """Whether a text is a Fernet key: 32 bytes in URL-safe base64 (cryptography.io, "Fernet")."""
    try:
        return len(urlsafe_b64decode(text.encode("ascii"))) == 32
    except ValueError:
        return False


def keys(text: str) -> list[str]:
    """Sealing keys, newest first."""
    found = [key.strip() for key in text.split(",") if key.strip()]
    for place, key in enumerate(found, 1):
        if not is_key(key):
            raise ValueError(
                f"key {place} of {len(found)} is not a key: each is 32 random bytes in URL-safe base64, as "
                "`python3 -c 'import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())'` prints."
            )
    return found


def encoder(text: str) -> str:
    """A sentence-transformers name, or the path of one on this machine."""
    if text.startswith(("/", ".", "~")):
        path = Path(text).expanduser()
        if not path.is_dir():
            raise ValueError(
                f"must be a model's name or the directory it lies in; there is no directory {path}."
            )
        return str(path.resolve())
    return text


def _matching(pattern: str, text: str, sentence: str) -> str:
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError(sentence)
    return text


def twilio_account(text: str) -> str:
    """A Twilio account's id."""
    return _matching(
        r"AC\w+", text, "must be the account's id, which begins with AC (not an API key's SK...)."
    )


def twilio_messaging_service(text: str) -> str:
    """A Twilio messaging service's id."""
    return _matching(r"MG\w+", text, "must be a messaging service's id, which begins with MG.")


def sender_number(text: str) -> str:
    """A number in E.164 form (ITU-T E.164), or a short code of 5 or 6 digits."""
    example = "must be a number like +12135550123, or a short code of 5 or 6 digits."
    return _matching(r"\+[1-9]\d{6,14}|\d{5,6}", text, example)


def twilio_retention(text: str) -> str:
    """Whether Twilio keeps a copy of what we send."""
    return _matching("keep|discard", text, f"must be keep or discard; it is {text!r}.")


def sms_accents(text: str) -> str:
    """Whether á í ó ú may be dropped where that makes a message cheaper."""
    return _matching("auto|keep", text, f"must be auto or keep; it is {text!r}.")


def telegram_token(text: str) -> str:
    """A bot token as BotFather gives it."""
    return _matching(r"\d+:[\w-]+", text, "must be the token as BotFather shows it, like 123456:ABC-DEF.")


def log_level(text: str) -> str:
    """How much is logged (Python's levels)."""
    return _matching("DEBUG|INFO|WARNING|ERROR", text, f"must be DEBUG, INFO, WARNING or ERROR; it is {text!r}.")


def bot_direct(text: str) -> str:
    """Whether the bot answers somebody on this machine who asks it directly."""
    return _matching("allow|refuse", text, f"must be allow or refuse; it is {text!r}.")


def telegram_mode(text: str) -> str:
    """How updates arrive."""
    return _matching("polling|webhook", text, f"must be polling or webhook; it is {text!r}.")


def telegram_secret(text: str) -> str:
    """A webhook secret (Bot API, setWebhook, secret_token)."""
    return _matching(
        r"[\w-]{1,256}", text, "must be 1 to 256 letters, digits, _ or - (Telegram takes no others)."
    )
