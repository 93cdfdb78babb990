"""What the words before a name say of where the writer is: there now, there before, or somewhere else."""

from __future__ import annotations

from knowledge.places.cues import (
    CUE_PAIRS,
    CUES,
    ELSEWHERE,
    HERE,
    KIN,
    LINKS,
    LIVING,
    LIVING_PAIRS,
    MOVED,
    NEAREST,
    NO_MORE,
    NOW,
    TURNS,
    US,
)
from knowledge.places.message import Message

_MOST_LINKS = 5


def cue_before(message: Message, at: int) -> int:
    """0: no cue before the word; 1: "from", "in", "by"; 2: a cue that says where the writer is now."""
    start = at
    while start - _MOST_LINKS < at > 0 and _is_link(message, at - 1, start) and not _is_pair(message, at):
        at -= 1
    if at == 0 or not message.same_clause(at - 1):
        return 0
    if is_where_to(message, at):
        return 2
    if not (message.words[at - 1].folded in CUES or _is_pair(message, at)):
        return 1 if _is_nearest_to(message, at) else 0
    near = {word.folded for word in message.words[max(0, at - 3):at]}
    return 2 if near & HERE and "from" not in near else 1


def stance(message: Message, at: int) -> int:
    """-1: what comes before the word is said of elsewhere, or of before; 1: of here and now; 0: of neither."""
    said: list[str] = []
    for each in range(at - 1, max(-1, at - 10), -1):
        if not message.same_clause(each) or "," in message.gap(each) or message.words[each].folded in TURNS:
            break
        said.append(message.words[each].folded)
    departed = message.before(at) in {"from", "de"} and not MOVED.isdisjoint(said[:6])
    of_theirs = not KIN.isdisjoint(said[:4]) and "with" not in said and "con" not in said and US.isdisjoint(said[:4])
    pairs = set(zip(said[1:5], said, strict=False))
    if departed or of_theirs or pairs & NO_MORE or not ELSEWHERE.isdisjoint(said[:7]):
        return -1
    return 1 if pairs & LIVING_PAIRS or not NOW.isdisjoint(said) or not LIVING.isdisjoint(said[:3]) else 0


def is_origin(message: Message, at: int) -> bool:
    """After "from" or "soy de"."""
    return message.before(at) in {"from", "vine", "vengo"} or message.folded(max(0, at - 2), at) in {
        "soy de", "soy d", "somos de", "vine de", "vengo de", "llegue de", "venimos de"}


def is_where_to(message: Message, at: int) -> bool:
    """After "moved from ... to", "me mudé de ... a"; or right after "nos cambiamos a"."""
    before = [word.folded for word in message.words[max(0, at - 8):at]]
    if before[-1] not in {"to", "a"} or MOVED.isdisjoint(before):
        return False
    return not {"from", "de"}.isdisjoint(before) or not MOVED.isdisjoint(before[-5:-1])


def _is_nearest_to(message: Message, at: int) -> bool:
    """After "the closest ... to", "el más cercano a"."""
    before = [word.folded for word in message.words[max(0, at - 8):at]]
    return before[-1] in {"to", "a"} and not NEAREST.isdisjoint(before)


def _is_link(message: Message, at: int, start: int) -> bool:
    """Whether the word only leads to the name at `start`: "city of", and the article in "la ciudad de"."""
    word = message.words[at].folded
    return word in LINKS or (at + 1 < start and word in {"la", "el", "the"})


def _is_pair(message: Message, at: int) -> bool:
    return at > 1 and f"{message.words[at - 2].folded}_{message.words[at - 1].folded}" in CUE_PAIRS
