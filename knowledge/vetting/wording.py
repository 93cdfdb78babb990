"""Wording that turns information into advice or promises, and words that mislead about the law.

Why: we describe rights and common steps; telling a person what to do in their case is legal advice, which only a
lawyer or an accredited representative may give (8 C.F.R. § 1292.1; Cal. Bus. & Prof. Code § 6125).
"""

from __future__ import annotations

import re

from knowledge.marking import gettext_noop as _

_SAY_INSTEAD = _("“%(words)s”: describe what people can do ('you can', 'puede')")

_TOO_ABSOLUTE = _(
    "“%(words)s”: too absolute: state rules bind local staff, and a judge's warrant or an emergency changes it"
)
_NO_PROMISE = _("“%(words)s”: promise nothing; state the rule and its exceptions")

# What to look for, what to do about it.
_RULES: dict[str, list[tuple[str, str]]] = {
    "en": [
        (r"\byou (?:really )?(?:should|ought to|had better|need to|have to)\b", _SAY_INSTEAD),
        (r"\bwe (?:advise|recommend|suggest)\b", _SAY_INSTEAD),
        (r"\b(?:we|I) (?:guarantee|promise|assure)\b|(?<!not )(?<!never )\bguaranteed\b", _NO_PROMISE),
        (r"\bnothing (?:bad )?will happen\b|\byou are (?:completely |totally )?safe\b", _NO_PROMISE),
        (
            r"\bice (?:cannot|can't|can not|may not|is not allowed to|can never) (?:ever )?enter\b",
            _TOO_ABSOLUTE,
        ),
        (r"\billegals?\b(?= (?:alien|immigrant|person|people)|s\b)", _("“%(words)s”: say 'without papers'")),
    ],
    "es": [
        (r"\b(?:debería|deberían|debiera|debieran)\b", _SAY_INSTEAD),
        (r"\b(?:usted (?:debe|tiene que)|ustedes deben|le conviene)\b", _SAY_INSTEAD),
        (r"\ble (?:aconsejamos|recomendamos|sugerimos)\b", _SAY_INSTEAD),
        (r"(?<!\bno )(?<!\bno le )(?<!\bno les )\b(?:garantizamos|prometemos|aseguramos)\b", _NO_PROMISE),
        (r"(?<!\bno es )(?<!\bno está )\bgarantizad[oa]s?\b", _NO_PROMISE),
        (r"\bno le (?:va a pasar|pasará) nada\b", _NO_PROMISE),
        (r"\bestá (?:completamente |totalmente )a salvo\b", _NO_PROMISE),
        (
            r"\b(?:ice|la migra) (?:nunca |jamás )?(?:no puede|no podrá|tiene prohibido) entrar\b",
            _TOO_ABSOLUTE,
        ),
        (r"\b(?:tú|tus|tienes|puedes|debes|quieres)\b", _("“%(words)s”: write to the reader as usted")),
        (r"\bilegales\b", _("“%(words)s”: say 'sin papeles'")),
    ],
}
RULES = {
    language: [(re.compile(pattern, re.IGNORECASE), do) for pattern, do in rules]
    for language, rules in _RULES.items()
}


def faults(text: str, language: str) -> list[tuple[str, str]]:
    """What to change in `text`: a message for each fault, and the words it is about."""
    return [(says, found.group(0)) for pattern, says in RULES[language] for found in pattern.finditer(text)]
