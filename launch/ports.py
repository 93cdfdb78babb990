"""Tells which of the ports we need are taken, and by whom."""

from __future__ import annotations

import errno
import socket
from collections.abc import Mapping
from pathlib import Path

from launch.errors import Stop


def need_free(ports: Mapping[str, int]) -> None:
    """Raise `Stop` naming every port that is taken; the keys are the variables that change them."""
    problems = [problem for variable, port in ports.items() if (problem := trouble(variable, port))]
    if problems:
        raise Stop("\n".join(problems))


def trouble(variable: str, port: int) -> str | None:
    """One sentence when the port cannot be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return None
        except OSError as wrong:
            if wrong.errno == errno.EACCES:
                return f"Port {port} may not be opened by this user. Choose one above 1023: {variable}={port + 8000}."
    holder = listener(port)
    by = f" by {holder}" if holder else ""
    return f"Port {port} is already in use{by}. Stop that program, or choose another port with {variable}."


def listener(port: int) -> str | None:
    """The program that listens on a port, as `process 123 (its command)`; None where the system does not tell."""
    sockets = _sockets(port)
    for process in Path("/proc").glob("[0-9]*") if sockets else ():
        try:
            if any(link.readlink().name in sockets for link in (process / "fd").iterdir()):
                command = (
                    (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
                )
                return f"process {process.name} ({command[:80]})"
        except OSError:
            continue
    return None


def _sockets(port: int) -> set[str]:
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text().splitlines()[1:] if table.is_file() else ():
            columns = line.split()
            if (
                columns[3] == "0A" and int(columns[1].rsplit(":", 1)[1], 16) == port
            ):  # 0A: listening (Linux tcp.h)
                found.add(f"socket:[{columns[9]}]")
    return found
