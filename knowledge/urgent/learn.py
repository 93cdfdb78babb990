"""Weigh the evidence anew, after the examples or a table have changed.

    python -m knowledge.urgent.learn knowledge/faq knowledge/corpus bot/data/nlu

The folders hold what must not be taken for an emergency: FAQ entries (`phrasings`), retrieval's training texts, and
the bot's (`- intent: ... examples: |`). Writes `words.txt` (what is spelled right) and `weights.json`, which are
committed. Entries that an emergency can lead to are left out, for their phrasings are both.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.urgent import normal
from knowledge.urgent.helping import TABLE
from knowledge.urgent.normal import HERE
from knowledge.urgent.weigh import features

# The encoder itself was taught the first of these; its branch, as the words, both.
TAUGHT, SINCE = HERE / "examples.yml", HERE / "examples_since.yml"
_MENTIONS = 2  # a word written less often than this may be a slip
WEIGHT = {"urgent": 3.0, "not_urgent": 3.0, "ordinary": 2.0}
# Normal entries that people also ask about while it happens ("ICE on campus right now").
ALSO_NOW = {"hub-rapid-response-line", "college-campus-ice"}
_REPEATED = {"look_alikes.yml"}  # the bot's copies of FAQ texts, which do not tell of which entry
_SMALLEST = 0.02  # weights that change nothing are left out of the table
_LETTERS = 0.4  # how much letters in a row count beside words and evidence: best of 0, 0.2 and 0.4 in four folds
_UNSORTED = "unsorted"  # emergencies of which nobody noted the entry
_SEEN_HELPING = 5  # what fewer emergencies hold tells nothing of which entry helps; nor do fewer texts of an entry
_SMALLEST_HELPING = 0.03
_SEEN = 4  # letters in fewer texts than this tell nothing

Example = tuple[str, str]  # text and one of the kinds above


def main(folders: list[str]) -> None:
    """Learn from the examples and the ordinary texts in `folders`, and write the tables."""
    examples = [*from_examples(TAUGHT), *from_examples(SINCE), *ordinary(folders)]
    write_words(examples)
    names, weights, always = weigh(examples)
    table = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= _SMALLEST}
    lines = ",\n".join(f"{json.dumps(name)}: {table[name]}" for name in sorted(table))
    (HERE / "weights.json").write_text('{\n"(always)": ' + f"{round(always, 3)},\n{lines}\n}}\n", encoding="utf-8")
    print(f"{len(examples)} texts, {len(table)} weights")
    write_helping([TAUGHT, SINCE])


def from_examples(path: Path) -> list[Example]:
    """The labelled texts of a file of examples."""
    urgent = [(text, "urgent") for _, texts in _emergencies(path) for text in texts]
    return urgent + [(text, "not_urgent") for texts in _read(path)["not_urgent"].values() for text in texts]


def _emergencies(path: Path) -> list[tuple[str, list[str]]]:
    """Emergencies by the entry that helps first."""
    return [(entry, texts) for entries in _read(path)["urgent"].values() for entry, texts in entries.items()]


def _read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def ordinary(folders: list[str]) -> Iterator[Example]:
    """What people ask on any day: `(text, "ordinary")`."""
    data = [yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in sorted(path for folder in folders for path in Path(folder).rglob("*.yml"))
            if path.name not in _REPEATED]  # fmt: skip
    urgent = {entry["id"] for entry in data if "urgency" in entry and entry["urgency"] != "normal"} | ALSO_NOW
    for each in data:
        for text in _texts(each, urgent):
            yield text, "ordinary"


def _texts(data: Any, urgent: set[str]) -> Iterator[str]:
    """The texts of one file, whichever of the four kinds it is."""
    if isinstance(data, list):  # questions that no entry answers
        yield from data
    elif "nlu" in data:
        for intent in data["nlu"]:
            yield from (line.removeprefix("- ") for line in intent["examples"].splitlines())
    elif "urgency" in data:
        if data["id"] not in urgent:
            for language in ("en", "es"):
                yield from [data[language]["question"], *data[language]["phrasings"]]
    else:  # more ways of asking, by entry and language
        for entry, languages in data.items():
            if entry not in urgent:
                for texts in languages.values():
                    yield from texts


def write_words(examples: list[Example]) -> None:
    """Note which words are spelled right: those that more than one text has."""
    counted = Counter(word for text, _ in examples for word in set(normal.fold(text).split()))
    known = sorted(word for word, times in counted.items() if times >= _MENTIONS and len(word) > 3 and word.isalpha())
    (HERE / "words.txt").write_text("\n".join(known) + "\n", encoding="utf-8")
    normal.forget()


def weigh(examples: list[Example]) -> tuple[list[str], np.ndarray, float]:
    """The names of what can be found, their weights, and the weight of nothing found."""
    names = [features(text) for text, _ in examples]
    seen = Counter(name for each in names for name in each)
    kept = [[name for name in each if not name.startswith("#") or seen[name] >= _SEEN] for each in names]
    vectors = DictVectorizer(dtype=np.float32)
    found = vectors.fit_transform([{name: _scale(name) for name in each} for each in kept])
    model = LogisticRegression(C=2.0, max_iter=2000)
    model.fit(found, [kind == "urgent" for _, kind in examples], sample_weight=[WEIGHT[kind] for _, kind in examples])
    all_names = list(vectors.get_feature_names_out())
    return all_names, model.coef_[0] * [_scale(name) for name in all_names], float(model.intercept_[0])


def write_helping(paths: list[Path]) -> None:
    """Which of the emergencies' entries each piece of evidence speaks for; `helping.py` adds it up."""
    found = [(entry.split("|")[0], features(text)) for path in paths for entry, texts in _emergencies(path)
             if entry != _UNSORTED for text in texts]  # fmt: skip
    texts_of = Counter(entry for entry, _ in found)
    seen = Counter(name for _, names in found for name in names)
    rows = [(entry, {name: _scale(name) for name in names if seen[name] >= _SEEN_HELPING})
            for entry, names in found if texts_of[entry] >= _SEEN_HELPING]  # fmt: skip
    vectors = DictVectorizer(dtype=np.float32)
    model = LogisticRegression(C=0.3, max_iter=2000)
    model.fit(vectors.fit_transform([names for _, names in rows]), [entry for entry, _ in rows])
    weights: dict[str, dict[int, float] | list[float]] = {}
    for name, column in zip(vectors.get_feature_names_out(), model.coef_.T, strict=True):
        kept = {number: round(float(weight) * _scale(name), 2) for number, weight in enumerate(column)
                if abs(weight) >= _SMALLEST_HELPING}  # fmt: skip
        if any(kept.values()):
            weights[name] = {number: weight for number, weight in kept.items() if weight}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(weights.items()))
    always = json.dumps({number: round(float(each), 2) for number, each in enumerate(model.intercept_)})
    entries = json.dumps([str(entry) for entry in model.classes_])
    TABLE.write_text(
        f'{{"entries": {entries},\n"weights": {{\n"(always)": {always},\n{lines}\n}}}}\n', encoding="utf-8"
    )
    print(f"{len(rows)} emergencies of {len(model.classes_)} entries, {len(weights)} pieces of evidence")


def _scale(name: str) -> float:
    return _LETTERS if name.startswith("#") else 1.0


if __name__ == "__main__":
    main(sys.argv[1:])
