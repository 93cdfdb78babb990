"""Takes personal data out of a text before it is stored or passed on.

Each kind of data has its rules in a module of its own, tried in the order below: what has a shape of its own first,
so that the looser rules see marks where it was. A mark stays readable for the bot and for staff: "[phone]".

What must survive, since answers depend on it: ZIP codes, places, statutes and their numbers, dates of law, ages,
amounts, form numbers, emergency numbers.
"""

from __future__ import annotations

import unicodedata

from channels.redact import addresses, dates, names, numbers, phones, points, vocabulary


def redact(text: str) -> str:
    """`text` with marks for personal data: [email] [A-number] [receipt] [SSN] [ITIN] [card] [phone] [license] [ID]
    [birth date] [address] [name], and coordinates cut to about a kilometre. Doing it twice changes nothing more."""
    text = unicodedata.normalize("NFC", text)
    steps = (
        points.redact, dates.redact, numbers.redact, phones.redact, numbers.redact_rest, addresses.redact, names.redact,
        dates.redact,
    )  # fmt: skip
    for step in steps:
        text = step(text)
    return text


def warm_up() -> None:
    """Read the words that names are told from now: it takes a second, and nobody should wait for it."""
    vocabulary.is_strange("")
