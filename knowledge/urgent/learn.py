"""`python -m knowledge.urgent.learn FOLDER...`: weigh the evidence anew, after `examples.yml` or a table has changed.

The folders hold what must not be taken for an emergency: FAQ entries (`phrasings`) and the bot's training texts
(`- intent: ... examples: |`). Writes `words.txt` (what is spelled right) and `weights.json`, which are committed.
Entries that an emergency can lead to are left out, for their phrasings are both.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.urgent import normal
from knowledge.urgent.evidence import find, spoken_against, statements
from knowledge.urgent.normal import HERE
from knowledge.urgent.weigh import features

_MENTIONS = 2  # a word written less often than this may be a slip
_WEIGHT = {"urgent": 3.0, "not_urgent": 3.0, "ordinary": 1.0}
_SMALLEST = 0.02  # weights that change nothing are left out of the table

Example = tuple[str, str]  # text and one of the kinds above


def main(folders: list[str]) -> None:
    """Learn from the examples and the ordinary texts in `folders`, and write the two tables."""
    examples = [*from_examples(HERE / "examples.yml"), *ordinary(folders)]
    write_words(examples)
    names, weights, always = weigh(examples)
    table = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= _SMALLEST}
    lines = ",\n".join(f"{json.dumps(name)}: {table[name]}" for name in sorted(table))
    (HERE / "weights.json").write_text('{\n"(always)": ' + f"{round(always, 3)},\n{lines}\n}}\n", encoding="utf-8")
    print(f"{len(examples)} texts, {len(table)} weights")


def from_examples(path: Path) -> list[Example]:
    """The labelled texts of `examples.yml`."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    urgent = [(text, "urgent") for entries in data["urgent"].values() for texts in entries.values() for text in texts]
    return urgent + [(text, "not_urgent") for texts in data["not_urgent"].values() for text in texts]


def ordinary(folders: list[str]) -> Iterator[Example]:
    """What people ask on any day."""
    for path in sorted(path for folder in folders for path in Path(folder).rglob("*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            continue
        for intent in data.get("nlu", []):
            for line in intent["examples"].splitlines():
                yield line.removeprefix("- "), "ordinary"
        if data.get("urgency") == "normal" and data["id"] != "hub-rapid-response-line":
            for language in ("en", "es"):
                for text in [data[language]["question"], *data[language]["phrasings"]]:
                    yield text, "ordinary"


def write_words(examples: list[Example]) -> None:
    """Note which words are spelled right: those that more than one text has."""
    counted = Counter(word for text, _ in examples for word in set(normal.fold(text).split()))
    known = sorted(word for word, times in counted.items() if times >= _MENTIONS and len(word) > 3 and word.isalpha())
    (HERE / "words.txt").write_text("\n".join(known) + "\n", encoding="utf-8")
    normal.forget()


def weigh(examples: list[Example]) -> tuple[list[str], np.ndarray, float]:
    """The names of what can be found, their weights, and the weight of nothing found."""
    # What a "false alarm" or "last year" rules out anyway teaches nothing about the rest.
    examples = [(text, kind) for text, kind in examples if not spoken_against(find(statements(normal.normal(text))))]
    vectors = DictVectorizer()
    found = vectors.fit_transform([dict.fromkeys(features(text), 1.0) for text, _ in examples])
    model = LogisticRegression(C=0.5, max_iter=2000)
    model.fit(found, [kind == "urgent" for _, kind in examples], sample_weight=[_WEIGHT[kind] for _, kind in examples])
    return list(vectors.get_feature_names_out()), model.coef_[0], float(model.intercept_[0])


if __name__ == "__main__":
    main(sys.argv[1:])
