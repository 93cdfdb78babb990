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
_BIRTH = re.compile(
    r"(?P<word>\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birth ?day|b-?day|born|nac(?:i(?!on)|í|\.)\w*|nas[ií]\w*"
    r"|fecha (?:de )?na[cs]\w*|f\.? ?(?:de? ?)?n(?:ac)?\.?|cumplea[nñ]os"
    r"|cumpl(?:o|e|[ií])(?: a[nñ]os)?(?= el\b)|mi cumple)"
    r"(?:[\s:,=#]+(?:is|was|on|in|el|es|fue|la|en|d[ií]a|the|de|a|back|un|mi|su"
    r"|her|his|mine|my|m[eé]xico|de mi hij[oa])){0,4}"
    r"(?:\s*(?:in|en)\s+(?!\w+ (?:y|and|in|en)\b)[^\W\d]+(?:\s(?!y\b|and\b|llegu|came)[^\W\d]+)?(?:\s+(?:on|el))?)?"
    rf"[\s:.,=#–-]*){_DATE}",
    re.I,
)
_BIRTHDAY = re.compile(  # without the year
    r"(?P<word>\b(?:birth ?day|b-?day|cumplea[nñ]os|cumple)(?:[\s:]+(?:is|on|es|el|mi|su)){0,3}[\s:]*)"
    r"\d{1,2}[/-]\d{1,2}(?![/\d-])", re.I
)
_BEHIND_MARK = re.compile(
    r"(?P<word>\[(?:name|A-number|SSN|ID|license)\][\s,;:(]{1,3})\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)\d{2}\b"
)


def redact(text: str) -> str:
    """`text` with [birth date]."""
    if not any(char.isdigit() for char in text):
        return text
    for pattern in (_BIRTH, _BIRTHDAY, _BEHIND_MARK):
        text = pattern.sub(lambda match: f"{match['word']}[birth date]", text)
    return text
