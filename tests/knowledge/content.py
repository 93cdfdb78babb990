"""A small FAQ of the test's own: few entries, each complete, so that rules can be broken one at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from knowledge.entry import EntryDoc, ReviewDoc, SourceDoc, TextDoc

TODAY = date(2026, 11, 21)

_WAYS = {
    "en": (
        "can i|is it ok to|my neighbor asks how to|tell me about|quick question on|"
        "what of|do they let people|my son wants to|who helps to|when do we|"
        "at my job they|please explain how to|i heard you can|is there a rule on how to|grandma wonders if we may"
    ).split("|"),
    "es": (
        "puedo|se vale|mi vecina pregunta si puede|digame de|una duda sobre|"
        "que hay de|dejan a la gente|mi hijo quiere|quien ayuda a|cuando podemos|"
        "en mi trabajo dicen que hay que|expliqueme como|oi que se puede|hay alguna regla para|"
        "mi abuela quiere saber si podemos"
    ).split("|"),
}
_FULL = {
    "en": "## The rule\n" + "You can ask the school for help at any time. " * 8
    + "\n\n## What you can do\n" + "You can call a lawyer. They can tell you more. " * 6,
    "es": "## La regla\n" + "Usted puede pedir ayuda en la escuela a toda hora. " * 8
    + "\n\n## Qué puede hacer\n" + "Puede llamar a un abogado. Él le puede decir más. " * 5,
}  # fmt: skip


def source(**changes: Any) -> SourceDoc:
    first = SourceDoc(
        title="Cal. Educ. Code § 234.7",
        publisher="California Legislative Information",
        url="https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?sectionNum=234.7.",
        citation="Cal. Educ. Code § 234.7",
        label="Ed. Code 234.7",
        kind="statute",
        checked_on=TODAY,
        checked_how="copy",
    )
    return replace(first, **changes)


def entry(name: str = "swim", **changes: Any) -> EntryDoc:
    """A faultless entry about `name`."""
    texts = {
        language: TextDoc(
            question={"en": f"Can I {name}?", "es": f"¿Puedo {name}?"}[language],
            short={"en": f"Yes, you can {name}.", "es": f"Sí, usted puede {name}."}[language],
            full=_FULL[language].strip(),
            phrasings=[f"{way} {name}" for way in _WAYS[language]],
        )
        for language in ("en", "es")
    }
    doc = EntryDoc(
        id=f"school-{name}",
        topic="schools",
        jurisdiction="California",
        urgency="normal",
        volatile=False,
        related=[],
        review=ReviewDoc("approved", "A. Reviewer", TODAY, TODAY + timedelta(days=180)),
        sources=[source()],
        texts=texts,
    )
    return replace(doc, **changes)


def with_text(doc: EntryDoc, language: str, **changes: Any) -> EntryDoc:
    """`doc` with one language changed."""
    return replace(doc, texts=doc.texts | {language: replace(doc.texts[language], **changes)})
