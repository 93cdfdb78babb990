"""Who may talk to the bot and the action server, over the running system."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot import callers
from console import environment
from tests.whole import Whole

SOMEBODY = "0123456789abcdef" * 4
CALLERS = {
    "a person trying it": ({}, "me", 200),
    "somebody else's conversation": ({}, SOMEBODY, 403),
    "the same in capitals": ({}, SOMEBODY.upper(), 403),
    "the same with a space": ({}, f" {SOMEBODY} ", 403),
    "a wrong token": ({"Authorization": "Bearer " + "0" * 64}, "me", 403),
    "a web page": ({"Origin": "https://evil.example"}, "me", 403),
    "a web page under a name that leads here": ({"Host": "evil.example:5005"}, "me", 403),
}


@pytest.fixture
def token(whole: Whole) -> str:
    code = "from django.conf import settings; print(settings.HUBLINE.process_tokens[-1])"
    return whole.manage("shell", "-v", "0", "-c", code, check=True).stdout.split()[-1]


def ask(whole: Whole, headers: dict[str, str], sender: str) -> int:
    body = {"sender": sender, "message": "hello", "metadata": {"channel": "phone"}}
    url = f"{whole.bot_url}/webhooks/rest/webhook"
    return httpx.post(url, json=body, headers=headers, timeout=60, trust_env=False).status_code


@pytest.mark.parametrize(("headers", "sender", "status"), CALLERS.values(), ids=CALLERS)
def test_without_the_token_there_is_only_a_conversation_of_one_s_own(
    whole: Whole, headers: dict[str, str], sender: str, status: int
) -> None:
    assert ask(whole, headers, sender) == status


# Who is on this machine and none of our processes may try the bot until people are served from here.
SETTINGS = {
    "a bare clone": ({}, True),
    "another name by HTTP": ({"PUBLIC_BASE_URL": "http://hubline.local"}, True),
    "reached by HTTPS": ({"PUBLIC_BASE_URL": "https://hub.example.org"}, False),
    "SMS": ({"TWILIO_ACCOUNT_SID": "AC" + "0" * 32}, False),
    "Telegram": ({"TELEGRAM_BOT_TOKEN": "123456:" + "a" * 35}, False),
    "Telegram, and it was asked for": ({"TELEGRAM_BOT_TOKEN": "123456:" + "a" * 35, "BOT_DIRECT": "allow"}, True),
    "a bare clone, and it was closed": ({"BOT_DIRECT": "refuse"}, False),
}


@pytest.mark.parametrize(("given", "open_to_all"), SETTINGS.values(), ids=SETTINGS)
def test_once_people_are_served_the_bot_answers_the_worker_alone(
    given: dict[str, str], open_to_all: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in environment.VARIABLES:
        monkeypatch.setenv(name, given.get(name, ""))
    monkeypatch.setenv("HUBLINE_DATA_DIR", str(tmp_path))
    known = environment.read()
    here = {"host": "127.0.0.1:5005"}
    assert (known.bot_direct == "allow") == open_to_all
    assert (callers.refusal(here, "me") is None) == open_to_all
    assert callers.refusal({**here, "authorization": f"Bearer {known.process_tokens[-1]}"}, SOMEBODY) is None


def test_the_worker_may_ask_in_everybody_s_name(whole: Whole, token: str) -> None:
    assert ask(whole, {"Authorization": f"Bearer {token}"}, SOMEBODY) == 200


@pytest.mark.parametrize("path", ["/webhook", "/actions"])
def test_the_action_server_answers_the_bot_alone(whole: Whole, path: str, token: str) -> None:
    with httpx.Client(base_url=whole.actions_url, trust_env=False, timeout=30) as client:
        assert client.post(path, content=b"{").status_code == 401
        assert client.get(path, headers={"Authorization": "Bearer wrong"}).status_code == 401
        assert client.get("/actions", headers={"Authorization": f"Bearer {token}"}).status_code == 200
        assert client.get("/health").status_code == 200
