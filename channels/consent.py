"""Words that start, stop and explain, taken before the bot is asked, so that they work when it is down.

STOP and START take effect in the transaction that accepts them (`take_effect`), so that nothing under way elsewhere
goes out after an accepted STOP; the worker only confirms them.

A word counts only when it is the whole message, but for punctuation and emoji: "can police stop me" is a question.
English words: Twilio's default list with REVOKE and OPTOUT of 2025 (FCC 47 CFR 64.1200(a)(10), any reasonable
means); Spanish ones are ours, since Twilio's defaults know English alone. Free-form wishes ("dont text me
anymore") are understood by the bot, whose reply then carries the same control.
"""

from __future__ import annotations

import re

from channels.models import Contact, InboxMessage
from knowledge.languages import fold

_WORDS: dict[str, dict[str, str]] = {
    "stop": {
        "en": "stop stopall unsubscribe end quit cancel revoke optout",
        "es": "alto parar cancelar baja salir",
    },
    "start": {"en": "start unstop", "es": "iniciar alta"},
    "help": {"en": "help info", "es": "ayuda"},
    "delete": {"en": "delete", "es": "borrar"},
    "more": {"en": "more", "es": "mas"},
    "yes": {"en": "yes y ok okay", "es": "si claro"},
}
_CONTROLS = {
    word: (control, language)
    for control, languages in _WORDS.items()
    for language, words in languages.items()
    for word in words.split()
}


_BACK = frozenset({"yes", "si"})  # YES is Twilio's own word for it; "ok" and "claro" only take note of the STOP


def comes_back(message: InboxMessage) -> bool:
    """Whether somebody who opted out asks for messages again by a plain yes: not on Telegram, which has /start."""
    return message.channel != "telegram" and _bare(message.text) in _BACK


def word(text: str) -> tuple[str, str] | None:
    """The control a whole message stands for and the word's language, or None when it is anything else."""
    return _CONTROLS.get(_bare(text))


def change(message: InboxMessage) -> str | None:
    """"stop" or "start" when `message` alone decides it: by its word, by Telegram's /start, or said by the provider."""
    if by_provider := message.metadata.get("opt_out"):
        return str(by_provider) if by_provider in ("stop", "start") else None
    said = word(message.text)
    if said and said[0] in ("stop", "start"):
        return said[0]
    back = comes_back(message) or message.metadata.get("kind") == "welcome"
    return "start" if back else None


def take_effect(message: InboxMessage) -> None:
    """Opts its sender out or in, in the caller's transaction, and notes in `message` when that changed anything.

    A STOP counts anew each time, so that no older wish to come back outlives it.
    """
    changes = change(message)
    contact = Contact.objects.filter(pk=message.contact_id)
    if changes == "stop":
        changed = contact.filter(opted_out_at=None).update(opted_out_at=message.received_at)
        contact.update(opted_out_at=message.received_at)
    elif changes == "start":
        changed = contact.exclude(opted_out_at=None).update(opted_out_at=None)
    else:
        return
    if changed:
        message.metadata = message.metadata | {"consent": changes}


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))
