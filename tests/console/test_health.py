"""`/healthz` says which of the four processes lives, asking each of them."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.test import Client
from huey.contrib.djhuey import HUEY

from channels import heartbeat
from tests.console.conftest import configure
from tests.whole import free_ports

pytestmark = pytest.mark.django_db


class _Server(BaseHTTPRequestHandler):
    """Answers what the bot and the action server answer when they are well."""

    def do_GET(self) -> None:
        well = self.path in ("/health", "/webhooks/rest/")
        self.send_response(200 if well else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    """Where something answers."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture
def _silent_worker() -> Iterator[None]:
    HUEY.storage.pop_data(heartbeat._KEY)
    yield
    HUEY.storage.pop_data(heartbeat._KEY)


CASES = {
    "all": ({"worker", "actions", "bot"}, 200),
    "no worker": ({"actions", "bot"}, 503),
    "no actions": ({"worker", "bot"}, 503),
    "no bot": ({"worker", "actions"}, 503),
    "web alone": (set(), 503),
}


@pytest.mark.usefixtures("_silent_worker")
@pytest.mark.parametrize(("up", "status"), CASES.values(), ids=CASES)
def test_each_process_is_told_apart(
    up: set[str], status: int, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = free_ports()["BOT_PORT"]
    configure(monkeypatch, bot_port=port if "bot" in up else nobody, actions_port=port if "actions" in up else nobody)
    if "worker" in up:
        heartbeat.beat()
    answer = Client().get("/healthz")
    assert answer.status_code == status
    assert answer.json() == {
        "status": "ok" if status == 200 else "degraded",
        "processes": {"web": "up"} | {name: "up" if name in up else "down" for name in ("worker", "actions", "bot")},
    }


@pytest.mark.usefixtures("_silent_worker")
def test_a_worker_that_was_heard_long_ago_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    heartbeat.beat()
    later = heartbeat.time.time() + heartbeat.STALE + 1
    monkeypatch.setattr(heartbeat.time, "time", lambda: later)
    assert Client().get("/healthz").json()["processes"]["worker"] == "down"
