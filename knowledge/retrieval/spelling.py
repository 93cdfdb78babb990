"""Texting made readable: the spellings people use on a phone, undone before texts are compared.

Both the phrasings and the question go through here, so a replacement need not be right, only the same on both sides.
"""

from __future__ import annotations

import re

from knowledge.languages import fold

_SHORT = {
    "k": "que", "q": "que", "ke": "que", "xq": "porque", "pq": "porque", "porq": "porque", "xk": "porque",
    "x": "por", "xfa": "por favor", "xfavor": "por favor", "pa": "para", "d": "de", "t": "te",
    "tmb": "tambien", "tb": "tambien", "ta": "esta", "tan": "estan", "toy": "estoy", "tamos": "estamos",
    "dnd": "donde", "kiero": "quiero", "kien": "quien", "ago": "hago", "ay": "hay", "aki": "aqui",
    "aya": "haya", "ijo": "hijo", "ija": "hija", "ijos": "hijos", "ijas": "hijas", "ermano": "hermano",
    "ermana": "hermana", "aser": "hacer", "acer": "hacer", "ase": "hace", "nesesito": "necesito",
    "polisia": "policia", "polis": "policia", "u": "you", "ur": "your", "r": "are", "rn": "right now",
    "4": "for", "2": "to", "b4": "before", "w": "with", "wo": "without", "bc": "because", "cuz": "because",
    "wat": "what", "wut": "what", "thru": "through", "ppl": "people", "pls": "please", "plz": "please",
    "im": "i am", "ive": "i have", "dont": "do not", "cant": "can not", "wont": "will not",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "kno": "know", "abt": "about",
    "skool": "school", "imigration": "immigration", "immagration": "immigration",
    "imigracion": "inmigracion", "warent": "warrant", "warrent": "warrant", "liscense": "license",
    "licence": "license", "lisensia": "licencia",
}  # fmt: skip


def normalize(text: str) -> str:
    """Folded, apostrophes dropped, letters repeated for emphasis reduced, shorthand written out."""
    folded = re.sub(r"(\w)\1{2,}", r"\1\1", fold(text).replace("'", "").replace("’", ""))
    return " ".join(_SHORT.get(word, word) for word in re.findall(r"[a-z0-9]+(?:[-.][0-9]+)*", folded))
