"""Which emergency a message tells of, if any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from knowledge.urgent.normal import HERE, normal

# Longer messages tell a story or ask a question; people in an emergency write little.
_LONGEST, _SHORT = 60, 8
# Evidence against that nothing outweighs, and that which "right now" outweighs.
_NEVER = ("over", "tale")
_UNLESS_LIVE = ("hypothetical", "habit", "complaint", "case")
_UNLESS_THIS_MINUTE = ("past",)
_GREETING = r"(?:(?:hi|hello|hey|hola|buenas|buenos dias|buenas tardes|ok|and|y|pero|but|please|por favor|so|also|thanks|gracias|disculpe|oiga|excuse me|sorry) )*"


@dataclass(frozen=True)
class Urgent:
    """An emergency: the entry whose first steps help, and the rule that found it."""

    entry: str
    rule: str


@dataclass(frozen=True)
class _Rule:
    rule: str
    entry: str
    all: list[list[str]]
    without: list[str]


def detect(text: str) -> Urgent | None:
    """The emergency that `text` tells of as happening now or just before; None for questions, stories and jokes."""
    found = _found(_statements(normal(text)))
    if _against(found):
        return None
    for rule in _rules():
        if _holds(rule, found):
            return Urgent(rule.entry, rule.rule)
    return None


def _holds(rule: _Rule, found: frozenset[str]) -> bool:
    needed = all(any(name in found for name in either) for either in rule.all)
    return needed and not any(name in found for name in rule.without)


def _statements(said: str) -> str:
    """Without the sentences that ask about the law or the world, unless it is all happening right now."""
    if len(said.split()) > _LONGEST:
        return " "
    if _evidence()["live"].search(said):
        return said
    asks = _evidence()["general"]
    return "|".join(sentence for sentence in said.split("|") if not asks.search(sentence)) or " "


def _found(said: str) -> frozenset[str]:
    found = {name for name, pattern in _evidence().items() if pattern.search(said)}
    return frozenset(found | {"short"} if len(said.split()) <= _SHORT else found)


def _against(found: frozenset[str]) -> frozenset[str]:
    against = {name for name in _NEVER if name in found}
    if "live" not in found:
        against |= {name for name in _UNLESS_LIVE if name in found}
    if "this_minute" not in found:
        against |= {name for name in _UNLESS_THIS_MINUTE if name in found}
    return frozenset(against)


@cache
def _evidence() -> dict[str, re.Pattern[str]]:
    compiled, names = {}, {}
    for file in ("evidence.yml", "against.yml"):
        for name, patterns in yaml.safe_load((HERE / file).read_text(encoding="utf-8")).items():
            either = "|".join(_expanded(pattern, names) for pattern in patterns)
            names[name] = f"(?:{either})"
            begin = rf"^ {_GREETING}" if name == "general" else r"(?<!\S)"
            compiled[name] = re.compile(rf"{begin}(?:{either})(?!\S)")
    return compiled


def _expanded(pattern: str, names: dict[str, str]) -> str:
    """`~` before a word stands for up to three words between, `{agents}` for any evidence of that name above."""
    for name, either in names.items():
        pattern = pattern.replace("{" + name + "}", either)
    return pattern.strip().replace("~", r"(?:\S+ ){0,3}")


@cache
def _rules() -> list[_Rule]:
    rows = yaml.safe_load((HERE / "rules.yml").read_text(encoding="utf-8"))
    return [
        _Rule(row["rule"], row["entry"], [each.split("|") for each in row["all"]], row.get("without", []))
        for row in rows
    ]
