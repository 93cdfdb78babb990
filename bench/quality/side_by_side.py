"""One table: each way to find an answer, on the committed FAQ and questions; nothing is tuned on those."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from itertools import chain

from bench.quality import ways
from bench.quality.ways import Sent
from knowledge.corpus import training_examples
from knowledge.interchange import read_dir
from knowledge.languages import LANGUAGES
from knowledge.quality.interval import wilson
from knowledge.quality.question import Question, read_questions
from knowledge.quality.sets import files
from knowledge.retrieval import NOTHING, Example
from launch.paths import ROOT

COLUMNS = {  # heading: (the questions that count, whether what was sent is a hit)
    "right": (lambda one: one.in_scope, lambda one, sent: bool(set(sent) & set(one.expect))),
    "at once": (lambda one: one.in_scope, lambda one, sent: len(sent) == 1 and sent[0] in one.expect),
    "wrong": (lambda one: one.in_scope, lambda one, sent: len(sent) == 1 and sent[0] not in one.expect),
    "near miss answered": (lambda one: one.kind == "oos_near", lambda one, sent: len(sent) == 1),
    "far answered": (lambda one: one.kind == "oos_far", lambda one, sent: len(sent) == 1),
}


def run(*, rasa_epochs: int) -> None:
    """Prints the table, a way at a time; without Rasa's stock way when it gets no epochs."""
    docs = read_dir(ROOT / "knowledge" / "faq")
    every = training_examples(docs)
    texts = [text for doc in docs for text in doc.texts.values()]
    kept = {one for text in texts for one in (text.question, *text.phrasings)}
    staff = [one for one in every if one.entry == NOTHING or one.text in kept]
    asked = list(chain.from_iterable(map(read_questions, files())))
    asked = [one for one in asked if one.kind in ("faq", "oos_near", "oos_far")]
    print(f"\n{len(docs)} entries, {len(asked)} questions: percent, with 95 % intervals\n")
    print(
        f"{'way':<18}{'trained on':>11}  {'':<3}"
        + "".join(f"{name:>20}" for name in COLUMNS)
        + f"{'seconds':>9}"
    )
    quick_ones = {"BM25": ways.bm25, "MiniLM nearest": ways.nearest, "Hubline": ways.hubline}
    rows: list[tuple[str, ways.Way, list[Example]]] = [
        (name, way, examples) for examples in (staff, every) for name, way in quick_ones.items()
    ]
    if rasa_epochs:
        rows.insert(0, ("Rasa, stock FAQ", partial(ways.stock_rasa, epochs=rasa_epochs), staff))
    for name, way, examples in rows:
        began = time.monotonic()
        sent = way(examples, asked)
        took = time.monotonic() - began
        for language in LANGUAGES:
            cells = _cells(asked, sent, language)
            print(f"{name:<18}{len(examples):>11}  {language:<3}{cells}{took:>9.0f}", flush=True)


def _cells(asked: Sequence[Question], sent: Sequence[Sent], language: str) -> str:
    cells = []
    for counts, hits in COLUMNS.values():
        hit = [
            hits(one, got)
            for one, got in zip(asked, sent, strict=True)
            if one.lang == language and counts(one)
        ]
        low, high = wilson(sum(hit), len(hit))
        cells.append(f"{100 * sum(hit) / len(hit):>7.1f} ({100 * low:>4.1f}-{100 * high:>5.1f})")
    return "".join(cells)
