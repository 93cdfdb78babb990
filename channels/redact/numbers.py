"""Numbers that stand for a person: A-number, receipt, social security, card, licence, passport, plate, account.

Shapes: A-numbers are A and 7 to 9 digits, receipt numbers three letters and ten digits (USCIS glossary); SSN and ITIN
3-2-4 digits, an ITIN begins with 9 (IRS topic 857); California licences a letter and seven digits (DMV); Mexican
passports a letter and eight digits, CURP eighteen characters (RENAPO); cards pass Luhn's check (ISO/IEC 7812-1).
"""

from __future__ import annotations

import re

from channels.redact.phones import is_free

_SEP = r"[\s.\-–/#:]{0,3}"
_A_WORDS = (
    r"(?:\bA[\s-]?(?:number|num|no\.?|n[uú]mero|#)|\balien(?: registration)? ?(?:number|num|no\.?|#)?"
    r"|\bn[uú]mero\s+(?:de\s+)?(?:A\b|alien|extranjer[oa])|\banumber)"
)
_A_NUMBER = re.compile(
    rf"\bA{_SEP}\d{{3}}{_SEP}\d{{3}}{_SEP}\d{{2,3}}\b|\bA[-#]?\d{{7,9}}\b"
    rf"|{_A_WORDS}(?:\s+(?:is|es|was|era)|\s*[:#])?\s*\(?A?{_SEP}(?:\d[\s.-]{{0,3}}){{6,8}}\d\b",
    re.I,
)
_RECEIPT = re.compile(
    r"\b(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|NSC|VSC|TSC|CSC|PSC)[\s-]?\d{2}[\s-]?\d{3}[\s-]?\d{5}\b"
    r"|\b(?:eac|wac|lin|src|nbc|msc|ioe|ysc)[\s-]?\d{2}[\s-]?\d{3}[\s-]?\d{5}\b"
    r"|\b(?i:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC)(?:[\s-]?\d){10}\b"
    r"|\b(?i:(?!TEL|CEL|FON|NUM)[A-Z]{3})(?:\d{10}|[\s-]?\d{2}[\s-]\d{3}[\s-]\d{5})\b"
)
_SSN = re.compile(r"(?<![\d-])\d{3}[-.–\s]{1,3}\d{2}[-.–\s]{1,3}\d{4}(?![\d-])")
_SSN_WORDS = re.compile(
    r"\b(?P<word>ssn|social security(?: number| num| no\.?| #)?|(?:n[uú]mero de |no\.? de )?segur[oi] social"
    r"|mi social|my social|(?:n[uú]mero de )?itin|tax ?(?:payer )?id)"
    r"(?P<between>\s*(?:number|n[uú]mero|num|is|are|es|son|:|#|=|ends in|ending in|ending|ends with"
    r"|termina en|terminando en|last (?:4|four)(?: is)?|[,(])*\s*)"
    r"(?P<digits>\d(?:[\s-]?\d){3,8})\b",
    re.I,
)
_CARD = re.compile(r"(?<!\d)(?<!\d[/-])\d(?:[ -]?\d){12,18}(?!\d)")
_IN_FOURS = re.compile(r"\d{4}(?:[ -]\d{4}){3}")
_LICENSE = re.compile(r"(?<![\w-])(?:[A-Za-z][\s-]?\d{7}|(?![A-Z]-\d{3}\s)[B-Z](?:[\s-]?\d){7})(?![\w-])")
_PASSPORT = re.compile(
    r"(?<![\w-])[A-Za-z]{1,2}\d{6,9}(?!\w)"
    r"|\b[A-Z]{6}\d{8}[HM]\d{3}\b"  # clave de elector
    r"|\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b|\b[A-Z&Ñ]{3,4}\d{6}[A-Z\d]{3}\b"  # CURP, RFC
    r"|(?<![\d-])\d{4}[\s-]\d{5}[\s-]\d{4}(?![\d-])"  # Guatemala's DPI
    r"|(?<![\d-])\d{4}[\s-]\d{4}[\s-]\d{5}(?![\d-])|(?<![\d-])\d{8}-\d(?![\d-])",  # Honduras, El Salvador
    re.I,
)
_FILLER = (
    r"number|num|no|n[uú]mero|is|es|de|del|consulado|identidad|dice|says|id|consular|mi|my|card|la|el|mexican[oa]?|banco"
)
_ID_WORDS = re.compile(
    r"\b(?P<word>(?:pas+[ae]?port\w{0,2}|(?:id )?consula(?:r|te)(?: (?:id|card))?"
    r"|matr[ií]cula(?: consular)?|c[eé]dula|dui|dpi|curp|ine"
    r"|li[csz]en[csz]\w{1,2}|lic|dl|booking|reservaci[oó]n|inmate|detainee|detenid[oa]|preso|recluso"
    r"|intern[oa]|case|caso|expediente|account|acct|cuenta"
    r"|routing|folio|green ?card|i-?94|student id|medi-?cal)(?:\s+ab ?60)?"
    # Then a few words, or more before a longer number,
    r"(?P<gap>[^\d\n!?;/]{0,30}?[^\w\n!?;/-]))"
    # and digits in any grouping; letters may stand in it, though in no group alone.
    r"(?P<digits>(?:[A-Z]{1,4}-?|[A-Z]\s|(?-i:[A-Z]{2,4}) )?(?<![.$])\d[A-Z\d]{0,19}"
    r"(?:-[A-Z\d]{1,10}|[\s.\-]{1,2}(?=[A-Z]*\d)[A-Z\d]{1,10}){0,4})\b"
    r"(?!%|/(?!(?:19|20)\d\d\b)|,\d|\s*(?:dollars|d[oó]lares|pesos|mil\b))",
    re.I,
)
# Then the digits are a telephone's, or the next sentence's.
_ELSE = re.compile(r"\b(?:tel|cel|phone|call|text|ll[aá]m|marqu|whats|wasap)|(?<!no)(?<!num)\.\s+[^\W\d_]", re.I)
_PLATE = re.compile(
    r"(?P<word>\b(?:license plates?|plates?|placas?)(?:\s+(?:number|n[uú]mero|is|are|es|son|de mi carro))*[\s:#]+)"
    r"(?=\w*\d)(?=\w*[A-Z])[A-Z\d]{5,8}\b",
    re.I,
)
_A_DATE = re.compile(
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-.\s]\d{1,2}[-.\s](?:19|20)\d\d|(?:19|20)\d\d[-\s](?:19|20)\d\d)(?![-\w])"
)
_LONG = re.compile(r"(?<![\w$.,-])\d{9,}(?!\w)|(?<![\w$.,-])\d{3}[\s-]\d{3}[\s-]\d{3}(?![\d-])")


def redact(text: str) -> str:
    """`text` with [A-number] [receipt] [SSN] [ITIN] [card] [license] [ID]."""
    if not any(char.isdigit() for char in text):
        return text
    text = _RECEIPT.sub("[receipt]", text)
    text = _A_NUMBER.sub("[A-number]", text)
    text = _SSN.sub(lambda match: "[ITIN]" if match.group()[0] == "9" else "[SSN]", text)
    text = _SSN_WORDS.sub(_social, text)
    text = _CARD.sub(_card, text)
    text = _ID_WORDS.sub(_identity, text)
    text = _PLATE.sub(lambda match: f"{match['word']}[ID]", text)
    text = _LICENSE.sub("[license]", text)
    return _PASSPORT.sub("[ID]", text)


def redact_rest(text: str) -> str:
    """`text` with [ID] for what is still a long number once everything else was found."""
    return _LONG.sub(lambda match: match.group() if is_free(match.group()) else "[ID]", text)


def _social(match: re.Match[str]) -> str:
    a_year = re.fullmatch(r"(?:19|20)\d\d", match["digits"])
    if a_year and not re.search("last|end|termina", match["between"], re.I):
        return match.group()
    itin = "itin" in match["word"].lower() or "tax" in match["word"].lower()
    return f"{match['word']}{match['between']}[{'ITIN' if itin else 'SSN'}]"


def _identity(match: re.Match[str]) -> str:
    """Five digits right behind the word, six where other words stand between: a ZIP code may."""
    digits = sum(char.isdigit() for char in match["digits"])
    near = not re.search(rf"\b(?!(?:{_FILLER})\b)[^\W\d_]", match["gap"], re.I)
    if _A_DATE.match(match["digits"]) or digits < (5 if near else 6) or _ELSE.search(match["gap"]):
        return match.group()
    if is_free(match["digits"]):
        return match.group()
    return f"{match['word']}[ID]"


def _card(match: re.Match[str]) -> str:
    """A card at the start of the digits; an amount may follow it."""
    ends = [place.end() for place in re.finditer(r"\d+", match.group())]
    for end in ends:
        run = match.group()[:end]
        if sum(char.isdigit() for char in run) >= 13 and (_IN_FOURS.fullmatch(run) or _luhn(run)):
            return f"[card]{match.group()[end:]}"
    return match.group()


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed([int(char) for char in digits if char.isdigit()])):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
