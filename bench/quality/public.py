"""Public question sets that nobody here wrote, through the same retrieval code, with published figures beside.

BANKING77: I. Casanueva et al., 2020, "Efficient Intent Detection with Dual Sentence Encoders", table 3 (10 examples a
class: USE 84.2, ConveRT 83.3, USE+ConveRT 85.2, BERT tuned 79.9).
CLINC150: S. Larson et al., 2019, "An Evaluation Dataset for Intent Classification and Out-of-Scope Prediction".
"""

from __future__ import annotations

import csv
import json
import random
import statistics
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from knowledge import encoder
from knowledge.corpus import calibrates
from knowledge.encoder import Encoder, Opinions, Vectors
from knowledge.quality.ahead import ReadAhead
from knowledge.retrieval import NOTHING, Decision, Example, train

SHOTS, SEEDS = 10, (1, 2, 3)
TAUGHT_STEPS = 120  # 40 seconds of two cores a draw
ENOUGH = 95.0  # percent of the questions in scope


def banking77(folder: Path) -> None:
    """10 examples of each of 77 classes, drawn thrice; the share of test questions whose class is first. Once with the
    encoder that ships; once with one taught on the draw as `make encoder` teaches it on our questions, the names of
    the classes being one more example of each."""
    known, asked = (_rows(folder / name) for name in ("train.csv", "test.csv"))
    by_class = defaultdict(list)
    for text, label in known:
        by_class[label].append(text)
    names = [(label.replace("_", " ").strip("?"), label) for label in sorted(by_class)]
    draws = []
    for seed in SEEDS:
        draw = random.Random(seed)  # noqa: S311
        draws.append([(text, label) for _, label in names for text in draw.sample(by_class[label], SHOTS)])
    texts = dict.fromkeys(text for text, _ in [*chain.from_iterable(draws), *asked])
    model = ReadAhead(encoder.load(), list(texts))
    print(
        f"\nBANKING77, {SHOTS} examples a class, {len(asked)} questions, {len(by_class)} classes: percent right"
    )
    _print_shares("this", [_share(drawn, asked, model) for drawn in draws])
    _print_shares("this, encoder taught on them", [
        _share([*drawn, *names], asked, ReadAhead(_Taught([*drawn, *names]), [text for text, _ in asked]))
        for drawn in draws
    ])  # fmt: skip
    print(f"  {'USE + ConveRT, published':<30}85.2")


class _Taught:
    """The packaged model after some steps on labelled texts, halfway back to what it was: few examples teach it more of
    themselves than of their classes, and the middle keeps what it knew (M. Wortsman et al., 2022, arXiv:2109.01903)."""

    name = "taught"
    opinions: Opinions | None = None

    def __init__(self, known: Sequence[tuple[str, str]]) -> None:
        from knowledge.encoders.transformer import packaged_path
        from knowledge.teaching.student import Student
        from knowledge.teaching.teach import teach

        examples = [Example(text, label, "en", False) for text, label in known]
        self._student = teach(packaged_path(), examples, steps=TAUGHT_STEPS, say=lambda line: None)
        untaught = Student(packaged_path()).model.state_dict()
        self._student.model.load_state_dict({
            name: (value + untaught[name]) / 2 if value.is_floating_point() else value
            for name, value in self._student.model.state_dict().items()
        })  # fmt: skip

    def encode(self, texts: Sequence[str]) -> Vectors:
        import torch

        with torch.no_grad():
            return np.asarray(self._student.vectors(texts).numpy(), np.float32)

    def alarm(self, text: str) -> float:
        raise ValueError("it is not taught to tell an emergency")


def _share(known: Sequence[tuple[str, str]], asked: Sequence[tuple[str, str]], model: Encoder) -> float:
    """Percent of the questions whose class is first."""
    found = _decide(known, [text for text, _ in asked], model)
    right = [one.entries[0].id == label for one, (_, label) in zip(found, asked, strict=True)]
    return 100 * sum(right) / len(right)


def _print_shares(name: str, shares: Sequence[float]) -> None:
    drawn = ", ".join(f"{share:.1f}" for share in shares)
    print(f"  {name:<30}{statistics.mean(shares):.1f} (draws: {drawn})", flush=True)


def clinc150(file: Path) -> None:
    """All training questions and those out of scope; the threshold is the highest at which 95 % of the validation part
    in scope are right."""
    data = json.loads(file.read_text(encoding="utf-8"))
    known = [*data["train"], *((text, NOTHING) for text, _ in data["oos_train"])]
    parts = {name: [text for text, _ in data[name]] for name in ("val", "oos_val", "test", "oos_test")}
    asked = [text for texts in parts.values() for text in texts]
    found = iter(_decide(known, asked, ReadAhead(encoder.load(), [*(text for text, _ in known), *asked])))
    got = {name: [next(found) for _ in texts] for name, texts in parts.items()}

    def rates(part: str, threshold: float) -> tuple[float, float]:
        labels = [label for _, label in data[part]]
        said = [one.entries[0].id if one.confidence >= threshold else NOTHING for one in got[part]]
        right = [one == label for one, label in zip(said, labels, strict=True)]
        unknown = [one.confidence < threshold for one in got[f"oos_{part}"]]
        return 100 * sum(right) / len(right), 100 * sum(unknown) / len(unknown)

    best = max(
        (one.confidence for one in got["val"] if rates("val", one.confidence)[0] >= ENOUGH), default=0.0
    )
    sizes = f"{len(parts['test'])} questions in scope and {len(parts['oos_test'])} out of it"
    print(f"\nCLINC150, {len(known)} examples, {sizes}: percent")
    print(f"  {'':<46}{'in scope right':>15}{'out of scope known':>20}")
    ways = {"this, every question answered": 0.0, f"this, sure from {best:.3f} (set on validation)": best}
    for name, threshold in ways.items():
        right, unknown = rates("test", threshold)
        print(f"  {name:<46}{right:>15.1f}{unknown:>20.1f}")
    print(f"  {'BERT, threshold, published (table 2)':<46}{'96.2':>15}{'52.3':>20}")
    print(f"  {'Rasa, class of its own, published (table 2)':<46}{'91.5':>15}{'45.3':>20}")


def _rows(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["category"]) for row in csv.DictReader(file)]


def _decide(known: Sequence[tuple[str, str]], asked: Sequence[str], model: Encoder) -> list[Decision]:
    """What is decided about each question after training on `known`."""
    examples = [Example(text, label, "en", calibrates(text, label)) for text, label in known]
    retriever = train(examples, model)
    return [retriever.decide(text, "en") for text in asked]
