"""Ways to find the entry that a question asks for, each trained on the same examples."""

from __future__ import annotations

import hashlib
import json
import logging
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np

from knowledge import encoder
from knowledge.languages import words
from knowledge.quality.ahead import ReadAhead
from knowledge.quality.question import Question
from knowledge.retrieval import NOTHING, Example, train
from launch.paths import BOT_PYTHON, BUILD, ROOT

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets its own to tell everything

Sent = tuple[str, ...]  # one entry: it is sent; several: they are offered; none: "we do not know"
Way = Callable[[Sequence[Example], Sequence[Question]], list[Sent]]


def hubline(examples: Sequence[Example], questions: Sequence[Question]) -> list[Sent]:
    """This project's retrieval, alone: no emergency rules and no places before it."""
    model = encoder.load()
    texts = [*(one.text for one in examples), *(one.text for one in questions)]
    retriever = train(examples, ReadAhead(model, texts))
    found = [retriever.decide(question.text, question.lang) for question in questions]
    few = {"answer": 1, "clarify": 3, "abstain": 0}
    return [tuple(entry.id for entry in one.entries[: few[one.outcome]]) for one in found]


def nearest(examples: Sequence[Example], questions: Sequence[Question]) -> list[Sent]:
    """The entry of the nearest phrasing by MiniLM's vectors; it always answers, unless nearest is what none answers."""
    model = encoder.load(encoder.PACKAGED)
    known = model.encode([example.text for example in examples])
    best = np.argmax(model.encode([question.text for question in questions]) @ known.T, axis=1)
    return [_sent(examples[number].entry) for number in best]


def bm25(examples: Sequence[Example], questions: Sequence[Question]) -> list[Sent]:
    """The entry of the best phrasing by BM25 (Lucene's, k1 1.5, b 0.75) over words without accents; it answers when any
    word is shared, unless the best is what none answers."""
    index = bm25s.BM25()
    index.index(_words([example.text for example in examples]), show_progress=False)
    numbers, scores = index.retrieve(_words([one.text for one in questions]), k=1, show_progress=False)
    return [
        _sent(examples[number].entry) if score > 0 else ()
        for number, score in zip(numbers[:, 0], scores[:, 0], strict=True)
    ]


def stock_rasa(examples: Sequence[Example], questions: Sequence[Question], epochs: int) -> list[Sent]:
    """See `bench.quality.stock_rasa`. DIET takes 25 s of a core an epoch, so answers are kept, by what went in."""
    script = ROOT / "bench" / "quality" / "stock_rasa.py"
    examined = [[one.text, one.entry] for one in examples]
    texts = [one.text for one in questions]
    task = json.dumps({"examples": examined, "questions": texts, "epochs": epochs})
    digest = hashlib.sha256(task.encode() + script.read_bytes()).hexdigest()[:16]
    kept = BUILD / "bench" / f"stock-rasa-{digest}.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as name:
            given = Path(name, "task.json")
            given.write_text(task, encoding="utf-8")
            log = kept.with_suffix(".log").open("wb")
            subprocess.run([BOT_PYTHON, script, given, kept], check=True, cwd=name, stdout=log, stderr=log)
    return [_sent(entry or NOTHING) for entry in json.loads(kept.read_text(encoding="utf-8"))]


def _sent(entry: str) -> Sent:
    return () if entry == NOTHING else (entry,)


def _words(texts: Sequence[str]) -> list[list[str]]:
    return [words(text) or [""] for text in texts]
