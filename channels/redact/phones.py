"""Ways to reach somebody: telephone numbers and e-mail addresses."""

from __future__ import annotations

import re

import phonenumbers

_AT = r"(?:\s?[(\[{<]?\s?@\s?[)\]}>]?\s?|\s?[(\[{<]\s?at\s?[)\]}>]\s?|\s?[(\[{<]?\b(?:arr?oba)\b[)\]}>]?\s?)"
_SPOKEN_DOT = r"(?:\s\.\s?|\s?[(\[{]?\b(?:dot|punto)\b[)\]}]?\s?)"
_DOT = rf"(?:\.|{_SPOKEN_DOT})"
_END = r"(?:com|net|org|edu|gov|mx|es|gt|sv|hn|us|live|mail)"
_KEEPER = r"(?:g ?mail|hot ?mail|yahoo|outlook|icloud|live|aol|protonmail)"
_BEFORE_AT = (
    r"(?<![\w+-])[\w+-]{1,40}(?:(?:\.|\s(?:dot|punto|gui[oó]n bajo|underscore)\s)[\w+-]{1,40}){0,4}(?:\s\d{1,4})?"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}"
    # Spelled out, or with spaces: by its ending, or by who keeps it. A bare "at" may lead to a page instead.
    rf"|{_BEFORE_AT}(?:{_AT}(?:[\w-]{{1,40}}{_DOT}){{1,2}}{_END}\b(?:{_DOT}{_END}\b)?"
    rf"|(?:{_AT}|\sat\s){_KEEPER}\b(?:{_DOT}{_END}\b){{0,2}}|\sat\s[\w-]{{1,40}}{_SPOKEN_DOT}{_END}\b)",
    re.I,
)
_WITHOUT_AT = re.compile(
    r"\b(?=\w{0,20}\d|[\w.]{6,40})[\w.]{1,40}[ ,]{1,3}(?:gmail|hotmail|yahoo|outlook|icloud)"
    r"(?:\.| punto | dot )com\b", re.I
)
_DIGIT_WORD = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
)
_DIGIT = rf"(?:{_DIGIT_WORD}|\d)"
# Each ends its word: so that no text can be read as these in more than one way, which would take for ever.
_TENS = (
    r"(?:(?:ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|diez|once|doce|trece|catorce"
    r"|quince|dieci[a-zé]{3,5}|veint[ei][a-zéó]{0,7}|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)\b)"
)
_MARK = r"\b(?:dash|gui[oó]n|punto|dot)\b"
_IN_WORDS = re.compile(rf"\b(?:{_DIGIT_WORD}|{_TENS})\b|{_MARK}", re.I)
# Said digit by digit or by twos, so that no machine reads it: at least seven digits, of which some are words.
_SPELLED = re.compile(
    rf"\b(?:{_DIGIT}|{_TENS})(?:(?:[\s.,-]|{_MARK}|\by\b)*(?:{_DIGIT}|{_TENS})){{4,12}}\b"
    r"(?!\s+(?:years|a[nñ]os|people|personas))", re.I
)
_EXTENSION = re.compile(r"\[phone\][\s,]*\b(?:ext|x|extensi[oó]n)\b\.?\s*\d{1,5}\b", re.I)
# What follows is a law's number, not a local one.
_CITING = re.compile(r"(?:§|\b(?:Code|Public Act|Law|Ley)) ?$")
_GAP = r"[\s.\-–/·]*"
# Free to the caller: an office's or a hotline's, never a person's. What is asked about it needs it.
_FREE = re.compile(r"(?:\+?1)?(?:800|833|844|855|866|877|888)\d{7}")
_PHONE = re.compile(
    # North America, 3-3-4 digits in any dress, with an extension.
    rf"(?<![\w$])(?:\+?1{_GAP})?\(?[2-9]\d{{2}}\)?(?:,\s)?{_GAP}\d{{3}}{_GAP}\d{{4}}"
    r"(?:\s*(?:ext|x|extensi[oó]n)\.?\s*\d{1,5})?(?!\d)"
    # Any country, when it says so.
    r"|(?<![\w.])(?:\+|00)\d[\d\s().\-]{7,17}\d\b"
    # Central America and Mexico by their codes, without a plus.
    rf"|(?<![\w$.-])\(?50[2-6]\)?{_GAP}[2-9]\d{{3}}{_GAP}\d{{4}}(?![\d-])"
    rf"|(?<![\w$.-])52{_GAP}1?{_GAP}(?:\d{_GAP}){{9}}\d(?!\d)"
    # Local ones: 555-0147; Central America's 7123-4567, unless both halves are years,
    r"|(?<![\w$§.-])\d{3}[-–.]\d{4}(?![\d-])"
    # and of a law's sections from one to another.
    r"|(?<![\w$§.-])(?<!§ )(?!(?:19|20)\d\d-(?:19|20)\d\d|(?P<same>\d\d)\d\d-(?P=same)\d\d)[2-9]\d{3}-\d{4}(?![\d-])"
    r"|(?<![\w$])\d{2,3}[\s.-]\d{3}[\s.-]\d{2}[\s.-]\d{2}(?![\d-])"
    # Ten digits one by one, by twos, and Mexico's 2-4-4.
    r"|(?<![\w$])\d(?:[ .-]\d){9}(?!\d)|(?<![\w$])\d{2}(?:[\s.-]\d{2}){4}(?!\d)"
    r"|(?<![\w$])\d{2}[\s.-]\d{4}[\s.-]\d{4}(?!\d)"
)
# Behind words that bring a number, seven or eight digits are enough.
_AFTER_WORDS = re.compile(
    r"\b(?P<word>(?:call|text|phone|cell|tel[eé]?fono?|tel|cel(?:ular)?|ll[aá]m[ae]\w*|marc[ae]\w*|whats?app?"
    r"|wasap|mi n[uú]mero|my number|mobile|salvador|guate(?:mala)?|honduras|nicaragua)"
    r"(?:\s+(?:me|us|him|her|number|n[uú]mero|is|es|at|al|a|on|de|mi|my|to|:|#)){0,4}[\s:#]*)"
    r"(?:\d{3,4}\s\d{4}|\d{7,8})(?!\s?\d)",
    re.I,
)


def redact(text: str) -> str:
    """`text` with [email] and [phone]. Run after the identity numbers: many are as long as a telephone number."""
    text = _SPELLED.sub(_spelled, _WITHOUT_AT.sub("[email]", _EMAIL.sub("[email]", text)))
    if not any(char.isdigit() for char in text):
        return text
    text = _known_to_the_plans(text)
    text = _AFTER_WORDS.sub(lambda match: f"{match['word']}[phone]", text)
    return _EXTENSION.sub("[phone]", _PHONE.sub(_unless_public, text))


def _unless_public(match: re.Match[str]) -> str:
    cited = _CITING.search(match.string, 0, match.start())
    return match.group() if cited or is_free(match.group()) else "[phone]"


def is_free(number: str) -> bool:
    """Whether `number`, in whatever dress, is a toll-free one."""
    return _FREE.fullmatch(re.sub(r"[^\d+]", "", number)) is not None


def _spelled(match: re.Match[str]) -> str:
    """Counts digits: "cincuenta y cinco" says two, as "cincuenta" does."""
    text = re.sub(_MARK, " ", match.group(), flags=re.I)
    tens = len(re.findall(rf"\b{_TENS}\b", text, re.I))
    joined = len(re.findall(rf"\b{_TENS}\s(?:y\s)?(?:{_DIGIT})\b(?<!\d)", text, re.I))
    digits = len(re.findall(_DIGIT, re.sub(rf"\b{_TENS}\b", " ", text, flags=re.I), re.I)) + 2 * tens - joined
    return "[phone]" if digits >= 7 and _IN_WORDS.search(match.group()) else match.group()


def _known_to_the_plans(text: str) -> str:
    """What the telephone plans of the world know as a number, in whatever spelling."""
    found = list(phonenumbers.PhoneNumberMatcher(text, "US", phonenumbers.Leniency.VALID))
    for match in reversed(found):
        if sum(char.isdigit() for char in match.raw_string) >= 10 and not is_free(match.raw_string):
            text = f"{text[: match.start]}[phone]{text[match.end :]}"
    return text
