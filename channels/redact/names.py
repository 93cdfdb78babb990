"""Names that are introduced as such: "my name is", "me llamo", "my husband José was taken".

Finding every name would take out half the places of California. So a name is looked for only behind words that bring
one; how much is taken for it depends on how surely they do.
"""

from __future__ import annotations

import re

from channels.redact.introductions import AND, ARRESTED, I_AM, LIKELY, SIGNED, SURE, TAKEN, WEAK
from channels.redact.words import GIVEN, NEVER, PARTICLES
from knowledge.languages import fold

_BEFORE_ID = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]+(?:-[A-Z][a-z]+)?\s*){2,5})(?=[\s,;:(]*(?:(?:DOB|D\.O\.B\.?|born"
    r"|nacid[oa](?: el)?|A#?)[\s:.#]*)?\[(?:A-number|birth date|SSN|ID|receipt|license)\])"
)
_BEFORE_PHONE = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]+\s*){1,5})"
    r"(?=[\s,;:(]*(?:tel|cel|phone|ph|at|al)?[\s:.]*\[(?:phone|email|address)\])"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*\.?")
_MOST_WORDS = 8
# Towns of California that bear a given name, or go without the rest of theirs.
TOWNS = frozenset(
    """
    guadalupe marina soledad alma dolores victoria mercedes angel clara ana maria rosa paula jose juan diego francisco
    fernando gabriel jacinto leandro lorenzo luis marcos mateo pablo rafael ramon barbara carlos bruno
    """.split()
)
_NOT_PEOPLE = frozenset(
    """
    school elementary high middle park center street st ave avenue boulevard day act law library
    hospital university college county city
    """.split()
)


def redact(text: str) -> str:
    """`text` with [name] for each name that is introduced."""
    shouting = _case_says_nothing(text)
    text = _BEFORE_ID.sub(lambda match: _before(match, known=False), text)
    text = _BEFORE_PHONE.sub(lambda match: _before(match, known=True), text)
    text = _each(text, SURE, lambda words: _sure(words, shouting))
    text = _each(text, LIKELY, lambda words: _capital_or_known(words, shouting))
    text = _each(text, I_AM, lambda words: _after_i_am(words, shouting))
    text = _each(text, TAKEN, lambda words: _known(words, shouting))
    text = _each(text, ARRESTED, lambda words: _two(words, shouting))
    text = _each(text, WEAK, lambda words: _known(words, shouting) if words and words[0][0].isupper() else 0)
    text = _each(text, AND, lambda words: _capital_or_known(words, shouting))
    return _each(text, SIGNED, lambda words: _signed(words, shouting))


def _case_says_nothing(text: str) -> bool:
    """Whether Everything Is Written So, OR SO: a capital makes no name then."""
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return text.upper() == text or (len(long_words) >= 5 and all(word[0].isupper() for word in long_words))


def _before(match: re.Match[str], *, known: bool) -> str:
    """Capitalised words right before an identity number, or a known given name before a way to reach somebody."""
    words = match.group().split()
    folded = [_plain(word) for word in words]
    first = next((place for place, word in enumerate(folded) if word in GIVEN), None) if known else 0
    if known and first is None and match.start() == 0 and 2 <= len(words) <= 4:
        first = 0  # "Nereida Campos [phone]", as one leaves a number
    if first is None or any(word in NEVER for word in folded[first:]) or _NOT_PEOPLE & set(folded):
        return match.group()
    space = match.group()[len(match.group().rstrip()) :]
    return " ".join([*words[:first], "[name]"]) + space


def _each(text: str, behind: re.Pattern[str], length) -> str:  # type: ignore[no-untyped-def]
    """`text` with the words behind each match of `behind` replaced, as many as `length` takes for a name."""
    place = 0
    while match := behind.search(text, place):
        place = match.end()
        words = _words(text, place)
        count = length([text[start:end] for start, end in words])
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
        found.append((match.start(), end - 1 if dotted else end))
        if dotted or not text[end:].startswith(" "):
            break
        place = end + 1
    return found


def _trimmed(words: list[str], count: int) -> int:
    """`count` without particles at the end, which belong to what follows."""
    while count and fold(words[count - 1]) in PARTICLES:
        count -= 1
    return count


def _run(words: list[str], accept) -> int:  # type: ignore[no-untyped-def]
    """How many words from the start are accepted; particles pass once a name has begun."""
    count = 0
    for word in words:
        if not (accept(word) or (count and fold(word) in PARTICLES)):
            break
        count += 1
        if word.endswith(("'s", "’s")):
            break
    return _trimmed(words, count)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper() or (len(word) == 2 and word[1] == "."))


def _plain(word: str) -> str:
    return re.sub("['’]", "", re.sub("['’]s$", "", fold(word).strip(".'’")))


def _sure(words: list[str], shouting: bool) -> int:
    """All that can be a name: in capitals when it begins so, else until a common word."""
    if not words or _plain(words[0]) in NEVER:
        return 0
    if _is_capital(words[0]) and not shouting:
        return max(1, _run(words, _may_be_name))
    return _run(words[:4], lambda word: _plain(word) not in NEVER and len(_plain(word)) > 1)


def _capital_or_known(words: list[str], shouting: bool) -> int:
    """Capitalised words, or given names in any case."""
    if not words or _plain(words[0]) in NEVER or fold(words[0]) in PARTICLES:
        return 0
    if _is_capital(words[0]) and not shouting:
        count = _run(words, _may_be_name)
        return 0 if _is_place(words, count) else count
    return _known(words, shouting)


def _after_i_am(words: list[str], shouting: bool) -> int:
    """Behind "I am", which brings much else: a given name, or two capitalised words."""
    return _known(words, shouting) or _two(words, shouting)


def _signed(words: list[str], shouting: bool) -> int:
    """A given name we know, capitalised; alone it must not be a town's."""
    if not words or shouting or not words[0][0].isupper() or (len(words) == 1 and _plain(words[0]) in TOWNS):
        return 0
    return _known(words, shouting)


def _two(words: list[str], shouting: bool) -> int:
    """Two or more capitalised words, which are no place."""
    if not words or fold(words[0]) in PARTICLES:
        return 0
    count = 0 if shouting else _run(words, _may_be_name)
    return count if count >= 2 and not _is_place(words, count) else 0


def _known(words: list[str], shouting: bool) -> int:
    """A given name we know, and the surnames behind it."""
    if not words or _plain(words[0]) not in GIVEN:
        return 0
    if _is_capital(words[0]) and not shouting:
        count = _run(words, _may_be_name)
    else:
        # Lower case hides where a surname ends: one more word behind the given names at most.
        given = _run(words[:4], lambda word: _plain(word) in GIVEN)
        count = min(given + 1, _run(words[:4], lambda word: _plain(word) not in NEVER and len(_plain(word)) > 2))
    return 0 if _is_place(words, count) else count


def _is_place(words: list[str], count: int) -> bool:
    """Whether what looks like a name is a school, a park, a street: Dolores Huerta Elementary."""
    if count and words[count - 1].endswith(("'s", "’s")):
        return False
    return bool(_NOT_PEOPLE & {_plain(word) for word in words[: count + 1]})


def _may_be_name(word: str) -> bool:
    return _is_capital(word) and _plain(word) not in NEVER
