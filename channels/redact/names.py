"""Names that are introduced as such: "my name is", "me llamo", "my husband José was taken".

Finding every name would take out half the places of California. So a name is looked for only behind words that bring
one; how much is taken for it depends on how surely they do.
"""

from __future__ import annotations

import re

from channels.redact.words import GIVEN, NEVER, PARTICLES
from knowledge.languages import fold

_RELATION = (
    r"(?:husband|wife|spouse|son|daughter|brother|sister|sibling|mom|mother|mum|dad|father|uncle|aunt|cousin|nephew|niece|grandma|grandpa"
    r"|grandmother|grandfather|grandson|granddaughter|friend|neighbou?r|boyfriend|girlfriend|bf|gf|fianc[eé]e?|partner|boss|co-?worker|roommate|kid|child"
    r"|baby|boy|girl|step(?:son|daughter|dad|father|mom|mother|brother|sister)|(?:brother|sister|mother|father|son|daughter)[- ]in[- ]law"
    r"|teammate|student|client|tenant|employee|patient|landlord|lawyer|attorney|pastor"
    r"|espos[oa]|marido|mujer|señora|hij[oa]|hijit[oa]|ij[oa]|niñ[oa]|h?erman[oa]|h?ermanit[oa]|mam[aá]|mami|pap[aá]|papi|madre|padre|jef[ea]"
    r"|t[ií][oa]|prim[oa]|sobrin[oa]|abuel[oa]|abuelit[oa]|niet[oa]|suegr[oa]|cuñad[oa]|yerno|nuera|amig[oa]|vecin[oa]|novi[oa]|pareja|patr[oó]n|patrona"
    r"|compañer[oa]|compadre|comadre|beb[eé]|ahijad[oa]|padrastro|madrastra|hijastr[oa]|concuñ[oa]|ex|abogad[oa]|inquilin[oa]|alumn[oa]|cliente)"
)
_SURE = re.compile(
    r"\b(?:my (?:full |real |legal )?name(?:'s|’s| is|s)|name is|me llamo|mi nombre (?:completo )?es|my name|(?:his|her|their|whose|son's|daughter's|husband's|wife's|brother's)"
    r" (?:full )?name(?:'s|’s| is| was)|(?:su|cuyo) nombre es|se llama|se yama|me yamo|ll[aá]mad[oa]|(?:de|a) nombre de|named|goes by|nombre completo:?|full name:?"
    r"|(?<![\w])name\s?[:=]|(?<![\w])nombre\s?[:=]|apellidos?\s?[:=]|last name(?: is|:)|first name(?: is|:)|mi apellido es|(?:people )?call(?:s|ed)? me|me dicen|me conocen como"
    r"|les? (?:habla|escribe|saluda)|this is (?=[A-ZÁÉÍÓÚÑ])|habla (?=[A-ZÁÉÍÓÚÑ])|atte\.?|atentamente,?|sincerely,?|de parte de|firma:)\s*,?\s*",
    re.I,
)
_RELATIVE = re.compile(
    rf"\b(?:my|mi|our|su|his|her|nuestr[oa]|tu|an?|un|una)\s+(?:\w+(?:est|er|or|it[oa])?\s+)?{_RELATION}\s*[,:(]?\s*",
    re.I,
)
_I_AM = re.compile(r"\b(?:I am|I'm|I’m|Im|i am|i'm|im|soy|Soy|SOY|aquí|habla|con|yo soy)\s+")
_TAKEN = re.compile(
    r"\b(?:took|taken|arrested|detained|grabbed|deported|kidnapped|picked up|looking for|asking for|asked for|find|locate|holding|free|about"
    r"|(?:se )?llevaron a|(?:se )?llev[oó] a|agarraron a|agarr[oó] a|detuvieron a|detuvo a|arrestaron a|arrest[oó] a|deportaron a|busca(?:n|mos)? a"
    r"|buscando a|pregunta(?:n|ron|ndo) por|encontrar a|localizar a|liberar a|for|para|saludos de|gracias,|thanks,|thank you,|[-–—])\s+",
    re.I,
)
_BEFORE_MARK = re.compile(r"((?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]+(?:\s+|$)){2,4})(?=[\s,(]*(?:A#?\s?)?\[(?:A-number|birth date|SSN|ID|receipt)\])")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*\.?")
_MOST_WORDS = 5
_NOT_PEOPLE = frozenset("school elementary high middle park center street st ave avenue boulevard day act law library hospital university college county city".split())


def redact(text: str) -> str:
    """`text` with [name] for each name that is introduced."""
    shouting = text.upper() == text
    text = _BEFORE_MARK.sub(_before_mark, text)
    text = _each(text, _SURE, lambda words: _sure(words, shouting))
    text = _each(text, _RELATIVE, lambda words: _capital_or_known(words, shouting))
    text = _each(text, _I_AM, lambda words: _after_i_am(words, shouting))
    return _each(text, _TAKEN, lambda words: _known(words, shouting))


def _before_mark(match: re.Match[str]) -> str:
    words = match.group().split()
    return match.group() if any(fold(word) in NEVER for word in words) else "[name] "


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
    return _trimmed(words, count)


def _is_capital(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or not word.isupper() or len(word) == 2 and word[1] == ".")


def _plain(word: str) -> str:
    return fold(word).strip(".'’").removesuffix("'s").removesuffix("’s")


def _sure(words: list[str], shouting: bool) -> int:
    """Behind "my name is": all that can be a name. In capitals when it begins so, else until a common word."""
    if not words or _plain(words[0]) in NEVER:
        return 0
    if _is_capital(words[0]) and not shouting:
        return max(1, _run(words, lambda word: _is_capital(word) and _plain(word) not in NEVER))
    return _run(words[:4], lambda word: _plain(word) not in NEVER and len(_plain(word)) > 1)


def _capital_or_known(words: list[str], shouting: bool) -> int:
    """Behind "my husband": capitalised words, or given names in any case."""
    if not words or _plain(words[0]) in NEVER:
        return 0
    if _is_capital(words[0]) and not shouting:
        return _run(words, lambda word: _is_capital(word) and _plain(word) not in NEVER)
    return _known(words, shouting)


def _after_i_am(words: list[str], shouting: bool) -> int:
    """Behind "I am", which brings much else: a given name, or two capitalised words."""
    if _known(words, shouting):
        return _known(words, shouting)
    count = 0 if shouting else _run(words, lambda word: _is_capital(word) and _plain(word) not in NEVER)
    return count if count >= 2 else 0


def _known(words: list[str], shouting: bool) -> int:
    """A given name we know, and the surnames behind it."""
    if not words or _plain(words[0]) not in GIVEN:
        return 0
    if _is_capital(words[0]) and not shouting:
        count = _run(words, lambda word: _is_capital(word) and _plain(word) not in NEVER)
    else:
        count = _run(words[:4], lambda word: _plain(word) not in NEVER and len(_plain(word)) > 2)
        # Lower case hides where a surname ends: one more word behind given names at most, two when it is a surname.
        given = _run(words[:4], lambda word: _plain(word) in GIVEN)
        count = min(count, given + 1) if len(words) > given else given
    following = words[count] if count < len(words) else ""
    return 0 if _plain(following) in _NOT_PEOPLE else count
