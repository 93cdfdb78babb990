"""How many messages a second are accepted, and how long one takes from Twilio's call to ours.

A second `web` and `worker` over a database of their own, with the running bot behind them and a Twilio of ours in
front: signed requests in, the SDK's requests out. Accepting is measured with the worker off, so that it is what
`web` alone can do; a message is accepted when its row is committed.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from django.conf import settings
from twilio.request_validator import RequestValidator

from bench.turns import QUESTIONS
from launch.engines import free_port
from launch.paths import ROOT
from tests.channels.providers.twilio import ACCOUNT, NUMBER, TOKEN, Twilio

ACCEPTED = 300  # under the limit for everybody together, which is counted over a minute
ONE_BY_ONE = 40
SETTLE_SECONDS = 300


class _Clock(Twilio):
    """Notes when each message arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[str, float] = {}

    def _take(self, form: dict[str, str]) -> dict[str, object]:
        self.at.setdefault(form["To"], time.time())  # the answer; what a newcomer is told beside it may follow
        return super()._take(form)


def run() -> None:
    """Prints both tables."""
    with tempfile.TemporaryDirectory(prefix="hubline-bench-") as folder, _Clock() as twilio:
        port = free_port()
        env = {
            **os.environ,
            "HUBLINE_DATA_DIR": folder,
            "HUBLINE_SECRET_KEYS": ",".join(settings.HUBLINE.secret_keys),  # the running bot's
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "WEB_PORT": str(port),
            "BOT_PORT": str(settings.HUBLINE.bot_port),
            "ACTIONS_PORT": str(settings.HUBLINE.actions_port),
            "PUBLIC_BASE_URL": "https://hub.example.org",
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_FROM_NUMBER": NUMBER,
            "TWILIO_API_BASE_URL": twilio.url,
            "TELEGRAM_BOT_TOKEN": "",
        }
        (Path(folder) / "static").mkdir()
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
        web = [sys.executable, "-m", "uvicorn", "console.asgi:application", "--port", str(port),
               "--no-access-log", "--log-level", "warning"]  # fmt: skip
        with _process(web, env):
            sender = _Sender(f"http://127.0.0.1:{port}/webhooks/sms")
            _wait(sender.is_up, 60)
            _accepting(sender)
            database = Path(folder) / "hubline.sqlite3"
            with closing(sqlite3.connect(database, timeout=30)) as tables, tables:
                for table in ("channels_outboxmessage", "channels_inboxmessage", "channels_contact"):
                    tables.execute(f"DELETE FROM {table}")  # noqa: S608
            with _process([sys.executable, "manage.py", "run_huey", "--quiet"], env):
                _through(sender, twilio, database)


@contextmanager
def _process(words: list[str], env: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait(done: object, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        if time.monotonic() > until:
            sys.exit("The benchmark waited in vain.")
        time.sleep(0.05)


class _Sender:
    """Texts as Twilio delivers them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.client = httpx.Client(timeout=30, trust_env=False)

    def is_up(self) -> bool:
        try:
            return self.client.get(self.url).status_code == 405
        except httpx.TransportError:
            return False

    def text(self, number: int, text: str) -> None:
        fields = {"MessageSid": f"SM{number:032d}", "From": f"+1213{5550000 + number}", "To": NUMBER, "Body": text,
                  "NumMedia": "0", "FromCity": "", "AccountSid": ACCOUNT}  # fmt: skip
        signature = RequestValidator(TOKEN).compute_signature("https://hub.example.org/webhooks/sms", fields)
        self.client.post(self.url, data=fields, headers={"X-Twilio-Signature": signature}).raise_for_status()


def _accepting(sender: _Sender) -> None:
    print(f"\nSMS webhooks accepted a second, {ACCEPTED} messages\n{'requests at once':<28}{1:>8}{16:>8}")
    rates = []
    for at_once, numbers in ((1, range(ACCEPTED // 3)), (16, range(ACCEPTED // 3, ACCEPTED))):
        began = time.perf_counter()
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(lambda number: sender.text(number, "hola"), numbers))
        rates.append(len(numbers) / (time.perf_counter() - began))
    print(f"{'signed, redacted, committed':<28}" + "".join(f"{rate:>8.0f}" for rate in rates))


def _through(sender: _Sender, twilio: _Clock, database: Path) -> None:
    """One message at a time, each of a new person; the stages from what the rows say."""
    began: dict[str, tuple[float, float]] = {}
    for number in range(1000, 1000 + ONE_BY_ONE):
        address = f"+1213{5550000 + number}"
        start = time.time()
        sender.text(number, QUESTIONS[number % len(QUESTIONS)])
        began[f"SM{number:032d}"] = (start, time.time())
        _wait(lambda address=address: address in twilio.at, SETTLE_SECONDS)
    time.sleep(1)  # the last row's own record
    stages: dict[str, list[float]] = {"web: accept": [], "worker: queue and bot": [], "worker: send": []}
    whole = []
    with closing(sqlite3.connect(database, timeout=30)) as tables:
        rows = tables.execute(
            "SELECT i.provider_id, i.answered_at FROM channels_inboxmessage i ORDER BY i.id"
        ).fetchall()
    for (sid, answered), address in zip(rows, twilio.at, strict=True):
        start, accepted = began[sid]
        answered_at = datetime.fromisoformat(answered).replace(tzinfo=UTC).timestamp()
        arrived = twilio.at[address]
        stages["web: accept"].append(accepted - start)
        stages["worker: queue and bot"].append(answered_at - accepted)
        stages["worker: send"].append(arrived - answered_at)
        whole.append(arrived - start)
    print(f"\nFrom Twilio's call to ours, {ONE_BY_ONE} messages one by one (ms)")
    print(f"{'':<28}{'p50':>8}{'p95':>8}{'share':>8}")
    total = sum(whole)
    for name, times in (*stages.items(), ("whole", whole)):
        times = sorted(times)
        p50, p95 = statistics.median(times) * 1000, times[int(len(times) * 0.95)] * 1000
        print(f"{name:<28}{p50:>8.0f}{p95:>8.0f}{sum(times) / total:>8.0%}")


