"""Birth dates: dates behind words of birth, or right behind something that was taken out, as on a form.

All other dates stay: hearings, arrivals, and the days laws began are what questions are about.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|sep?tiembre|octubre|noviembre|diciembre|ene|abr|ago|dic)\.?"
)
_IN_WORDS = (
    r"(?:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[eé]is"
    r"|diecisiete|dieciocho|diecinueve|veinte|veinti\w+|treinta(?: y uno)?|first|second|third|\w+th|twenty[- ]\w+)"
    rf"\s+(?:de|of)\s+{_MONTH}\b(?:,?\s*(?:del? |of )?(?:\d{{2,4}}\b"
    r"|(?:mil|dos mil|nineteen|two thousand)(?:\s\w+){0,4}))?"
)
_DATE = (
    r"(?:\d{1,2}(?:\s?[/.\-]\s?|\s)\d{1,2}(?:\s?[/.\-]\s?|\s)(?:\d{4}|\d{2})\b|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+(?:of\s+)?\d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|ro|º|°)?\s*(?:de |of |/|-)?\s*{_MONTH}\b"
    r"(?:\s*(?:,|de |del |d |of |/|-)?\s*\d{2,4}\b)?"
    rf"|{_IN_WORDS}|{_MONTH}\s+(?:de\s+|del\s+|of\s+)?(?:19|20)\d\d\b|\d{{8}}\b)"
)
# The nearest date behind a word of birth, with a few words between; a form may have more than a sentence.
_BIRTH = re.compile(
    r"(?P<word>\b(?:(?:d\.?o\.?b\b\.?|date of birth|birth ?(?:date|day)|b-?day|fech?a? (?:de )?na[cs]\w*"
    r"|fec\.? ?(?:de )?na[cs]\w*\.?|f\.? ?(?:de? ?)?n(?:ac)?\.?(?=[\s:\d])|cumplea[nñ]os|(?:mi|su) cumple)"
    r"(?P<form>[^\d\n!?;]{0,45}?)"
    r"|(?:born|nac(?:i(?!on)|í|\.)\w*|nas[ií]\w*|cumpl(?:o|e|[ií])(?: \d{1,2})?(?: a[nñ]os)?(?= el\b)"
    r"|turn(?:s|ed|ing)? \d{1,2} (?=on\b|in\b))"
    rf"(?P<verb>[^\d\n!?;]{{0,40}}?)))(?<![^\W_])(?P<date>{_DATE})",
    re.I,
)
_BIRTH_BEHIND = re.compile(
    rf"{_DATE}(?P<word>\s*(?:,|is|es|was|fue)\s(?:\w+\s){{0,3}}"
    r"(?:date of birth|birth ?da|dob\b|fecha de nac|cumplea))", re.I
)
# Then the date is another's: of a hearing, an arrival, an arrest, a law.
_ELSE = re.compile(
    r"\b(?:court|corte|hearing|audiencia|cita|appointment|interview|entrevista|came|c[ao]me|lleg\w+|ent(?:r|er)\w+"
    r"|cross\w*|cruz\w+|arrest\w*|det\w+|agarr\w+|took|taken|llev\w+|raid|redada|law|ley|since|desde|until|hasta|before"
    r"|antes|after|despu[eé]s|expir\w*|venc\w*|file[sd]?|appl\w+|aplic\w+|work\w*|trabaj\w+|will|va|married|cas[eéoó]\w*)\b"
    r"|[^\W\d]{4,}\.\s", re.I
)
_BIRTHDAY = re.compile(  # without the year
    r"(?P<word>\b(?:birth ?day|b-?day|cumplea[nñ]os|cumple)(?:[\s:]+(?:is|on|es|el|mi|su)){0,3}[\s:]*)"
    r"\d{1,2}[/-]\d{1,2}(?![/\d-])", re.I
)
_BEHIND_MARK = re.compile(
    r"(?P<word>\[(?:name|A-number|SSN|ID|license)\][\s,;:(]{1,3})\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d{2}\b"
    # Further behind when it is long ago.
    r"|(?P<far>\[(?:name|A-number|ID)\](?:[\s,;:(]{1,2}\w{1,12}){1,2}[\s,;:(]{1,2})"
    r"\d{1,2}[/.\-]\d{1,2}[/.\-](?:19\d\d|200\d)\b"
)


def redact(text: str) -> str:
    """`text` with [birth date]."""
    if not any(char.isdigit() for char in text):
        return text
    text = _BIRTH_BEHIND.sub(lambda match: f"[birth date]{match['word']}", _BIRTH.sub(_birth, text))
    text = _BIRTHDAY.sub(lambda match: f"{match['word']}[birth date]", text)
    return _BEHIND_MARK.sub(lambda match: f"{match['word'] or match['far']}[birth date]", text)


def _birth(match: re.Match[str]) -> str:
    between = match["form"] or match["verb"] or ""
    return match.group() if _ELSE.search(between) else f"{match['word']}[birth date]"
