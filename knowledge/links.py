"""The public address of an entry's source card, and the line that names its source in a message."""

from __future__ import annotations

import hashlib

from django.conf import settings

# Digits and letters that cannot be taken for one another when somebody copies the link by hand.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_SOURCE = {"en": "Source", "es": "Fuente"}
LONGEST_LINK = 38  # what a short answer leaves free: https://hubline.example.org/s/abcde?l=es


def code_for(entry_id: str) -> str:
    """The five characters by which an entry is known in links. The same id always gives the same code."""
    number = int.from_bytes(hashlib.sha256(entry_id.encode()).digest()[:8], "big")
    code = ""
    for _ in range(5):
        number, digit = divmod(number, len(_ALPHABET))
        code += _ALPHABET[digit]
    return code


def source_link(code: str, language: str) -> str:
    """Where the full answer and its sources can be read. English needs no mark; shorter is cheaper."""
    return f"{settings.HUBLINE.public_base_url}/s/{code}{'' if language == 'en' else f'?l={language}'}"


def source_line(label: str, language: str) -> str:
    """How a message names its source."""
    return f"{_SOURCE[language]}: {label}"


def with_source(body: str, label: str, link: str, language: str) -> str:
    """An answer as text: what it says, where that comes from, where to read more."""
    return f"{body}\n{source_line(label, language)} {link}"
