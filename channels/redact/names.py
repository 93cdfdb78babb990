"""Names that are introduced as such: "my name is", "me llamo", "my husband José was taken".

Finding every name would take out half the places of California. So a name is looked for only behind words that bring
one, how much is taken for it depending on how surely they do; and anywhere where it can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from channels.redact import lengths
from channels.redact.introductions import (
    AND,
    ARRESTED,
    BEHIND_FIRST,
    GREETING,
    I_AM,
    IS_MINE,
    LIKELY,
    LISTED,
    OWNS,
    SAYS_MORE,
    SIGNED,
    SPEAKS,
    SURE,
    TAKEN,
    THANKED,
    TOWARDS,
    WEAK,
)
from channels.redact.spelling import is_given
from channels.redact.words import ABBREVIATED, NEVER, STATES
from knowledge.places import gazetteer

_BEFORE_ID = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]+(?:-[A-Z][a-z]+)?\s*){2,5})(?=[\s,;:(]*(?:(?:DOB|D\.O\.B\.?|born"
    r"|nacid[oa](?: el)?|A#?)[\s:.#]*)?\[(?:A-number|birth date|SSN|ID|receipt|license)\])"
)
_BEFORE_PHONE = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ](?:[a-záéíóúñü'’]+|\.)\s*){1,5})"
    r"(?=[\s,;:(]*(?:tel|cel|phone|ph|at|al)?[\s:.]*\[(?:phone|email|address)\])"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*\.?")
_Length = Callable[[list[str], bool], int]
_MOST_WORDS = 8
# Behind what a name comes, and how much of what follows is one; in the order of trying.
_STEPS = (
    (SURE, lengths.sure),
    (LIKELY, lengths.capital_or_known),
    (I_AM, lengths.after_i_am),
    (TAKEN, lengths.known_or_surname),
    (ARRESTED, lengths.two),
    (SPEAKS, lengths.speaking),
    (WEAK, lengths.known_capital),
    (TOWARDS, lengths.signed),
    (AND, lengths.capital_or_known),
    (LISTED, lengths.signed),
    (AND, lengths.capital_or_known),
    (THANKED, lengths.thanked),
    (SIGNED, lengths.signed),
)
# What is named after people: schools, streets, towns. Then the name is no person's.
_NAMED_AFTER = re.compile(
    r"\b(?:san|santa|santo|st\.?|saint|calle|avenida|ave?\.?|escuela|secundaria|primaria|preparatoria|prepa|parque|plaza"
    r"|cl[ií]nica|hospital|colegio|universidad|colonia|jard[ií]n|centro|ley|mission|misi[oó]n|fort|lake|mount|el|la|los)\s+$",
    re.I,
)
_PLACE_NEXT = re.compile(r"\b(?:de|from|en|in|near|to|at|hasta|desde|por|para)\s+$", re.I)
_AT = re.compile(r"\b(?:in|at|near|en) $", re.I)
_IN_STATE = re.compile(rf",\s*(?:{'|'.join(sorted(STATES))})\b", re.I)
_OF_COUNTY = re.compile(r"\b[ck]ondado de $", re.I)
_IN_CALIFORNIA = re.compile(r" ca(?:lif(?:ornia)?)?\b(?!\.)", re.I)
_BEHIND_CAPITAL = re.compile(r"(?:^|[^\w'’])[A-ZÁÉÍÓÚÑ][\w'’]* ?$")  # "Cedar Glen", "Trader Joe"
_NO_TOWN = {"del", "de", "la", "el", "los", "las", "rio"}  # "la hermana del Rosa Martinez"
_TITLE = re.compile(
    r"\b(?:do[nñ]a?|mrs?|ms|sra?|srta|dra?|lic|profa?|miss|mister|officer|hn[oa])\b\.? (?=\[name\])", re.I
)


def redact(text: str) -> str:
    """`text` with [name] for each name that is introduced."""
    shouting = _case_says_nothing(text)
    text = _BEFORE_ID.sub(lambda match: _before(match, known=False), text)
    text = _BEFORE_PHONE.sub(lambda match: _before(match, known=True), text)
    text = _first(text, shouting)
    for behind, length in _STEPS:
        text = _each(text, behind, length, shouting)
    text = _each(_anywhere(text, shouting), AND, lengths.capital_or_known, shouting)
    return _TITLE.sub("", text)


def _first(text: str, shouting: bool) -> str:
    """Who stands first in a message, and then says why: "Jaqueline here", "Beto, my brother", "Chepina's husband"."""
    greeting = GREETING.match(text)
    place = greeting.end() if greeting else 0
    spans = _words(text, place)
    words = [text[start:end] for start, end in spans]
    if words and words[0][0].isupper() and IS_MINE.match(text, spans[0][1]) and lengths.plain(words[0]) not in NEVER:
        return f"{text[:place]}[name]{text[spans[0][1] :]}"
    known = lengths.known(words, shouting)
    count = known or lengths.two(words, shouting)
    if not count or (count == 1 and lengths.plain(words[0]) in lengths.TOWNS):
        return text
    end = spans[count - 1][1]
    owns = words[count - 1].endswith(("'s", "’s"))
    if (OWNS if owns else BEHIND_FIRST if known else SAYS_MORE).match(text, end):
        return f"{text[:place]}[name]{text[end:]}"
    return text


def _anywhere(text: str, shouting: bool) -> str:
    """`text` without given names that a surname follows, or that can be nothing else."""
    place = 0
    while word := _WORD.search(text, place):
        place = word.end()
        spans = _words(text, word.start())
        words = [text[start:end] for start, end in spans]
        before = text[max(0, word.start() - 30) : word.start()]
        if _is_town(words, before):
            continue
        count = lengths.full(words, shouting, place=bool(_PLACE_NEXT.search(before)))
        if not count and (shouting or not _BEHIND_CAPITAL.search(before)):
            count = lengths.unmistakable(words, shouting)
            if count and words[count - 1].endswith(("'s", "’s")) and not OWNS.match(text, spans[count - 1][1]):
                count = 0  # Sam's Club
            if count == 1 and _AT.search(before):
                count = 0  # the kids at Franklin
        if count == 1 and (_OF_COUNTY.search(before) or _IN_CALIFORNIA.match(text, spans[0][1])):
            count = 0  # "condado de Estanislao", "tracey ca"
        if count and (_NAMED_AFTER.search(before[-20:]) or _IN_STATE.match(text, spans[count - 1][1])):
            place = spans[count - 1][1]
        elif count:
            text = f"{text[: word.start()]}[name]{text[spans[count - 1][1] :]}"
            place = word.start() + len("[name]")
    return text


def _is_town(words: list[str], before: str) -> bool:
    """Whether the words begin with a place of more than one, as "Logan Heights", or end one, as "long bich"."""
    folded = [lengths.plain(word) for word in words[:4]]
    whole = [" ".join(folded[:end]) for end in range(2, len(folded) + 1)]
    last = [word for word in before.split()[-1:] if lengths.plain(word) not in _NO_TOWN]
    whole += [f"{lengths.plain(word)} {folded[0]}" for word in last]
    found = (gazetteer.names().get(words) for words in whole)
    return any(name.spot.state == "CA" for name in found if name)


def _case_says_nothing(text: str) -> bool:
    """Whether Everything Is Written So, OR SO: a capital makes no name then."""
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return text.upper() == text or (len(long_words) >= 5 and all(word[0].isupper() for word in long_words))


def _before(match: re.Match[str], *, known: bool) -> str:
    """Capitalised words right before an identity number, or a known given name before a way to reach somebody."""
    words = match.group().split()
    folded = [lengths.plain(word) for word in words]
    first = next((place for place, word in enumerate(folded) if is_given(word)), None) if known else 0
    if known and first is None and match.start() == 0 and 2 <= len(words) <= 4:
        first = 0  # "Nereida Campos [phone]", as one leaves a number
    if first is None or lengths.NOT_PEOPLE & set(folded):
        return match.group()
    if any(word in NEVER and len(word) > 1 for word in folded[first:]):
        return match.group()
    space = match.group()[len(match.group().rstrip()) :]
    return " ".join([*words[:first], "[name]"]) + space


def _each(text: str, behind: re.Pattern[str], length: _Length, shouting: bool) -> str:
    """`text` with the words behind each match of `behind` replaced, as many as `length` takes for a name."""
    place = 0
    while match := behind.search(text, place):
        place = match.end()
        words = _words(text, place)
        count = length([text[start:end] for start, end in words], shouting)
        if count:
            text = f"{text[:place]}[name]{text[words[count - 1][1] :]}"
        if place == match.start():
            place += 1
    return text


def _words(text: str, place: int) -> list[tuple[int, int]]:
    """Where the next few words stand that only spaces divide."""
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_WORDS and (match := _WORD.match(text, place)):
        end = match.end()
        dotted = match.group().endswith(".") and len(match.group()) > 2
        if found and text[end : end + 1] == ":":
            break  # the next label of a form
        dotted = dotted and lengths.plain(match.group()) not in ABBREVIATED
        found.append((match.start(), end - 1 if dotted else end))
        if dotted or not text[end:].startswith(" "):
            break
        place = end + 1
    return found
