"""`python -m bench [NAME ...]`: run the named benchmarks against the running system, starting it when it is not.

`quality` and `releases` need no running system, take long, and run only when named (see there).
"""

from __future__ import annotations

import argparse
import importlib
import os
from pathlib import Path

import django

BENCHMARKS = {
    "turns": "the time of a turn, turns a second, and the memory of each process",
    "webhooks": "messages accepted a second, and the time from the provider's call to ours, on both channels",
}
APART = {
    "releases": "the time to build a release of this FAQ and one of a thousand entries, and to load each",
    "quality": "right answers, beside Rasa's stock way, BM25 and nearest neighbour, and on public sets",
}


def main() -> None:
    """Runs each benchmark named, or all that need the running system."""
    all_of_them = BENCHMARKS | APART
    parser = argparse.ArgumentParser(
        prog="python -m bench", epilog="; ".join(f"{name}: {what}" for name, what in all_of_them.items())
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of: {', '.join(all_of_them)} ({', '.join(BENCHMARKS)})"
    )
    parser.add_argument("--rasa-epochs", type=int, default=100, metavar="N", help="quality: 0 leaves Rasa out")
    parser.add_argument("--banking77", type=Path, metavar="FOLDER", help="quality: with train.csv and test.csv")
    parser.add_argument("--clinc150", type=Path, metavar="FILE", help="quality: data_full.json")
    given = parser.parse_args()
    names = given.names or list(BENCHMARKS)
    if unknown := set(names) - set(all_of_them):
        parser.error(
            f"no benchmark is called {', '.join(sorted(unknown))}; there are: {', '.join(all_of_them)}"
        )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "console.settings")
    django.setup()
    if "releases" in names:
        from bench import releases

        releases.run()
    if "quality" in names:
        from bench import quality

        quality.run(rasa_epochs=given.rasa_epochs, banking77=given.banking77, clinc150=given.clinc150)
    names = [name for name in names if name in BENCHMARKS]
    if not names:
        return
    from bench.system import running

    with running():
        for name in names:
            importlib.import_module(f"bench.{name}").run()


if __name__ == "__main__":
    main()
