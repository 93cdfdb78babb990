"""What is found in a message: pieces of evidence by name, for and against."""

from __future__ import annotations

import re
from functools import cache

import yaml

from knowledge.urgent.normal import HERE

# People in an emergency write little; a long message tells a story or asks a question.
_LONGEST = 60
_GREETING = (
    r"(?:(?:hi|hello|hey|hola|buenas|buenos|dias|tardes|noches|ok|and|y|e|pero|but|please|por favor|so|also|thanks|"
    r"gracias|disculpe|oiga|excuse me|sorry|good|morning|evening|afternoon|bueno|pues|well) )*"
)


def statements(said: str) -> str:
    """Without the sentences that ask about the law or the world, unless it is all happening right now."""
    if len(said.split()) > _LONGEST:
        return " "
    if _patterns()["live"].search(said):
        return said
    return "|".join(sentence for sentence in said.split("|") if not _asks().search(sentence)) or " "


def find(said: str) -> list[str]:
    """The names of the evidence in a normalised text, in alphabetical order."""
    return sorted(name for name, pattern in _patterns().items() if pattern.search(said))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    compiled: dict[str, re.Pattern[str]] = {}
    known: dict[str, str] = {}
    for file in ("evidence.yml", "against.yml"):
        for name, words in yaml.safe_load((HERE / file).read_text(encoding="utf-8")).items():
            known[name] = "(?:" + "|".join(_expanded(each, known) for each in words) + ")"
            compiled[name] = re.compile(rf"(?<!\S){known[name]}(?!\S)")
    return compiled


@cache
def _asks() -> re.Pattern[str]:
    beginnings = yaml.safe_load((HERE / "questions.yml").read_text(encoding="utf-8"))
    return re.compile(rf"^ *{_GREETING}(?:{'|'.join(_expanded(words, {}) for words in beginnings)})(?!\S)")


def _expanded(words: str, known: dict[str, str]) -> str:
    """`~` before a word stands for up to three words between, `{agents}` for any evidence of that name above."""
    for name in re.findall(r"\{([a-z_]+)\}", words):
        words = words.replace("{" + name + "}", known[name])
    return words.strip().replace("~", r"(?:\S+ ){0,3}")
