"""Street addresses, in English order ("1428 E Olympic Blvd Apt 6") and in Spanish ("calle Olmo 1428").

A number begins an address when the words behind it lead to a kind of street before anything else. City, state and ZIP
code stay: answers depend on them.
"""

from __future__ import annotations

import re

from channels.redact.words import GIVEN
from knowledge.languages import fold

# Kinds of street that are no common words besides, and those that are.
_STREET = frozenset(
    "st street ave av avenue avenida blvd boulevard bl rd dr ln lane ct cir ter terr terrace hwy pkwy parkway trl aly alley plz wy expy".split()
)
_PERHAPS_STREET = frozenset(
    "road drive court circle place pl way highway loop trail square sq plaza row walk path cove point run pike real calle camino".split()
)
_KIND_FIRST = frozenset(
    "via camino calle avenida paseo rancho caminito circulo privada callejon carretera rue avenue highway".split()
)
_WITHOUT_KIND = frozenset(
    """broadway embarcadero alameda brea cienega figueroa sepulveda crenshaw whittier soto alvarado vermont slauson florence
    international wilshire sunset mission telegraph macarthur foothill shaw blackstone""".split()
)
_DIRECTIONS = frozenset("n s e w ne nw se sw north south east west norte sur este oeste".split())
# Words that show that the number before them counts, dates or cites something.
_NOT_STREETS = frozenset(
    """the a an and or of on in at to my your his her our their for from with is are was were it that this outside near by down up off
    through kid kids child children boy boys girl girls man men woman women people person persons agent agents officer officers cop cops car cars
    truck trucks van vans suv suvs hour hours day days week weeks month months year years mile miles foot feet block blocks minute minutes dollar
    dollars bucks time times federal superior immigration family juvenile criminal supreme district traffic municipal county state city
    circuit appeals appellate civil small claims am pm percent hr hrs yr yrs min mins de del en y o mi su que un una por para con no la las el los
    ninos hijos personas agentes hombres mujeres anos meses dias semanas horas camionetas carros policias oficiales millas cuadras minutos veces dolares
    pesos trokas patrullas wrong other different more right long best only same first last next each per all any some get go went took take taken must can
    will u.s u.s.c c.f.r usc cfr grade graders years-old yo old amendment am. students parents teachers families workers i we they you he she students'
    january february march april may june july august september october november december enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre""".split()
)
_CITING = re.compile(
    r"(?:§|\b(?:section|sec|code|title|art(?:icle|[ií]culo)?|ley|law|ab|sb|prop|form|forma|formulario|u\.?s\.?c|c\.?f\.?r|no|rule|chapter|order|bill)\.?)\s*$",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w$§.,/:-])(\d{1,6})(?:\s?-\s?\d{1,4}|[A-Za-z]|\s1/2|½)?(?=\s)(?!\s*(?:am|pm|%))", re.I)
_WORD = re.compile(r"\s+([\w'’-]+(?:\.[\w'’-]+)*)(\.?)(,?)")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)$", re.I)
_UNIT = re.compile(
    r"(?:[\s,]*(?:\b(?:apt|apartment|apto|apartamento|depto?|departamento|unit|unidad|suite|ste|space|spc|sp|lot|lote|room|rm|cuarto|bldg|building"
    r"|edificio|interior|int|piso|trailer|tr[aá]iler)\b\.?\s*(?:#|n[uú]m\.?|no\.?)?\s*(?:\d+(?:-?[A-Za-z])?|[A-Za-z]\d*)\b|#\s*\w+))+", re.I
)
_SPANISH = re.compile(
    r"\b(?:calle|avenida|av|ave|boulevard|bulevar|blvd|carretera|callej[oó]n|privada|calzada|andador|pasaje|paseo|cerrada|prolongaci[oó]n|circuito)\b\.?\s+"
    r"((?:(?!\d+\b\s*(?:#|n[uú]m|no\.))[\w'’.]+\s*,?\s+){1,5}?)(#\s*|n[uú]m(?:ero|\.)?\s*|no\.?\s*)?(\d{1,6}[A-Za-z]?)\b(?:\s+([\w]+))?", re.I
)
# Where somebody says that an address comes, a number and a name are enough.
_SAID = re.compile(
    r"(?P<said>\b(?:address?(?:es)?|direcci[oó]n|domicilio|li(?:ve|ves|ving) at|stay(?:ing)? at)\W+(?:(?:is|es|:|mi|my)\s+)?)\d{1,6}[A-Za-z]?\s+(?!(?:of|and|or|de|y|am|pm)\b)[\w'’]+"
    r"(?:\s[A-ZÁÉÍÓÚÑ][\w'’]+)?", re.I
)
_BOX = re.compile(r"\b(?:P\.?\s?O\.?\s?box|apartado(?: postal)?)\s*#?\s*\d+\b", re.I)
_PARTICLES = frozenset("de del la las los el san santa".split())
_MOST_WORDS = 6
_AFTER_ORDINAL = frozenset("grade grado grader graders amendment circuit time day of birthday district year".split())


def redact(text: str) -> str:
    """`text` with [address] for each street address."""
    if not any(char.isdigit() for char in text):
        return text
    text = _BOX.sub("[address]", text)
    place = 0
    while number := _NUMBER.search(text, place):
        end = _end_of_address(text, number)
        if end is None:
            place = number.end()
        else:
            text = f"{text[: number.start()]}[address]{text[end:]}"
            place = number.start() + len("[address]")
    text = _SPANISH.sub(_spanish, text)
    return _SAID.sub(lambda match: f"{match['said']}[address]", text)


def _end_of_address(text: str, number: re.Match[str]) -> int | None:
    """Where the address ends that `number` begins; None when it begins none."""
    if _CITING.search(text[: number.start()]):
        return None
    names: list[str] = []  # words between number and kind of street
    end = number.end()
    long_number = len(number[1]) >= 3
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, end)
        if match is None:
            break
        word, folded = match[1], fold(match[1])
        if folded in _DIRECTIONS and not names:
            end = match.end(2)
            continue
        if names and (folded in _STREET or (folded in _PERHAPS_STREET and (long_number or names[0][0].isupper()))):
            return _with_unit(text, _with_direction(text, match.end(2) if match[2] else match.end(1)))
        if not names and _ORDINAL.match(word):
            following = _WORD.match(text, match.end(1))
            after = fold(following[1]) if following else ""
            if after in _STREET | _PERHAPS_STREET and following:
                return _with_unit(text, following.end(2))
            if after not in _AFTER_ORDINAL and len(number[1]) >= 2:
                return _with_unit(text, match.end(1))
            return None
        if folded in _KIND_FIRST and len(number[1]) >= 2 and " ".join(names).lower() in ("", "de", "de la"):
            return _kind_first(text, match.end(1))
        if folded in _WITHOUT_KIND and len(number[1]) >= 2 and (long_number or word[0].isupper()):
            following = _WORD.match(text, match.end(1))
            if following and fold(following[1]) in _STREET | _PERHAPS_STREET:
                return _with_unit(text, following.end(2))
            return _with_unit(text, match.end(1))
        if folded in _NOT_STREETS and not (folded in {"la", "las", "los", "el", "de", "del"} and len(number[1]) >= 2):
            return None
        names.append(word)
        end = match.end(1)
        if match[3]:
            break
    return None


def _kind_first(text: str, end: int) -> int | None:
    """Via Verde, Calle Real, Camino del Rio: particles and a name; a city may follow without a comma."""
    named = ""
    for _ in range(4):
        match = _WORD.match(text, end)
        if match is None:
            break
        word = fold(match[1])
        if word in _STREET | _PERHAPS_STREET:  # Rancho Circle
            return _with_unit(text, match.end(2))
        if word in _NOT_STREETS - _PARTICLES or (named and named not in GIVEN | _PARTICLES):
            break
        named, end = word, match.end(1)
        if match[2] or match[3]:
            break
    return _with_unit(text, end) if named and named not in _PARTICLES else None


def _with_direction(text: str, end: int) -> int:
    match = _WORD.match(text, end)
    return match.end(1) if match and match[1].upper() in {"N", "S", "E", "W", "NE", "NW", "SE", "SW"} else end


def _with_unit(text: str, end: int) -> int:
    match = _UNIT.match(text, end)
    return match.end() if match else end


def _spanish(match: re.Match[str]) -> str:
    """An address unless the words between street and number, or the one behind it, say that something is counted."""
    named, sign, number, following = match.groups()
    small = {"de", "del", "la", "las", "los", "el", "y"}
    words = {fold(word).strip(".,") for word in named.split()}
    if (words - small) & _NOT_STREETS and not sign or fold(following or "") in _NOT_STREETS - {"en", "y", "de", "la", "mi", "no", "con", "a"} or (len(number) < 2 and not sign):
        return match.group()
    tail = match.group()[match.end(3) - match.start() :]
    return f"[address]{tail}"
