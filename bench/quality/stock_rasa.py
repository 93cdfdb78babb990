"""Rasa's own way to a FAQ, in `bot/.venv`: retrieval intent `faq/<entry>`, DIET, ResponseSelector, FallbackClassifier.

Reads `{"examples": [[text, entry]], "questions": [text], "epochs": 100}` from the file named first, entry being "" for
what none answers (Rasa's `out_of_scope`), and writes to the file named second, for each question, the entry that would
be sent, or null. The pipeline is that of `rasa init` (3.6), with its thresholds and 100 epochs, unless DIET is given
fewer.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import yaml

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

CONFIG = """
recipe: default.v1
assistant_id: stock
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: EPOCHS
    constrain_similarities: true
  - name: EntitySynonymMapper
  - name: ResponseSelector
    retrieval_intent: faq
    epochs: 100
    constrain_similarities: true
  - name: FallbackClassifier
    threshold: 0.3
    ambiguity_threshold: 0.1
"""
OTHER = "out_of_scope"


def main() -> None:
    """Trains, asks, writes."""
    task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.yml").write_text(CONFIG.replace("EPOCHS", str(task["epochs"])))
        (folder / "nlu.yml").write_text(_training_data(task["examples"]), encoding="utf-8")
        from rasa.model_training import train_nlu

        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder))
        answers = asyncio.run(_answers(str(model), task["questions"]))
    Path(sys.argv[2]).write_text(json.dumps(answers), encoding="utf-8")


def _training_data(examples: list[list[str]]) -> str:
    """As Rasa reads it."""
    intents = defaultdict(list)
    for text, entry in examples:
        intents[f"faq/{entry}" if entry else OTHER].append(text)
    nlu = [
        {"intent": intent, "examples": "".join(f"- {_plain(text)}\n" for text in texts)}
        for intent, texts in intents.items()
    ]
    responses = {f"utter_{intent}": [{"text": intent}] for intent in intents if intent != OTHER}
    return yaml.safe_dump({"version": "3.1", "nlu": nlu, "responses": responses}, allow_unicode=True)


def _plain(text: str) -> str:
    """Without the brackets that would mark entities."""
    return " ".join(text.translate(str.maketrans("[](){}", "      ")).split())


async def _answers(model: str, questions: list[str]) -> list[str | None]:
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    answers: list[str | None] = []
    for text in questions:
        found = await agent.parse_message(text)
        key = found["response_selector"]["faq"]["response"]["intent_response_key"]
        answers.append(key.split("/", 1)[1] if found["intent"]["name"] == "faq" and key else None)
    return answers


if __name__ == "__main__":
    main()
