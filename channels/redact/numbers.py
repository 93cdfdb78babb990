"""Numbers that name a person: telephone, A-number, receipt, social security, card, licence, passport, birth date.

Shapes: A-numbers are A and 7 to 9 digits, receipt numbers three letters and ten digits (USCIS glossary); SSN and ITIN
3-2-4 digits, an ITIN begins with 9 (IRS topic 857); California licences a letter and seven digits (DMV); Mexican
passports a letter and eight digits, CURP eighteen characters (RENAPO); cards pass Luhn's check (ISO/IEC 7812-1).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import phonenumbers

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+|[\w.+-]+ (?:at|arroba) (?:gmail|hotmail|yahoo|outlook|icloud)"
                    r"(?:(?: dot | punto |\.)com)?\b", re.I)  # fmt: skip

_SEP = r"[\s.\-–/#:]{0,3}"
_A_WORDS = (
    r"(?:\bA[\s-]?(?:number|num|no\.?|n[uú]mero|#)|\balien(?: registration)? ?(?:number|num|no\.?|#)?|\bn[uú]mero\s+(?:de\s+)?"
    r"(?:A\b|alien|extranjer[oa])|\banumber)"
)
_A_NUMBER = re.compile(
    rf"\bA{_SEP}\d{{3}}{_SEP}\d{{3}}{_SEP}\d{{2,3}}\b|\bA[-#]?\d{{7,9}}\b"
    rf"|{_A_WORDS}(?:\s+(?:is|es|was|era)|\s*[:#])?\s*\(?A?{_SEP}(?:\d[\s.-]?){{6,8}}\d\b", re.I
)
_RECEIPT = re.compile(r"\b(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|NSC|VSC|TSC|CSC|PSC)[\s-]?\d{2}[\s-]?\d{3}[\s-]?\d{5}\b|\b(?!TEL|CEL|FON|NUM)[A-Z]{3}\d{10}\b"
                      r"|\b(?:eac|wac|lin|src|nbc|msc|ioe|ysc)[\s-]?\d{2}[\s-]?\d{3}[\s-]?\d{5}\b")  # fmt: skip
_SSN = re.compile(r"(?<![\d-])\d{3}[-.–\s]\d{2}[-.–\s]\d{4}(?![\d-])")
_SSN_WORDS = re.compile(
    r"\b(?P<word>ssn|social security(?: number| num| no\.?| #)?|(?:n[uú]mero de |no\.? de )?segur[oi] social|mi social|my social"
    r"|(?:n[uú]mero de )?itin|tax ?(?:payer )?id)(?P<between>\s*(?:number|n[uú]mero|num|is|es|:|#|=|ends in|termina en|last (?:4|four)"
    r"(?: is)?|[,(])*\s*)(?P<digits>\d(?:[\s-]?\d){3,8})\b", re.I
)
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_NANP = r"(?:\+?1[\s.\-/]*)?\(?[2-9]\d{2}\)?[\s.\-–/·]*\d{3}[\s.\-–/·]*\d{4}"
_PHONE = re.compile(
    rf"(?<![\w$]){_NANP}(?:\s*(?:ext|x|extensi[oó]n)\.?\s*\d{{1,5}})?(?!\d)"
    r"|(?<![\w.])(?:\+|00)\d[\d\s().\-]{7,17}\d\b"
    r"|(?<![\w$§.-])\d{3}[-–.]\d{4}(?![\d-])"
    r"|(?<![\w$])\d(?:[ .-]\d){9}(?![\d])"
    r"|(?<![\w$])\d{2}[\s.-]\d{4}[\s.-]\d{4}(?!\d)|(?<![\w$])\d{2}(?:[\s.-]\d{2}){4}(?!\d)"
    r"|(?<![\w$§.-])(?!(?:19|20)\d\d-(?:19|20)\d\d)[2-9]\d{3}-\d{4}(?![\d-])"
)
_PHONE_WORDS = re.compile(
    r"\b(?P<word>(?:call|text|phone|cell|tel[eé]?fono?|tel|cel(?:ular)?|ll[aá]m[ae]\w*|marc[ae]\w*|whats?app?|wasap|mi n[uú]mero|my number|mobile)"
    r"(?:\s+(?:me|us|him|her|number|n[uú]mero|is|es|at|al|a|on|de|mi|my|to|:|#)){0,4}[\s:#]*)(?P<digits>\d{3}\s\d{4}|\d{7,8})(?!\d)", re.I
)
_LICENSE = re.compile(r"(?<![\w-])[A-Za-z][\s-]?\d{7}(?!\w)")
_PASSPORT = re.compile(r"(?<![\w-])[A-Za-z]{1,2}\d{6,9}(?!\w)|\b[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d\b|\b[A-Z&Ñ]{3,4}\d{6}[A-Z\d]{3}\b"
                       r"|(?<![\d-])\d{4}[\s-]\d{5}[\s-]\d{4}(?![\d-])|(?<![\d-])\d{4}[\s-]\d{4}[\s-]\d{5}(?![\d-])|(?<![\d-])\d{8}-\d(?![\d-])", re.I)  # fmt: skip
_ID_WORDS = re.compile(
    r"\b(?P<word>(?:passport|pasaporte|consular (?:id|card)|matr[ií]cula(?: consular)?|c[eé]dula|dui|dpi|curp|ine|licen[cs]e|licencia|dl"
    r"|driver'?s? licen[cs]e|booking|inmate|detainee|case|caso|expediente|account|cuenta|routing|folio|green ?card|i-?94|student id|medi-?cal)"
    r"(?:[\s:#.,]+(?:number|num|no|n[uú]mero|is|es|de|id|#|ab ?60|consular|mi|my|card|la|el|mexican[oa]?))*[\s:#.]*)"
    r"(?P<digits>(?=[A-Za-z\d-]*\d[A-Za-z-]*\d[A-Za-z-]*\d[A-Za-z-]*\d[A-Za-z-]*\d)[A-Za-z]{0,4}[\d-][A-Za-z\d-]{4,19}|\d{2,4}(?:[\s-]\d{2,5}){2,4})\b", re.I
)
_PLATE = re.compile(
    r"(?P<word>\b(?:license plates?|plates?|placas?)(?:\s+(?:number|n[uú]mero|is|are|es|son|de mi carro))*[\s:#]+)"
    r"(?=\w*\d)(?=\w*[A-Z])[A-Z\d]{5,8}\b", re.I
)
_LONG = re.compile(r"(?<![\w$.,-])\d{9,}(?![\w])|(?<![\w$.,-])\d{3}[\s-]\d{3}[\s-]\d{3}(?![\d-])")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre|noviembre|diciembre|ene|abr|ago|dic)\.?"
)
_DATE = (
    rf"(?:\d{{1,2}}\s?[/.\-]\s?\d{{1,2}}\s?[/.\-]\s?(?:\d{{4}}|\d{{2}})\b|\d{{4}}-\d{{1,2}}-\d{{1,2}}\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:of\s+)?\d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|ro|º|°)?\s*(?:de |of |/|-)?\s*{_MONTH}\b(?:\s*(?:,|de |del |of |/|-)?\s*\d{{2,4}}\b)?|\d{{8}}\b)"
)
_BIRTH = re.compile(
    r"(?P<word>\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birth ?day|b-?day|born|bday|nac(?:i(?!on)|í)\w*|nas[ií]\w*|fecha de na[cs]\w*|f\.? ?de ?n(?:ac)?\.?|cumplea[nñ]os)"
    r"(?:[\s:,=#]+(?:is|was|on|in|el|es|fue|la|en|d[ií]a|the|de|mi|su|her|his|mine|my|mexico|m[eé]xico|on the|de mi hij[oa])){0,4}[\s:,=#]*)"
    rf"(?P<date>{_DATE})", re.I
)
# A date right behind a name or number that was taken out is a birth date, as on a form.
_BEHIND_MARK = re.compile(rf"(?P<word>\[(?:name|A-number|SSN|ID|license)\][\s,;:(]{{1,3}})(?P<date>\d{{1,2}}[/.\-]\d{{1,2}}[/.\-](?:19|20)\d{{2}}\b)")


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed([int(char) for char in digits if char.isdigit()])):
        doubled = digit * 2 if place % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _social(match: re.Match[str]) -> str:
    return "[ITIN]" if match.group()[0] == "9" else "[SSN]"


def _social_word(match: re.Match[str]) -> str:
    if re.fullmatch(r"(?:19|20)\d\d", match["digits"]) and not re.search("last|end|termina", match["between"], re.I):
        return match.group()  # a year
    itin = "itin" in match["word"].lower() or "tax" in match["word"].lower()
    return f"{match['word']}{match['between']}[{'ITIN' if itin else 'SSN'}]"


def _keeping_word(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match['word']}{mark}"


def _identity(match: re.Match[str]) -> str:
    a_date = re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}|(?:19|20)\d\d-(?:19|20)\d\d", match["digits"])
    return match.group() if a_date else f"{match['word']}[ID]"


def _card(match: re.Match[str]) -> str:
    in_fours = re.fullmatch(r"\d{4}(?:[ -]\d{4}){3}", match.group())
    return "[card]" if in_fours or _luhn(match.group()) else match.group()


def _international(text: str) -> str:
    """What the telephone plans of the world know as a number, in whatever spelling."""
    found = [match for match in phonenumbers.PhoneNumberMatcher(text, "US", phonenumbers.Leniency.VALID)]
    for match in reversed(found):
        if sum(char.isdigit() for char in match.raw_string) >= 10:
            text = f"{text[: match.start]}[phone]{text[match.end :]}"
    return text


def redact(text: str) -> str:
    """`text` with marks for e-mail addresses and personal numbers."""
    text = _EMAIL.sub("[email]", text)
    if not any(char.isdigit() for char in text):
        return text
    text = _RECEIPT.sub("[receipt]", text)
    text = _A_NUMBER.sub("[A-number]", text)
    text = _SSN.sub(_social, text)
    text = _SSN_WORDS.sub(_social_word, text)
    text = _BIRTH.sub(_keeping_word("[birth date]"), text)
    text = _CARD.sub(_card, text)
    text = _ID_WORDS.sub(_identity, text)
    text = _PLATE.sub(_keeping_word("[ID]"), text)
    text = _LICENSE.sub("[license]", text)
    text = _PASSPORT.sub("[ID]", text)
    text = _international(text)
    text = _PHONE_WORDS.sub(_keeping_word("[phone]"), text)
    text = _PHONE.sub("[phone]", text)
    text = _LONG.sub("[ID]", text)
    return _BEHIND_MARK.sub(_keeping_word("[birth date]"), text)
