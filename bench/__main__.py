"""`python -m bench [NAME ...]`: run the named benchmarks against the running system, starting it when it is not."""

from __future__ import annotations

import argparse
import importlib
import os

import django

BENCHMARKS = {
    "turns": "the time of a turn, turns a second, and the memory of each process",
    "webhooks": "SMS accepted a second, and the time from Twilio's call to ours",
}


def main() -> None:
    """Runs each benchmark named, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", epilog="; ".join(f"{name}: {what}" for name, what in BENCHMARKS.items())
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(BENCHMARKS)} (all)")
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(
            f"no benchmark is called {', '.join(sorted(unknown))}; there are: {', '.join(BENCHMARKS)}"
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "console.settings")
    django.setup()
    from bench.system import running

    with running():
        for name in names:
            importlib.import_module(f"bench.{name}").run()


if __name__ == "__main__":
    main()
