"""How many messages a second are accepted, and how long one takes from the provider's call to ours, on each channel.

A second `web` and `worker` over a database of their own, with the running bot behind them and providers of ours in
front: authenticated requests in, the SDKs' requests out. Accepting is measured with the worker off, so that it is what
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
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
from django.conf import settings

from bench.senders import PUBLIC, SECRET, Chats, Sender, Sms
from bench.turns import QUESTIONS
from launch.engines import free_port
from launch.paths import ROOT
from tests.channels.providers.telegram import TOKEN as TELEGRAM_TOKEN
from tests.channels.providers.twilio import ACCOUNT, NUMBER, TOKEN

ACCEPTED = 300  # under the limit for everybody together, which is counted over a minute
ONE_BY_ONE = 40
SETTLE_SECONDS = 300


def run() -> None:
    """Prints both tables of each channel."""
    port = free_port()
    here = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="hubline-bench-") as folder, Sms(here) as sms, Chats(here) as telegram:
        env = {
            **os.environ,
            "HUBLINE_DATA_DIR": folder,
            "HUBLINE_SECRET_KEYS": ",".join(settings.HUBLINE.secret_keys),  # the running bot's
            "DATABASE_URL": "",
            "REDIS_URL": "",
            "WEB_PORT": str(port),
            "BOT_PORT": str(settings.HUBLINE.bot_port),
            "ACTIONS_PORT": str(settings.HUBLINE.actions_port),
            "PUBLIC_BASE_URL": PUBLIC,
            "TWILIO_ACCOUNT_SID": ACCOUNT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "TWILIO_FROM_NUMBER": NUMBER,
            "TWILIO_API_BASE_URL": sms.url,
            "TELEGRAM_BOT_TOKEN": TELEGRAM_TOKEN,
            "TELEGRAM_MODE": "webhook",
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "TELEGRAM_API_BASE_URL": telegram.url,
        }
        (Path(folder) / "static").mkdir()
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
        web = [sys.executable, "-m", "uvicorn", "console.asgi:application", "--port", str(port),
               "--no-access-log", "--log-level", "warning"]  # fmt: skip
        database = Path(folder) / "hubline.sqlite3"
        senders: tuple[Sender, ...] = (sms, telegram)
        with _process(web, env):
            _wait(lambda: _is_up(here), 60)
            for sender in senders:
                _accepting(sender)
                _empty(database)
            with _process([sys.executable, "manage.py", "run_huey", "--quiet"], env):
                for sender in senders:
                    _through(sender, database)


@contextmanager
def _process(words: list[str], env: dict[str, str]) -> Iterator[None]:
    process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def _wait(done: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            sys.exit("The benchmark waited in vain.")
        time.sleep(0.01)


def _is_up(web: str) -> bool:
    try:
        return httpx.get(f"{web}/webhooks/sms", trust_env=False).status_code == 405
    except httpx.TransportError:
        return False


def _empty(database: Path) -> None:
    with closing(sqlite3.connect(database, timeout=30)) as tables, tables:
        for table in ("channels_outboxmessage", "channels_inboxmessage", "channels_contact"):
            tables.execute(f"DELETE FROM {table}")  # noqa: S608


def _accepting(sender: Sender) -> None:
    head = f"{sender.name} webhooks accepted a second, {ACCEPTED} messages"
    print(f"\n{head}\n{'requests at once':<28}{1:>8}{16:>8}")
    rates = []
    for at_once, numbers in ((1, range(1, ACCEPTED // 3)), (16, range(ACCEPTED // 3, ACCEPTED))):
        began = time.perf_counter()
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(lambda number: sender.text(number, "hola"), numbers))
        rates.append(len(numbers) / (time.perf_counter() - began))
    print(f"{'checked, redacted, committed':<28}" + "".join(f"{rate:>8.0f}" for rate in rates))


def _through(sender: Sender, database: Path) -> None:
    """One message at a time, each of a new person; the stages from what the rows say."""
    began: dict[int, tuple[float, float]] = {}
    for number in range(1000, 1000 + ONE_BY_ONE):
        start = time.time()
        sender.text(number, QUESTIONS[number % len(QUESTIONS)])
        began[number] = (start, time.time())
        _wait(lambda number=number: number in sender.at, SETTLE_SECONDS)  # type: ignore[misc]
    with closing(sqlite3.connect(database, timeout=30)) as tables:
        found = dict(tables.execute("SELECT provider_id, answered_at FROM channels_inboxmessage").fetchall())
    stages: dict[str, list[float]] = {"web: accept": [], "worker: queue and bot": [], "worker: send": [], "whole": []}
    for number, (start, accepted) in began.items():
        answered = datetime.fromisoformat(found[sender.known_as(number)]).replace(tzinfo=UTC).timestamp()
        # Without the network: on the way to a provider, and back, that comes on top.
        parts = (accepted - start, answered - accepted, sender.at[number] - answered, sender.at[number] - start)
        for name, seconds in zip(stages, parts, strict=True):
            stages[name].append(seconds)
    print(f"\n{sender.name}, from the provider's call to ours, {ONE_BY_ONE} messages one by one (ms)")
    print(f"{'':<28}{'p50':>8}{'p95':>8}{'share':>8}")
    total = sum(stages["whole"])
    for name, times in stages.items():
        p50, p95 = statistics.median(times) * 1000, sorted(times)[int(len(times) * 0.95)] * 1000
        print(f"{name:<28}{p50:>8.0f}{p95:>8.0f}{sum(times) / total:>8.0%}")
