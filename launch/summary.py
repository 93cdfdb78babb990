"""What the person at the terminal is told once all is running."""

from __future__ import annotations

from urllib.parse import urlsplit

from console.environment import Environment

_HERE = {"127.0.0.1", "localhost", "::1"}


def summary(environment: Environment, login: list[str], seconds: str) -> str:
    """Where everything is, the first login if it was just made, and the state of SMS and Telegram."""
    local = f"http://127.0.0.1:{environment.web_port}"
    rows = [
        ("Staff console", f"{local}/staff/"),
        ("Phone simulator", f"{local}/staff/phone/"),
        ("Terminal", "`make chat`, in another terminal, talks to it"),
        ("Bot (REST)", bot_state(environment)),
        ("Health", f"{local}/healthz"),
        ("SMS", sms_state(environment)),
        ("Telegram", telegram_state(environment)),
        ("Data", str(environment.data_dir)),
    ]
    if login:
        rows[1:1] = [
            ("First login", f"{login[0]}  password: {login[1]}   (shown this once; you choose a new one)")
        ]
    width = max(len(name) for name, _ in rows)
    body = "\n".join(f"  {name.ljust(width)}  {text}" for name, text in rows)
    return f"\nHubline is running: web, worker, actions and bot, ready after {seconds}.\n\n{body}\n\nCtrl-C stops it.\n"


def bot_state(environment: Environment) -> str:
    """Where to try the bot itself, or how."""
    if environment.bot_direct == "refuse":
        return "answers the worker alone; to try it directly set BOT_DIRECT=allow"
    return f"{environment.bot_url}/webhooks/rest/webhook"


def sms_state(environment: Environment) -> str:
    """On and from where, or which variables turn it on."""
    needed = {
        "TWILIO_ACCOUNT_SID": environment.twilio_account_sid,
        "TWILIO_AUTH_TOKEN": environment.twilio_auth_token,
        "TWILIO_FROM_NUMBER or TWILIO_MESSAGING_SERVICE_SID": (
            environment.twilio_from_number or environment.twilio_messaging_service_sid
        ),
    }
    lacking = [name for name, value in needed.items() if not value]
    if lacking:
        return f"off; to turn it on set {', '.join(lacking)} (docs/connecting.md)"
    sender = environment.twilio_from_number or environment.twilio_messaging_service_sid
    if urlsplit(environment.public_base_url).hostname in _HERE:
        return (
            f"on, sending from {sender}, but nothing can come in: {environment.public_base_url} leads to this machine"
            " only. Set PUBLIC_BASE_URL to the address that Twilio calls (docs/connecting.md)"
        )
    return f"on, sending from {sender}; Twilio's webhook: {environment.public_base_url}/webhooks/sms"


def telegram_state(environment: Environment) -> str:
    """On and how, or which variable turns it on."""
    if not environment.telegram_bot_token:
        return "off; to turn it on set TELEGRAM_BOT_TOKEN (docs/connecting.md)"
    if environment.telegram_mode == "webhook":
        if not (environment.public_base_url.startswith("https://") or environment.telegram_api_base_url):
            return (
                "off; set PUBLIC_BASE_URL=https://... (Telegram calls no other), or TELEGRAM_MODE=polling"
                " (docs/connecting.md)"
            )
        return f"on, by webhook: {environment.public_base_url}/webhooks/telegram"
    return "on, by polling"
