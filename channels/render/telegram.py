"""A reply as Telegram HTML with buttons. Whatever the text holds, nothing in it is markup.

Limits: 4,096 characters counted in UTF-16 units after the markup is read, 64 bytes of callback data
(Bot API, sendMessage and InlineKeyboardButton).
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from channels.render.sentences import fill
from channels.reply import Reply

LONGEST = 4096

# What a button says, and what pressing it says for the person: the same words they could have typed.
_OFFERS: dict[str, dict[str, tuple[str, str]]] = {
    "human": {"en": ("Talk to a person", "human"), "es": ("Hablar con una persona", "persona")},
    "more": {"en": ("Tell me more", "more"), "es": ("Más", "más")},
    "wrong": {
        "en": ("Not what I asked", "wrong answer"),
        "es": ("No es lo que pregunté", "eso no fue lo que pregunté"),
    },
    "language": {"en": ("Español", "español"), "es": ("English", "english")},
    "lang_en": {"en": ("English", "english"), "es": ("English", "english")},
    "lang_es": {"en": ("Español", "español"), "es": ("Español", "español")},
    "yes": {"en": ("Yes", "yes"), "es": ("Sí", "sí")},
    "no": {"en": ("No", "no"), "es": ("No", "no")},
}  # fmt: skip
# What these say means the same at any time, under whichever message they are pressed.
LASTING = frozenset(
    says for name in ("human", "language", "lang_en", "lang_es") for _, says in _OFFERS[name].values()
)
COMPLAINTS = frozenset(says for _, says in _OFFERS["wrong"].values())


@dataclass(frozen=True)
class Button:
    """`says` is what the person says by pressing it."""

    label: str
    says: str


@dataclass(frozen=True)
class Rendered:
    """`parts` in sending order; `buttons`, in rows, go under the last."""

    parts: list[str]
    buttons: list[list[Button]]

    @property
    def html(self) -> str:
        """All parts as one, for showing."""
        return "\n\n".join(self.parts)


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def render(reply: Reply) -> Rendered:
    """`reply` as messages of at most 4,096 units, cut at sentence ends, the source as a link."""
    body, source, link = _pieces(reply)
    tail_units = units(f"\n\n{source} {link}") if source or link else 0
    parts = []
    while units(body) + tail_units > LONGEST:
        head, body = fill(body, lambda text: units(text) <= LONGEST)
        parts += [escape(piece, quote=False) for piece in _chopped(head)]
    parts.append((escape(body, quote=False) + _tail(source, link)).strip())
    return Rendered([part for part in parts if part] or [""], buttons(reply["custom"]))


def _pieces(reply: Reply) -> tuple[str, str, str]:
    text = reply["custom"].get("text") or {}
    source, link = text.get("source") or "", text.get("link") or ""
    body = reply["text"].rstrip()
    for end in (f"{source} {link}".strip(), link, source):
        if end and body.endswith(end):
            return body.removesuffix(end).strip(), source, link
    return body.strip(), "", ""


def _chopped(text: str) -> list[str]:
    """`text` in one piece, unless it is a single word too long even for one message."""
    if units(text) <= LONGEST:
        return [text]
    half = LONGEST // 2  # a character is two units at most
    return [text[start : start + half] for start in range(0, len(text), half)]


def _tail(source: str, link: str) -> str:
    if not link:
        return f"\n\n{escape(source, quote=False)}" if source else ""
    return f'\n\n<a href="{escape(link)}">{escape(source or link, quote=False)}</a>'


def buttons(custom: dict[str, Any]) -> list[list[Button]]:
    """One row for each choice, then the offers two to a row."""
    language = "es" if custom.get("language") == "es" else "en"
    rows = [
        [Button(f"{choice['number']}. {choice['text']}", str(choice["number"]))]
        for choice in custom.get("choices") or []
    ]
    offered = [Button(*_OFFERS[name][language]) for name in custom.get("offers") or [] if name in _OFFERS]
    return rows + [offered[start : start + 2] for start in range(0, len(offered), 2)]
