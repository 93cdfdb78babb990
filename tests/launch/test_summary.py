"""What the person at the terminal is told of SMS, Telegram and the bot: on, off, or on in vain, and what to set."""

from __future__ import annotations

import dataclasses

import pytest

from console.environment import read
from launch.summary import bot_state, sms_state, telegram_state

TWILIO = {
    "twilio_account_sid": "AC" + "0" * 32,
    "twilio_auth_token": "t" * 32,
    "twilio_from_number": "+15005550006",
    "public_base_url": "https://hub.example.org",
}
TELEGRAM = {"telegram_bot_token": "123456:abc", "telegram_mode": "webhook", "telegram_webhook_secret": "s" * 32,
            "public_base_url": "https://hub.example.org", "telegram_api_base_url": None}  # fmt: skip

# label, which channel, what is set otherwise, what is said
CASES = [
    ("SMS on", sms_state, TWILIO, {}, "https://hub.example.org/webhooks/sms"),
    ("SMS without a token", sms_state, TWILIO, {"twilio_auth_token": None}, "off; to turn it on set TWILIO_AUTH_TOKEN"),
    ("SMS that nothing reaches", sms_state, TWILIO, {"public_base_url": "http://127.0.0.1:8000"},
     "Set PUBLIC_BASE_URL"),
    ("SMS that nothing reaches, by name", sms_state, TWILIO, {"public_base_url": "http://localhost"},
     "nothing can come in"),
    ("Telegram by webhook", telegram_state, TELEGRAM, {}, "on, by webhook: https://hub.example.org/webhooks/telegram"),
    ("Telegram by polling", telegram_state, TELEGRAM, {"telegram_mode": "polling"}, "on, by polling"),
    ("Telegram without a token", telegram_state, TELEGRAM, {"telegram_bot_token": None}, "set TELEGRAM_BOT_TOKEN"),
    ("Telegram without https", telegram_state, TELEGRAM, {"public_base_url": "http://hub.example.org"},
     "off; set PUBLIC_BASE_URL=https://... (Telegram calls no other), or TELEGRAM_MODE=polling"),
    ("an own Bot API server calls http", telegram_state, TELEGRAM,
     {"public_base_url": "http://10.0.0.5", "telegram_api_base_url": "http://10.0.0.6"}, "on, by webhook"),
    ("the bot tried directly", bot_state, {"bot_direct": "allow"}, {}, "http://127.0.0.1:5005/webhooks/rest/webhook"),
    ("the bot closed", bot_state, {"bot_direct": "refuse"}, {}, "to try it directly set BOT_DIRECT=allow"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "given", "other", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_state_of_a_channel_is_told_with_what_to_set(state, given, other, told, tmp_path):
    environment = read({"HUBLINE_DATA_DIR": str(tmp_path)})
    assert told in state(dataclasses.replace(environment, **(given | other)))
