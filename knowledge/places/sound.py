"""How a name sounds, so that "vakersfil" meets Bakersfield and "los anjeles" Los Angeles.

Folds what Spanish spelling does not tell apart (b and v, s and z and soft c, g and j before e and i, y and ll, a mute
h) and what an English ear hears otherwise (ph, ck, oo, ee, ea, a silent e). Own rules, made for place names.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPANISH = [
    (r"[^a-z]", ""),
    (r"ph", "f"), (r"tch", "ch"), (r"th", "t"), (r"ck|cc(?![ei])", "k"),
    (r"[sc]h", "!"), (r"h", ""), (r"!", "x"),
    (r"qu(?=[ei])|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"), (r"z", "s"),
    (r"gu(?=[ei])", "g"), (r"g(?=[eiy])", "j"), (r"^gu(?=[a])", "u"), (r"v", "b"), (r"w", "u"), (r"y", "i"),
    (r"n(?=[bp])", "m"), (r"(.)\1+", r"\1"),
]
_ENGLISH = [
    (r"ight", "ait"), (r"ide\b", "aid"), (r"field", "fild"), (r"ce(?=an)", "sh"), (r"oo", "u"), (r"ee|ea", "i"),
    (r"^eu", "yu"), (r"al(?=f|m[^aeiou])", "a"), (r"nds", "ns"), (r"oe\b", "o"),
    (r"air", "er"), (r"ire(?=[^aeiou])", "air"), (r"augh", "o"), (r"^u(?=[kns]i)", "yu"),
    (r"au", "o"), (r"al(?=k)", "o"), (r"ou", "au"),
    (r"a([bdgklmnpt])e\b", r"ei\1"), (r"(?<!^)a([bcdgmnpstv]y)\b", r"ei\1"), (r"ey\b", "i"), (r"ay(?![aeiou])", "ei"),
    (r"(?<=[bdfgklmnprstvz])e\b", ""), (r"[ts]ion", "shon"), (r"wh", "w"),
]
_SPANISH_RULES = [(re.compile(pattern), put) for pattern, put in _SPANISH]
_ENGLISH_RULES = [(re.compile(pattern), put) for pattern, put in _ENGLISH]


@lru_cache(maxsize=8192)
def spanish(name: str) -> str:
    """Key of a folded name as a reader of Spanish would write down its letters."""
    for rule, put in _SPANISH_RULES:
        name = rule.sub(put, name)
    return name


@lru_cache(maxsize=8192)
def english(name: str) -> str:
    """Key of a folded name as it sounds when an English speaker says it."""
    return spanish(english_spelling(name))


def english_spelling(name: str) -> str:
    """A folded name respelled the way a reader of Spanish hears it in English."""
    for rule, put in _ENGLISH_RULES:
        name = rule.sub(put, name)
    return name


def misheard(name: str) -> str | None:
    """The key a folded name is met by if it was written with a sound that Spanish puts there, and all else is right."""
    if name[:1] == "y":  # "Yosé": a y and a Spanish j are heard for each other
        return spanish("j" + name[1:])
    if re.match("[ei]s[bcdfgklmnpqrtv]", name):  # "istokton": no Spanish word begins with s and a consonant
        return spanish(name[1:])
    return None


def worn(key: str) -> str:
    """A key as a Spanish ear ends it, for no Spanish word ends in two consonants: "frimon", "richmon", "kin"."""
    return re.sub(r"(?<=n)[tdg]$|(?<=[lr])d$", "", key)


def keys(name: str) -> tuple[str, ...]:
    """All keys a folded name may be met by, always in the same order."""
    found = [spanish(name), english(name)]
    if name and name[0] in "hjw":  # a spoken English h is written j, and w gu
        found.append(spanish(re.sub("w", "gu", re.sub("^h", "j", english_spelling(name)))))
    if "ll" in name:
        found.append(spanish(name.replace("ll", "y")))
    if re.search("g[ei]", name):  # hard in English: "Sanger" is heard "sanguer"
        found.append(spanish(re.sub("g(?=[ei])", "gu", english_spelling(name))))
    if re.search("[aeiouy]h[aeiou]", name):  # a Spanish j is heard h, and ll ly: "pahero", "valyeho"
        found.append(spanish(re.sub("(?<=[aeiouy])h(?=[aeiou])", "j", re.sub("ly(?=[aeiou])", "ll", name))))
    if re.search("[ck]s", name):  # "picsli" for Pixley
        found.append(spanish(re.sub("[ck]s", "x", name)))
    return tuple(dict.fromkeys(found))
