"""Homes that are told of without a street and its kind: by a number alone, or by a road that bears one."""

from __future__ import annotations

import re

from channels.redact.streets import NOT_STREETS
from knowledge.languages import fold

# Roads that bear numbers or dates, and "el 1222 de la Cypress".
_NUMBERED = re.compile(
    r"(?<![\w$])\d{3,6}\s+(?:(?:county|state)\s+)?(?:road|rd|avenue|ave|highway|hwy|street|st|route)\.?\s+\d{1,3}\b"
    r"(?!\s*[/:-]\d)(?:,?\s*(?:space|espacio|spc|apt|apto|unit|unidad|lot|#)\.?\s*#?\d+\w?\b)?"
    r"|\b(?:calle|avenida|av\.?)\s+\d{1,3}\s*,?\s*(?:#|n[uú]m(?:ero)?\.?|no\.?)\s*\d{2,6}\b"
    r"|\b(?:calle|avenida|av\.?)\s+\d{1,2}\s+de\s+\w+\s+(?:#|n[uú]m(?:ero)?\.?|no\.?)?\s*\d{2,5}\b"
    r"|\b(?:calle|avenida|av\.?)\s+(?:[\w'’]+\s+){1,3}s/n\b"
    r"|(?<=\b(?:li|vi)ve on )(?:[a-z]+\s){1,2}(?:st|ave|rd|blvd|dr|ln)\s\d{2,5}\b"
    r"|\b(?:carretera|highway|hwy|ruta)\s+\d{1,3}\s*,?\s*(?:#|n[uú]m(?:ero)?\.?|no\.?|number)\s*\d{2,6}\b", re.I
)
_OF_STREET = re.compile(
    r"\b(?P<said>(?:(?i:el|al|en) (?i:el )?(?=\d+ (?i:de|sobre|on)\b)"
    r"|(?i:place|house|home|casa) (?i:is |at |on |es |en )?))"
    r"(?!(?:19|20)\d\d )\d{3,5} (?i:de la |de |sobre la |on )?(?P<street>[A-ZÁÉÍÓÚÑ]\w+)(?:\s[A-ZÁÉÍÓÚÑ]\w*){0,2}"
)
# A home by its number alone: "my apartment is 12", "vivo en el espacio 33", "apartamentos Las Palmas #12".
_DWELLING = (
    r"(?:trailer|tr[aá]iler|traila|yarda|espacio|space|apto|apartamento|depa(?:rtamento)?|apartment|apt|unit|cuarto"
    r"|room|casa|house|lote?)"
)
_OWN = re.compile(
    rf"\b(?P<said>(?:mi|my|our|viv(?:o|e|en|imos) en(?: el| la)?|li(?:ve|ving) (?:in|at)(?: the)?)\s+{_DWELLING}"
    rf"(?:[\s.:,]+(?:is|es|el|la|n[uú]mero|number|no|num|{_DWELLING})\b)*[\s.:#]+)(?!9\d{{4}}\b)\d{{1,5}}[A-Za-z]?\b"
    r"(?!\s+(?:\w+s\b|de\b|of\b))", re.I
)
_COMPLEX = re.compile(
    r"\b(?P<said>(?:apartamentos|apartments|apts|departamentos|condominios?|condos|complex"
    r"|(?:trailer|mobile home) park|complejo)\s+)"
    r"(?:[\w'’]+\s+){1,3}?,?\s*(?:#|apt\.?|apto\.?|unit|n[uú]mero|espacio|space)\s*\d+\w?\b", re.I
)


def redact_numbered(text: str) -> str:
    """`text` with [address] for what stands on a road that bears a number. Run first: "2500 Highway" says less."""
    return _NUMBERED.sub("[address]", text)


def redact(text: str) -> str:
    """`text` with [address] for each other home that is told of so. Run last."""
    text = _OF_STREET.sub(_of_street, text)
    for home in (_OWN, _COMPLEX):
        text = home.sub(lambda match: f"{match['said']}[address]", text)
    return text


def _of_street(match: re.Match[str]) -> str:
    return match.group() if fold(match["street"]) in NOT_STREETS else f"{match['said']}[address]"
