"""Whether the words around a name make it a place, a person or a street, or ask for help there."""

from __future__ import annotations

from knowledge.places.cues import (
    ADVISER_OF,
    ADVISERS,
    ARTICLES,
    ASKING,
    BEING,
    CUES,
    FOLLOWERS,
    HINTS,
    SERVICE,
    STREETS,
    SURNAMES_TOO,
    TITLES,
)
from knowledge.places.message import Message
from knowledge.places.whereabouts import cue_before

_LONGEST_ASKED = 14


def is_name_of_person(message: Message, at: int) -> bool:
    """After a title, a first name or "my name is", if need be with one more capitalised word between; or after "el
    abogado", "my lawyer"."""
    two = at > 1 and (message.words[at - 2].folded, message.words[at - 1].folded)
    if two and two[1] in {"is", "es"} and two[0] in {"name", "nombre", "apellido"}:
        return True
    if two and two[0] in ADVISER_OF and two[1] in ADVISERS and message.words[at].folded in SURNAMES_TOO:
        return True
    for _ in range(2):
        if at == 0 or not message.same_clause(at - 1):
            return False
        at -= 1
        if message.words[at].folded in TITLES:
            return True
        if not message.words[at].capital or message.words[at].folded in CUES:
            return False
    return False


def is_said_of_somebody(message: Message, at: int) -> bool:
    """Right after "I am": what somebody is, not where ("estoy escondido", "soy Marina")."""
    return message.before(at) in BEING


def is_street(message: Message, start: int, end: int) -> bool:
    """After "calle", or before "street": a road that is called after the place."""
    return message.before(start) in {"calle", "avenida", "street"} or message.after(end) in STREETS


def is_edge(message: Message, start: int, end: int) -> bool:
    """A short message that begins or ends with the span, beside a word of help: "orange free lawyer"."""
    if len(message.words) > 8:
        return False
    return ((start == 0 and message.after(end) in SERVICE)
            or (end == len(message.words) and message.before(start) in SERVICE and message.same_clause(start - 1)))


def is_asked(message: Message, start: int, end: int) -> bool:
    """A short message that begins or ends with the span and asks for help, or for where or who: "mendota who"."""
    if (start > 0 and end < len(message.words)) or len(message.words) > (10 if start else _LONGEST_ASKED):
        return False
    beside = message.words[end:end + 3] if start == 0 else message.words[start - 1:start]
    around = message.words[:start] + message.words[end:] if len(message.words) < 7 else beside
    return any(word.folded in ASKING for word in around)


def is_hinted(message: Message, start: int) -> bool:
    """After a word that leads to places and to much else ("at", "por"), in a message that asks for help; or, with a
    capital letter, after the article that people put before their town ("en el Parlier")."""
    before = message.before(start)
    if before in ARTICLES:
        return cue_before(message, start - 1) > (0 if message.is_capital(start) else 1)
    asks = any(word.folded in ASKING for word in message.words)
    return asks and before in HINTS and message.same_clause(start - 1)


def follows_well(message: Message, end: int) -> bool:
    """Whether nothing follows that makes something else of a name, as "orange juice"."""
    return message.after(end) is None or message.after(end) in FOLLOWERS or "," in message.gap(end - 1)
