"""Street addresses, in English order ("1428 E Olympic Blvd Apt 6") and in Spanish ("calle Olmo 1428").

A number begins an address when the words behind it lead to a kind of street before anything else. City, state and ZIP
code stay: answers depend on them.
"""

from __future__ import annotations

import re

from channels.redact import homes
from channels.redact.streets import (
    AFTER_ORDINAL,
    DIRECTIONS,
    KIND_FIRST,
    NOT_STREETS,
    OF_FEW,
    PARTICLES,
    PERHAPS_STREET,
    STREET,
    WITHOUT_KIND,
)
from channels.redact.words import GIVEN
from knowledge.languages import fold

_CITING = re.compile(
    r"(?:§|\b(?:section|sec|code|title|art(?:icle|[ií]culo)?|ley|law|ab|sb|prop|form|forma|formulario"
    r"|u\.?s\.?c|c\.?f\.?r|no|rule|chapter|order|bill)\.?)\s*$",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w$§.,/:-])(\d{1,6})(?:\s?-\s?\d{1,4}|[A-Za-z]|\s1/2|½)?(?=\s)(?!\s*(?:am|pm|%))", re.I)
_WORD = re.compile(r"\s+([\w'’-]+(?:\.[\w'’-]+)*)(\.?)(,?)")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$", re.I)
_UNIT = re.compile(
    r"(?:[\s,]*(?:\b(?:apt|apartment|apto|apartamento|depto?|departamento|unit|unidad|suite|ste|space|spc|sp|espacio|esp"
    r"|lot|lote|room|rm|cuarto|bldg|building"
    r"|edificio|interior|int|piso|trailer|tr[aá]iler)\b\.?\s*(?:#|n[uú]m\.?|no\.?)?\s*(?:\d+(?:-?[A-Za-z])?"
    r"|[A-Za-z]\d*)\b|#\s*\w+))+",
    re.I,
)
_SPANISH = re.compile(
    r"\b(?:calle|avenida|av|ave|boulevard|bulevar|blvd|carretera|callej[oó]n|privada|calzada|andador|pasaje"
    r"|paseo|camino|cerrada|prolongaci[oó]n|circuito)\b\.?\s+"
    r"((?:(?!\d+\b\s*(?:#|n[uú]m|no\.))[\w'’.]+\s*,?\s+){1,5}?)(#\s*|n[uú]m(?:ero|\.)?\s*"
    r"|no\.?\s*)?(\d{1,6}[A-Za-z]?)\b(?:\s+([\w]+))?",
    re.I,
)
# Where somebody says that an address comes, a number and a name are enough.
_SAID = re.compile(
    r"(?P<said>\b(?:address?(?:es)?|direcci[oó]n|domicilio|li(?:ve|ves|ving) (?:at|on)|stay(?:ing)? at"
    r"|viv(?:o|e|en|imos) en|(?:casa|apartamento|cuarto|traila?) (?:est[aá] )?en)\W+(?:(?:is"
    r"|es|:|mi|my|el|la)\s+)?)(?!9\d{4}\b)\d{2,6}[A-Za-z]?\s+(?:[NSEW]\.?\s+)?(?!(?:of|and|or|de|y|am|pm)\b)[\w'’]+"
    r"(?:\s[A-ZÁÉÍÓÚÑ][\w'’]+)?", re.I
)
# The buildings that everybody may know stand where they stand: what is asked about them would be lost.
_PUBLIC = re.compile(
    r"\b(?:court(?:house)?|corte|juzgado|tribunal|consulate|consulado|uscis|dmv)(?: (?:is|es|est[aá]|queda))?"
    r"(?: (?:at|on|in|en))?(?: (?:el|la))?\s+$", re.I
)
# The number last, as in Spanish, behind an English street ("Main St 2204"), or a name alone where a home is told of.
_LAST = re.compile(
    r"\b(?:[A-ZÁÉÍÓÚÑ][\w'’]+\s+){1,3}(?i:st|street|ave|avenue|blvd|road|rd|drive|dr|lane|ln|way)\.?\s+"
    r"(?:#\s*|(?i:number|n[uú]mero|no\.?)\s+)?(?!9\d{4}\b)(?P<number>\d{2,5})\b(?:\s+(?P<next>\w+))?"
)
_HOME = re.compile(
    r"(?P<said>\b(?i:casa|viv(?:o|e|en|imos)|domicilio|direcci[oó]n|li(?:ve|ving)|rento)\b(?i:\s(?:est[aá]|es|un|cuarto))*"
    r"(?i:\s(?:en|por|on|at))(?i:\s(?:el|la))?\s+)(?:[A-ZÁÉÍÓÚÑ][\w'’]+\s+){1,2}(?:#\s*)?(?!9\d{4}\b|(?:19|20)\d\d\b)"
    r"(?P<number>\d{3,5})\b(?:\s+(?P<next>\w+))?"
)
_BOX = re.compile(r"\b(?:P\.?\s?O\.?\s?box|apartado(?: postal)?)\s*#?\s*\d+\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ARTICLES = {"", "de", "de la", "el", "la", "los", "las"}
_MOST_WORDS = 6
# Behind an address the sentence goes on.
_LEADS_ON = {"en", "y", "mi", "no", "con", "a", "in", "and", "my", "at", "near"}


def redact(text: str) -> str:
    """`text` with [address] for each street address."""
    if not any(char.isdigit() for char in text):
        return text
    text = homes.redact_numbered(_BOX.sub("[address]", text))
    place = 0
    while number := _NUMBER.search(text, place):
        end = _end_of_address(text, number)
        if end is None:
            place = number.end()
        else:
            text = f"{text[: number.start()]}[address]{text[end:]}"
            place = number.start() + len("[address]")
    text = _in_spanish(text)
    text = _HOME.sub(_number_last, _LAST.sub(_number_last, text))
    return homes.redact(_SAID.sub(lambda match: f"{match['said']}[address]", text))


def _end_of_address(text: str, number: re.Match[str]) -> int | None:
    """Where the address ends that `number` begins; None when it begins none."""
    before = text[: number.start()]
    if _CITING.search(before) or _PUBLIC.search(before):
        return None
    names: list[str] = []  # words between number and kind of street
    end = number.end()
    long_number = len(number[1]) >= 3
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, end)
        if match is None:
            break
        word, folded = match[1], fold(match[1])
        if folded in DIRECTIONS and not names:
            end = match.end(2)
            continue
        leads = (len(number[1]) >= 2 or word[0].isupper()) and " ".join(names).lower() in _ARTICLES
        if folded in KIND_FIRST and leads and (end_of_name := _kind_first(text, match.end(1))):
            return end_of_name
        if names and (folded in STREET or (folded in PERHAPS_STREET and (long_number or names[0][0].isupper()))):
            return _with_unit(text, _with_direction(text, match.end(2) if match[2] else match.end(1)))
        if not names and _ORDINAL.match(word):
            following = _WORD.match(text, match.end(1))
            after = fold(following[1]) if following else ""
            if after in STREET | PERHAPS_STREET and following:
                return _with_unit(text, following.end(2))
            if after not in AFTER_ORDINAL and len(number[1]) >= 2:
                return _with_unit(text, match.end(1))
            return None
        if folded in WITHOUT_KIND and len(number[1]) >= 2 and (long_number or word[0].isupper()):
            following = _WORD.match(text, match.end(1))
            if following and fold(following[1]) in STREET | PERHAPS_STREET:
                return _with_unit(text, following.end(2))
            return _with_unit(text, match.end(1))
        if folded in OF_FEW and not (long_number and (word[0].isupper() or not _YEAR.fullmatch(number[1]))):
            return None
        if names and len(word) == 1 and match[2]:  # Cesar E. Chavez
            end = match.end(2)
            continue
        if folded in NOT_STREETS and not (folded in {"la", "las", "los", "el", "de", "del"} and len(number[1]) >= 2):
            return None
        names.append(word)
        end = match.end(1)
        if match[3]:
            break
    if names and (unit := _UNIT.match(text, end)):  # 77 W Orange Grove, Apt 5
        return unit.end()
    return None


def _kind_first(text: str, end: int) -> int | None:
    """Via Verde, Calle Real, Camino del Rio: particles and a name; a city may follow without a comma."""
    named = ""
    for _ in range(4):
        match = _WORD.match(text, end)
        if match is None:
            break
        word = fold(match[1])
        if word in STREET | PERHAPS_STREET:  # Rancho Circle
            return _with_unit(text, match.end(2))
        if word in NOT_STREETS - PARTICLES or (named and named not in GIVEN | PARTICLES):
            break
        named, end = word, match.end(1)
        if match[2] or match[3]:
            break
    return _with_unit(text, end) if named and named not in PARTICLES else None


def _with_direction(text: str, end: int) -> int:
    match = _WORD.match(text, end)
    return match.end(1) if match and match[1].upper() in {"N", "S", "E", "W", "NE", "NW", "SE", "SW"} else end


def _with_unit(text: str, end: int) -> int:
    match = _UNIT.match(text, end)
    return match.end() if match else end


def _number_last(match: re.Match[str]) -> str:
    """An address unless the word behind the number says that something is counted."""
    if fold(match["next"] or "") in NOT_STREETS - PARTICLES - _LEADS_ON:
        return match.group()
    rest = match.group()[match.end("number") - match.start() :]
    return f"{match.groupdict().get('said') or ''}[address]{rest}"


def _in_spanish(text: str) -> str:
    place = 0
    while match := _SPANISH.search(text, place):
        place = match.end(3)
        if _is_spanish(match):
            text = f"{text[: match.start()]}[address]{text[_with_unit(text, match.end(3)) :]}"
            place = match.start() + len("[address]")
    return text


def _is_spanish(match: re.Match[str]) -> bool:
    """An address unless the words between street and number, or the one behind it, say that something is counted."""
    named, sign, number, following = match.groups()
    words = {fold(word).strip(".,") for word in named.split()} - PARTICLES - {"y"}
    counts_before = bool(words & NOT_STREETS) and not sign
    counts_behind = fold(following or "") in NOT_STREETS - PARTICLES - _LEADS_ON
    return not (counts_before or counts_behind or (len(number) < 2 and not sign))
