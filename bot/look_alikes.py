"""`bot/.venv/bin/python -m bot.look_alikes`: note which ways of asking read like a command, or like nothing clear.

The bot's own examples cannot hold every question of the FAQ, and need not: most are read as questions without. Those
that are not go to `data/nlu/look_alikes.yml`, and the FAQ's own words to `topics.txt` (see `Topics` in
`components/keywords.py`). Both are committed. Run it after many phrasings have changed, then train.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any, Dict, Iterator, List, Set, Tuple

import yaml

from bot import light, paths, quiet
from bot.components.keywords import TOPICS, Table
from bot.components.texts import words

FOUND = paths.ROOT / "bot" / "data" / "nlu" / "look_alikes.yml"
_SURE = 0.8
_COMMON = 8  # ways of asking, of 24,000, that a word must be in to be a topic: in fewer, names and chat get in
_NEAR_ME = "hub-find-near-me"  # the entry that a search for help is about
_HEAD = """\
# Made by bot/look_alikes.py from knowledge/faq and knowledge/corpus: ways of asking that the other examples alone do
# not tell apart from a command or from a search for help nearby.
"""


def main() -> None:
    """Train without what was found before, read every way of asking, and write down those that were misread."""
    FOUND.unlink(missing_ok=True)
    light.leave_out()
    from rasa.core.agent import Agent

    from bot.train import train

    quiet.quiet()
    agent = Agent.load(train())
    misread: Dict[str, List[str]] = {"question": [], "find_help": []}
    asked = sorted(set(_ways_of_asking()))
    TOPICS.write_text("\n".join(_topics(text for text, _ in asked)) + "\n", encoding="utf-8")
    for text, intent in asked:
        found = asyncio.run(agent.parse_message(text))["intent"]
        if found["name"] != intent or found["confidence"] < _SURE:
            misread[intent].append(text)
    blocks = [_block(intent, texts) for intent, texts in misread.items()]
    FOUND.write_text(_HEAD + 'version: "3.1"\nnlu:\n' + "".join(blocks), encoding="utf-8")
    print(f"{FOUND}: {len(misread['question'])} questions, {len(misread['find_help'])} searches for help")


def _ways_of_asking() -> Iterator[Tuple[str, str]]:
    """Each text with the intent it has."""
    for path in sorted((paths.ROOT / "knowledge" / "faq").rglob("*.yml")):
        entry = _read(path)
        for language in ("en", "es"):
            for text in [entry[language]["question"], *entry[language]["phrasings"]]:
                yield text, _intent(entry["id"])
    for path in sorted((paths.ROOT / "knowledge" / "corpus" / "extra").glob("*.yml")):
        for name, languages in _read(path).items():
            for texts in languages.values():
                yield from ((text, _intent(name)) for text in texts)
    for path in sorted((paths.ROOT / "knowledge" / "corpus" / "nothing").glob("*.yml")):
        yield from ((text, "question") for text in _read(path))


def _topics(texts: Iterator[str]) -> List[str]:
    """The words that people may text alone to ask about a thing: none that a command is made of, and no keyword."""
    table, commands = Table(), _command_words()
    counts = Counter(word for text in texts for word in set(words(text)))
    return sorted(word for word, count in counts.items() if count >= _COMMON and len(word) > 2
                  and word not in commands and not table.intent(word))  # fmt: skip


def _command_words() -> Set[str]:
    found: Set[str] = set()
    for path in (paths.ROOT / "bot" / "data" / "nlu").glob("*.yml"):
        for block in _read(path)["nlu"]:
            if block.get("intent") not in (None, "question", "find_help"):
                found.update(words(block["examples"]))
    return found


def _intent(entry: str) -> str:
    return "find_help" if entry == _NEAR_ME else "question"


def _block(intent: str, texts: List[str]) -> str:
    # Brackets would mark entities.
    lines = [" ".join(text.replace("[", "(").replace("]", ")").split()) for text in texts]
    return f"- intent: {intent}\n  examples: |\n" + "".join(f"    - {line}\n" for line in lines)


def _read(path: Any) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
