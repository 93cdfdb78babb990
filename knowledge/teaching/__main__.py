"""`python -m knowledge.teaching [FOLDER]`: teach the packaged MiniLM and write it to FOLDER."""

from __future__ import annotations

import argparse
from pathlib import Path

import django

django.setup()

from knowledge.encoder import packaged_path  # noqa: E402
from knowledge.teaching.export import export  # noqa: E402
from knowledge.teaching.teach import STEPS, teach  # noqa: E402
from knowledge.teaching.texts import pairs, taught_examples  # noqa: E402

parser = argparse.ArgumentParser(prog="python -m knowledge.teaching", description=__doc__)
parser.add_argument("folder", type=Path, nargs="?", default=Path("knowledge/encoders/hubline"))
parser.add_argument("--steps", type=int, default=STEPS)
chosen = parser.parse_args()
examples, twins = taught_examples(), pairs()
print(f"{len(examples)} ways of asking, {len(twins)} pairs of sentences", flush=True)
taught = teach(packaged_path(), examples, twins, chosen.steps, lambda line: print(line, flush=True))
export(taught, chosen.folder)
print(f"written to {chosen.folder}")
