"""Messages that are exactly a keyword, a number, emojis, a topic or nothing: no model need guess at these."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Optional

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.channel import GUARD
from bot.components.texts import words

TABLE = Path(__file__).resolve().parent.parent / "keywords.yml"
TOPICS = TABLE.parent / "topics.txt"
_LONGEST = 4  # words; a longer message holds enough for the classifier
_FILLERS = frozenset("a al and at con de del el en for in la las los mi mis my of on para por the to un una y".split())
_UNCLEAR = 0.45  # a command that the classifier gives less is none
_OVERRULED = 0.99  # 1.0 is for keywords alone
_ASKED = ("question", "find_help", "place")
_NUMBER = re.compile(r"#?\s*[1-9][.)]?\s*")


class Table:
    """The keyword table: which intent a whole message is, if it is one of them."""

    def __init__(self, path: Path = TABLE) -> None:
        rows: Dict[str, List[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        self._intents = {" ".join(words(phrase)): intent for intent, phrases in rows.items() for phrase in phrases}

    def intent(self, text: str) -> Optional[str]:
        """`"ALTO!!" -> "stop"`, `"2." -> "number"`, `"👍" -> "yes"`, `"😂😂" -> "emoji"`, `"..." -> "blank"`."""
        text = text.replace(GUARD, "").strip()
        if _NUMBER.fullmatch(text):
            return "number"
        said = " ".join(words(text))
        if said:
            return self._intents.get(said)
        # Thumbs answer a yes/no question; skin tones follow the sign.
        if "\U0001f44d" in text or "\U0001f44c" in text:
            return "yes"
        if "\U0001f44e" in text:
            return "no"
        return "emoji" if any(ord(c) > 0x2190 and c != "\u2026" for c in text) else "blank"


class Topics:
    """Messages of the FAQ's words alone: "court", "my job", "en el hospital".

    Too short to be told from a command by their letters ("hospital" and "hola"), they can only be a question.
    """

    def __init__(self, path: Path = TOPICS) -> None:
        self._words = frozenset(path.read_text(encoding="utf-8").split())

    def only(self, text: str) -> bool:
        """Whether `text` is a few such words and nothing else."""
        said = [word for word in words(text) if word not in _FILLERS]
        return bool(said) and len(words(text)) <= _LONGEST and self._words.issuperset(said)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Keywords(GraphComponent):
    """Overrules the classifier's intent where the whole message is in the table, or is no command clearly."""

    def __init__(self) -> None:
        self._table = Table()
        self._topics = Topics()

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Keywords":
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            guess = message.get(INTENT) or {}
            intent = self._table.intent(text)
            if intent:
                message.set(INTENT, {"name": intent, "confidence": 1.0}, add_to_output=True)
            elif guess.get("name") not in _ASKED and (guess.get("confidence", 0) < _UNCLEAR or self._topics.only(text)):
                message.set(INTENT, {"name": "question", "confidence": _OVERRULED}, add_to_output=True)
        return messages
