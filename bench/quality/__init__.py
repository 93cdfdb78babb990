"""Right answers, side by side: this retrieval and others on the same FAQ and questions; and this on public sets.

    python -m bench quality [--rasa-epochs N] [--banking77 FOLDER] [--clinc150 FILE]

FOLDER holds train.csv and test.csv (github.com/PolyAI-LDN/task-specific-datasets, banking_data), FILE is data_full.json
(github.com/clinc/oos-eval). Training Rasa's stock way with its 100 epochs takes an hour of a core; `--rasa-epochs 0`
leaves it out.
"""

from __future__ import annotations

from pathlib import Path

from bench.quality import public, side_by_side


def run(*, rasa_epochs: int = 100, banking77: Path | None = None, clinc150: Path | None = None) -> None:
    """Prints the tables."""
    side_by_side.run(rasa_epochs=rasa_epochs)
    if banking77:
        public.banking77(banking77)
    if clinc150:
        public.clinc150(clinc150)
