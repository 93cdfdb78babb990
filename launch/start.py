"""Starts the four processes and stays with them. Runs in `.venv`, where honcho is."""

from __future__ import annotations

import threading
import time

from console.environment import Environment
from launch import ports, processes, setup
from launch.errors import Stop
from launch.step import duration, say
from launch.summary import summary
from launch.supervisor import Supervisor, watch

READY_SECONDS = 300  # a loaded machine takes its time


def start_all(environment: Environment, began: float) -> None:
    """Run until told to stop; `began` is when the whole command did, by `time.time()`."""
    ports.need_free(processes.ports(environment))
    supervisor = Supervisor(
        processes.commands(environment), processes.variables(environment), quiet_start=True
    )

    def ready() -> None:
        try:
            login = setup.first_login(environment)
        except Stop as stop:
            supervisor.stop(str(stop))
            return
        say(summary(environment, login, duration(time.time() - began)))
        supervisor.loud()

    def waiting() -> list[str]:
        return processes.waiting_for(environment)

    say("Starting web, worker, actions and bot ...")
    threading.Thread(target=watch, args=(supervisor, waiting, ready, READY_SECONDS), daemon=True).start()
    supervisor.run()
    say("All stopped.")
