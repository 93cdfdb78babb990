"""How long a person waits, how many can be served, and what it takes in memory.

A turn of the whole is measured as the person sees it: from the message handed to the inbox until its reply stands in
the outbox as sent, through worker, Rasa, actions and knowledge, on the phone channel. A turn of the bot alone is one
request to Rasa's REST channel, which includes the action server and retrieval.
"""

from __future__ import annotations

import statistics
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
from django.conf import settings
from django.db import connection

from bench.system import memory
from channels import phone

# One of each kind of turn: answers, places, a greeting, an emergency, and one that is not known.
QUESTIONS = [
    "can the school ask if my son has papers",
    "¿la policía me puede preguntar si tengo papeles?",
    "necesito ayuda cerca de 93304",
    "hola",
    "ICE is at my door",
    "what's the weather",
    "do i have to show my license to police when they stop me",
    "pueden entrar a la iglesia los de inmigracion",
]
WARM_UP = 8
ALONE = 80
TOGETHER = 160


def run() -> None:
    """Prints the three tables."""
    token = {"Authorization": f"Bearer {settings.HUBLINE.process_tokens[-1]}"}
    bot = httpx.Client(base_url=settings.HUBLINE.bot_url, headers=token, timeout=60)

    def whole(person: str, text: str) -> None:
        phone.converse(person, text, timeout=120)

    def rest(person: str, text: str) -> None:
        bot.post("/webhooks/rest/webhook", json={"sender": person, "message": text}).raise_for_status()

    print(f"\nTime of a turn, one conversation, {ALONE} turns (ms)\n{'':<28}{'p50':>8}{'p95':>8}")
    for name, turn in (("whole (inbox to outbox)", whole), ("bot alone (REST)", rest)):
        _turns(turn, WARM_UP, 1)
        times = sorted(_turns(turn, ALONE, 1)[0])
        print(
            f"{name:<28}{statistics.median(times) * 1000:>8.0f}{times[int(len(times) * 0.95)] * 1000:>8.0f}"
        )

    print(f"\nTurns a second, {TOGETHER} turns\n{'conversations at once':<28}{1:>8}{4:>8}{16:>8}")
    for name, turn in (("whole (inbox to outbox)", whole), ("bot alone (REST)", rest)):
        rates = [TOGETHER / _turns(turn, TOGETHER, people)[1] for people in (1, 4, 16)]
        print(f"{name:<28}" + "".join(f"{rate:>8.1f}" for rate in rates))

    print("\nMemory of each process (MiB, proportional set size)")
    sizes = memory()
    for name, size in sizes.items():
        print(f"{name:<28}{size:>8.0f}")
    print(f"{'all':<28}{sum(sizes.values()):>8.0f}" if sizes else "not known on this system")


def _turns(turn: Callable[[str, str], None], count: int, people: int) -> tuple[list[float], float]:
    """`count` turns shared by `people` conversations: seconds of each, and seconds in all."""
    times: list[float] = []

    def person(number: int) -> None:
        for turn_number, step in enumerate(range(number, count, people)):
            if turn_number % len(QUESTIONS) == 0:  # one person may send only so many messages a minute
                name = f"bench-{uuid.uuid4().hex}"
            began = time.perf_counter()
            turn(name, QUESTIONS[step % len(QUESTIONS)])
            times.append(time.perf_counter() - began)
        connection.close()

    began = time.perf_counter()
    with ThreadPoolExecutor(people) as pool:
        list(pool.map(person, range(people)))
    return times, time.perf_counter() - began
