"""Wording that turns information into advice or promises, and words that mislead about the law.

Why: we describe rights and common steps; telling a person what to do in their case is legal advice, which only a
lawyer or an accredited representative may give (8 C.F.R. § 1292.1; Cal. Bus. & Prof. Code § 6125).
"""

from __future__ import annotations

import re

_SAY_INSTEAD = "describe what people can do ('you can', 'puede')"

# pattern, what to do
RULES: dict[str, list[tuple[re.Pattern[str], str]]] = {
    "en": [
        (re.compile(r"\byou (?:really )?(?:should|ought to|had better|need to|have to)\b", re.I), _SAY_INSTEAD),
        (re.compile(r"\bwe (?:advise|recommend|suggest)\b", re.I), _SAY_INSTEAD),
        (re.compile(r"\b(?:we|I) (?:guarantee|promise|assure)\b|(?<!not )(?<!never )\bguaranteed\b", re.I), "promise nothing"),
        (re.compile(r"\bnothing (?:bad )?will happen\b|\byou are (?:completely |totally )?safe\b", re.I),
         "promise nothing; state the rule and its exceptions"),
        (re.compile(r"\bice (?:cannot|can't|can not|may not|is not allowed to|can never) (?:ever )?enter\b", re.I),
         "too absolute: state rules bind local staff, and a judge's warrant or an emergency changes it"),
        (re.compile(r"\billegals?\b(?= (?:alien|immigrant|person|people)|s\b)", re.I), "say 'without papers'"),
    ],
    "es": [
        (re.compile(r"\b(?:usted )?(?:debería|deberían|debieran?|debiera usted)\b", re.I), _SAY_INSTEAD),
        (re.compile(r"\b(?:usted (?:debe|tiene que)|ustedes deben|le conviene)\b", re.I), _SAY_INSTEAD),
        (re.compile(r"\ble (?:aconsejamos|recomendamos|sugerimos)\b", re.I), _SAY_INSTEAD),
        (re.compile(r"(?<!\bno )(?<!\bno le )(?<!\bno les )\b(?:garantizamos|prometemos|aseguramos)\b|(?<!no es )(?<!no está )\bgarantizad[oa]s?\b", re.I),
         "promise nothing"),
        (re.compile(r"\bno le (?:va a pasar|pasará) nada\b|\b(?:usted )?está (?:completamente |totalmente )a salvo\b", re.I),
         "promise nothing; state the rule and its exceptions"),
        (re.compile(r"\b(?:ice|la migra) (?:nunca |jamás )?(?:no puede|no podrá|tiene prohibido) entrar\b", re.I),
         "too absolute: state rules bind local staff, and a judge's warrant or an emergency changes it"),
        (re.compile(r"\b(?:tú|tu derecho|tus|tienes|puedes|debes|quieres)\b", re.I), "write to the reader as usted"),
        (re.compile(r"\bilegales\b", re.I), "say 'sin papeles'"),
    ],
}  # fmt: skip
TYPOGRAPHIC = re.compile(r"[‘’“”«»–—…]")


def faults(text: str, language: str) -> list[str]:
    """What to change in `text`, one line a fault."""
    return [
        f"{found.group(0)!r}: {do}" for pattern, do in RULES[language] for found in pattern.finditer(text)
    ]
