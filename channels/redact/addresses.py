"""Street addresses, in English order ("1428 E Olympic Blvd Apt 6") and in Spanish ("calle Olmo 1428")."""

from __future__ import annotations

import re

_UNIT = r"(?:[\s,]*(?:apt|apartment|apto|apartamento|depto?|departamento|unit|unidad|suite|ste|space|spc|sp|lot|lote|room|rm|cuarto|bldg|edificio|#)\.?\s*#?\s*(?:\d+[A-Za-z]?|[A-Za-z]\d*)\b|[\s,]*#\s*\w+)*"
_SUFFIX = (
    r"st|street|ave?|avenue|avenida|blvd|boulevard|bl|rd|road|dr|drive|ln|lane|ct|court|cir|circle|pl|place|ter|terrace|terr|way|wy|hwy|highway"
    r"|pkwy|parkway|loop|trl|trail|sq|square|aly|alley|row|walk|path|plaza|plz|expy|cv|cove|pt|point|real|run|pike|calle|camino"
)
# Suffixes that are no common words: a number and a word before them are an address whatever the case.
_PLAIN_SUFFIX = r"st|ave?|avenue|avenida|blvd|boulevard|bl|rd|dr|ln|lane|ct|cir|ter|terr|terrace|hwy|pkwy|parkway|trl|aly|plz|wy|street"
_DIRECTION = r"(?:(?:[NSEW]|NE|NW|SE|SW|north|south|east|west|norte|sur|este|oeste)\.?\s+)?"
# Words that show that the number before counts something.
_COUNTED = (
    r"(?:the|a|an|and|or|of|on|in|at|to|my|your|his|her|our|their|for|from|with|is|are|was|were|it|that|this|outside|near|by|down|up|off|through"
    r"|kids?|children|men|man|women|woman|people|persons?|agents?|officers?|cops?|cars?|trucks?|vans?|hours?|days?|weeks?|months?|years?|miles?|feet|blocks?"
    r"|minutes?|dollars?|bucks|times?|federal|superior|immigration|family|juvenile|criminal|supreme|district|traffic|municipal|county|state|city|circuit"
    r"|am|pm|percent|hrs?|yrs?|mins?|de|la[s]? \w+ de|del|en|y|o|mi|su|que|un|una|por|para|con|no|niños|hijos|personas|agentes|hombres|mujeres|años|meses|días|dias|semanas|horas"
    r"|wrong|other|different|more|right|long|best|only|same|first|last|next|each|per|all|any|some|get|go|went|took|took place|take place|is a|must|can|will)"
)
_WORD = rf"(?!{_COUNTED}\b)[\w'’.]+"
_NUMBER = r"(?<![\w$§.,/-])\d{1,6}(?:\s?-\s?\d{1,4}|\s?[A-Za-z]|\s1/2|½)?"

_ENGLISH = re.compile(
    rf"{_NUMBER}\s+{_DIRECTION}(?:{_WORD}\s+){{1,3}}(?:{_PLAIN_SUFFIX})\b\.?(?:\s+(?:[NSEW]|NE|NW|SE|SW)\b)?{_UNIT}"
    rf"|(?<![\w$§.,/-])\d{{1,6}}\s+{_DIRECTION}(?:\d{{1,3}}(?:st|nd|rd|th)|[A-ZÁÉÍÓÚÑ][\w'’.]*)(?:\s+[A-ZÁÉÍÓÚÑ][\w'’.]*){{0,3}}\s+(?:(?i:{_SUFFIX}))\b\.?{_UNIT}"
    rf"|(?<![\w$§.,/-])\d{{3,6}}\s+{_DIRECTION}(?:{_WORD}\s+){{1,2}}(?:way|drive|road|place|court|circle|loop|trail|highway|plaza|square)\b{_UNIT}"
    rf"|(?<![\w$§.,/-])\d{{2,6}}\s+(?:[NSEW]\.?\s+)?\d{{1,3}}(?:st|nd|rd|th)\b(?:\s+(?:street|st|ave?|avenue|place|pl)\b\.?)?{_UNIT}(?!\s+(?:grade|amendment|circuit|time|day|of|birthday))",
    re.I,
)
# Streets whose kind comes first or that have none: El Camino Real, Via Verde, Broadway, La Brea.
_NUMBER_FIRST = re.compile(
    rf"(?<![\w$§.,/-])\d{{2,6}}\s+(?:[NSEWnsew]\.?\s+)?(?:(?i:via|v[ií]a|camino|calle|avenida|paseo|el camino|rancho|caminito|corte|circulo|vista|carrera|privada|callej[oó]n)\s+(?:(?i:de|del|la|las|los|el)\s+){{0,2}}[\w'’]+(?:\s+[A-ZÁÉÍÓÚÑ][\w'’]*)*"
    rf"|(?i:broadway|embarcadero|the alameda|la brea|la cienega|el dorado|figueroa|sepulveda|crenshaw|whittier|cesar chavez|soto|mission|international|alvarado|vermont|slauson|florence|imperial)\b){_UNIT}"
)
_SPANISH = re.compile(
    r"\b(?:(?:en |por )?(?:la |mi )?(?:calle|c\.|avenida|av\.?|ave\.?|boulevard|bulevar|blvd\.?|camino|carretera|callej[oó]n|privada|calzada|andador|pasaje|paseo|cerrada|prolongaci[oó]n|circuito|colonia))\s+"
    r"(?:(?:de|del|la|las|los|el)\s+){0,2}[\w'’.]+(?:\s+(?:de|del|la|las|los|el|y)?\s?[\w'’.]+){0,3}?,?\s*(?:#|n[uú]m(?:ero|\.)?|no\.?)?\s*\d{1,6}[A-Za-z]?\b" + _UNIT, re.I
)
_BOX = re.compile(r"\b(?:P\.?\s?O\.?\s?box|apartado(?: postal)?)\s*#?\s*\d+\b", re.I)
_MARKS = re.compile(r"\[address\](?:[\s,]*\[address\])+")


def redact(text: str) -> str:
    """`text` with [address] for each street address; city, state and ZIP code behind it stay."""
    if not any(char.isdigit() for char in text):
        return text
    for pattern in (_BOX, _NUMBER_FIRST, _ENGLISH, _SPANISH):
        text = pattern.sub("[address]", text)
    return _MARKS.sub("[address]", text)
