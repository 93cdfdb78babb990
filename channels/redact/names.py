"""Names that are introduced as such: "my name is", "me llamo", "my husband José was taken".

Finding every name would take out half the places of California. So a name is looked for only behind words that bring
one; how much is taken for it depends on how surely they do.
"""

from __future__ import annotations

import re

from channels.redact.words import GIVEN, NEVER, PARTICLES
from knowledge.languages import fold

_RELATION = (
    r"(?:(?:brother|sister|mother|father|son|daughter)[- ]in[- ]law"
    r"|husband|wife|spouse|son|daughter|brother|sister|sibling|mom|mother|mum|dad|father|uncle|aunt|cousin"
    r"|nephew|niece|grandma|grandpa"
    r"|grandmother|grandfather|grandson|granddaughter|friend|neighbou?r|boyfriend|girlfriend|bf|gf"
    r"|fianc[eé]e?|partner|boss|co-?worker|roommate|kid|child"
    r"|baby|boy|girl|step(?:son|daughter|dad|father|mom|mother|brother|sister)"
    r"|teammate|student|client|tenant|employee|patient|landlord|lawyer|attorney|pastor"
    r"|espos[oa]|marido|mujer|señora|hij[oa]|hijit[oa]|ij[oa]|niñ[oa]|h?erman[oa]|h?ermanit[oa]|mam[aá]|mami"
    r"|pap[aá]|papi|madre|padre|jef[ea]"
    r"|t[ií][oa]|prim[oa]|sobrin[oa]|abuel[oa]|abuelit[oa]|niet[oa]|suegr[oa]|cuñad[oa]|yerno|nuera|amig[oa]"
    r"|vecin[oa]|novi[oa]|pareja|patr[oó]n|patrona"
    r"|compañer[oa]|compadre|comadre|beb[eé]|ahijad[oa]|padrastro|madrastra|hijastr[oa]|concuñ[oa]|ex"
    r"|abogad[oa]|inquilin[oa]|alumn[oa]|cliente)"
)
_PERSON = (
    rf"(?:{_RELATION}|man|woman|guy|person|someone|somebody|agent|officer|se[nñ]ora?|hombre|persona|alguien"
    r"|muchach[oa]|[eé]l|ella|yo)"
)
_GAP = r"\s*[,:(]?\s*"

# Nearly always a name, whatever its case.
_SURE = re.compile(
    r"\b(?:my (?:full |real |first |last |legal )?name(?:'s|’s| is| was)|me (?:ll|y)amo"
    r"|mi nombre (?:completo )?(?:es|era)\b"
    r"|(?:his|her|their|whose|son's|daughter's|husband's|wife's|brother's|mom's|dad's) (?:full "
    r"|last )?name(?:'s|’s| is| was)|(?:su|cuyo) nombre (?:completo )?es\b"
    rf"|{_PERSON} (?:que )?se (?:ll|y)ama(?:ba)?|{_PERSON} (?:(?:is |was )?named|is called)"
    rf"|{_PERSON} (?:de nombre|llamad[oa])"
    r"|nombre completo|full name|(?:last|first) name(?: is)?|(?:mi )?apellidos? (?:es|son)|le (?:habla"
    r"|escribe|saluda)\b(?! (?:a|de|con|por)\b))" + _GAP, re.I
)
# A name if it is capitalised, or a given name we know.
_LIKELY = re.compile(
    rf"\b(?:(?:my|mi|mis|our|su|his|her|their|nuestr[oa]|tu|an?|un|una)\s+(?:(?:older|younger|oldest|youngest"
    rf"|little|big|best|baby|ex|mayor|menor|mejor)\s+)?"
    rf"{_RELATION}(?:\s+(?:mayor|menor))?|(?:my|his|her|their) name|(?:mi|su) nombre|(?:^"
    rf"|(?<=[\s,;.(]))(?:name|nombre)\s?[:=]|(?:people |they )?call(?:s|ed)? me|me dicen|me conocen como"
    rf"|a nombre de"
    r"|goes by|se (?:ll|y)ama|de parte de|firma|apellidos?|(?:mr|mrs|ms|miss|sr|sra|srta|se[nñ]or|se[nñ]ora|se[nñ]orita"
    r"|lic|licenciad[oa]|don|do[nñ]a|atte|atentamente|sincerely)\b\.?)" + _GAP,
    re.I,
)
_I_AM = re.compile(r"\b(?:[Ii] ?am|I AM|[Ii]['’]?m|[Ss]oy|SOY)\s+")
# Brings much else besides: only given names we know.
_TAKEN = re.compile(
    rf"\b(?:(?:my|mi|his|her|su) {_RELATION} (?:is|es)"
    r"|took|taken|arrested|detained|grabbed|deported|kidnapped|picked up|looking for|asking for|asked for"
    r"|locate|named"
    r"|llevaron a|llev[oó] a|agarraron a|agarr[oó] a|detuvieron a|detuvo a|arrestaron a|arrest[oó] a"
    r"|deportaron a|deport[oó] a|busca(?:n|mos)? a"
    r"|buscando a|pregunta(?:n|ron|ndo) por|encontrar a|localizar a|liberar a|llamad[oa])\s+", re.I
)
# The same, and only capitalised: "ayuda para luz" is about electricity.
_WEAK = re.compile(
    r"(?:\b(?:this is|it's|habla|aqu[ií]|con|find|for|about|free|tell|help|para|saludos de|saludos,|gracias,?"
    r"|thanks,?|thank you,?|yours,?|love,?|a)|(?:^|\s)[-–—~])\s+",
    re.I,
)
_BEFORE_ID = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]+(?:-[A-Z][a-z]+)?\s*){2,5})(?=[\s,;:(]*(?:(?:DOB|D\.O\.B\.?|born"
    r"|nacid[oa](?: el)?|A#?)[\s:.#]*)?\[(?:A-number|birth date|SSN|ID|receipt|license)\])"
)
_BEFORE_PHONE = re.compile(
    r"((?:[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’]+\s*){1,5})"
    r"(?=[\s,;:(]*(?:tel|cel|phone|ph|at|al)?[\s:.]*\[(?:phone|email|address)\])"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))*\.?")
_MOST_WORDS = 5
_NOT_PEOPLE = frozenset(
    """
    school elementary high middle park center street st ave avenue boulevard day act law library
    hospital university college county city
    """.split()
)


def redact(text: str) -> str:
    """`text` with [name] for each name that is introduced."""
    shouting = text.upper() == text
    text = _BEFORE_ID.sub(lambda match: _before(match, known=False), text)
    text = _BEFORE_PHONE.sub(lambda match: _before(match, known=True), text)
    text = _each(text, _SURE, lambda words: _sure(words, shouting))
    text = _each(text, _LIKELY, lambda words: _capital_or_known(words, shouting))
    text = _each(text, _I_AM, lambda words: _after_i_am(words, shouting))
    text = _each(text, _TAKEN, lambda words: _known(words, shouting))
    return _each(text, _WEAK, lambda words: _known(words, shouting) if words and words[0][0].isupper() else 0)


def _before(match: re.Match[str], *, known: bool) -> str:
    """Capitalised words right before an identity number, or a known given name before a way to reach somebody."""
    words = match.group().split()
    folded = [_plain(word) for word in words]
    first = next((place for place, word in enumerate(folded) if word in GIVEN), None) if known else 0
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
    return fold(word).strip(".'’").removesuffix("'s").removesuffix("’s")


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
    if _known(words, shouting):
        return _known(words, shouting)
    count = 0 if shouting else _run(words, _may_be_name)
    return count if count >= 2 else 0


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
