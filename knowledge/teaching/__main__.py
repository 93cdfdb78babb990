"""`python -m knowledge.teaching [FOLDER]`: teach the packaged MiniLM, and its branch, and write both to FOLDER."""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge.encoder import SHIPPED
from knowledge.encoders.transformer import packaged_path
from knowledge.teaching.alarms import main as teach_alarms
from knowledge.teaching.export import export
from knowledge.teaching.teach import STEPS, teach
from knowledge.teaching.texts import alarms, pairs, taught_examples

parser = argparse.ArgumentParser(prog="python -m knowledge.teaching", description=__doc__)
parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
parser.add_argument("--steps", type=int, default=STEPS)
chosen = parser.parse_args()
examples, twins = taught_examples(), pairs()
print(f"{len(examples)} ways of asking, {len(twins)} pairs of sentences", flush=True)
taught = teach(packaged_path(), examples, twins, alarms(), chosen.steps, lambda line: print(line, flush=True))
export(taught, chosen.folder)
teach_alarms(chosen.folder)
