"""What an update means for us: pure reading of the Bot API's JSON (core.telegram.org/bots/api#update)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# All that is asked of Telegram; the rest (posts, reactions, payments, inline queries) never leaves it.
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]

# Commands are words that people could have typed. English and Spanish names both work.
COMMANDS = {
    "help": "help", "ayuda": "ayuda", "menu": "menu", "human": "human", "persona": "persona", "delete": "delete",
    "borrar": "borrar", "stop": "stop", "alto": "alto", "english": "english", "espanol": "español",
}  # fmt: skip
_KINDS = {"start": "welcome", "inicio": "welcome", "language": "language", "idioma": "language"}

_MEDIA = frozenset(
    "animation audio document live_photo paid_media photo sticker story video video_note voice dice game poll"
    " checklist invoice passport_data".split()
)
BLOCKED, UNBLOCKED = "blocked", "unblocked"


@dataclass(frozen=True)
class Incoming:
    """A message to accept, or (`event`) a change of who can be reached. `callback` is a pressed button's id."""

    chat: str
    text: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    event: str = ""
    callback: str = ""
    group: bool = False


def read(update: Any) -> Incoming | None:
    """What `update` asks of us; None when nothing. Never raises, whatever its shape: a failure would bring it back."""
    try:
        if "callback_query" in update:
            return _button(update["callback_query"])
        if "my_chat_member" in update:
            return _membership(update["my_chat_member"])
        if "edited_message" in update:
            return _edited(update["edited_message"])
        return _message(update["message"]) if "message" in update else None
    except (KeyError, TypeError, AttributeError, ValueError):
        return None


def _message(message: dict[str, Any]) -> Incoming | None:
    chat = str(int(message["chat"]["id"]))
    sender = message.get("from") or {}
    if sender.get("is_bot"):
        return None
    kind = message["chat"].get("type")
    if kind in ("group", "supergroup"):
        return Incoming(chat, group=True)
    if kind != "private":
        return None
    hint = {"language": str(sender.get("language_code") or "")[:2]}
    if hint["language"] not in ("en", "es"):
        hint = {}
    text = message.get("text") or message.get("caption") or ""
    if message.get("location"):
        spot = {"lat": float(message["location"]["latitude"]), "lon": float(message["location"]["longitude"])}
        return Incoming(chat, "📍", hint | {"location": spot})
    if "text" in message and text.startswith("/"):
        return _command(chat, text, hint)
    if text:
        return Incoming(chat, text, hint)
    if "contact" in message or "users_shared" in message:
        return Incoming(chat, metadata=hint | {"kind": "contact"})
    return Incoming(chat, metadata=hint | {"kind": "media"}) if _MEDIA & message.keys() else None


def _command(chat: str, text: str, hint: dict[str, str]) -> Incoming:
    name = text[1:].split(maxsplit=1)[0].partition("@")[0].lower() if len(text) > 1 else ""
    if name in _KINDS:
        return Incoming(chat, metadata=hint | {"kind": _KINDS[name]})
    return Incoming(chat, COMMANDS.get(name, text), hint)


def _edited(message: dict[str, Any]) -> Incoming | None:
    """An edit of something we answered: said so, unless it is a live location moving on."""
    by_bot = (message.get("from") or {}).get("is_bot")
    if message["chat"].get("type") != "private" or message.get("location") or by_bot:
        return None
    return Incoming(str(int(message["chat"]["id"])), metadata={"kind": "edited"})


def _button(query: dict[str, Any]) -> Incoming | None:
    """A pressed button says its words for the person; anything else is only acknowledged."""
    known_as = str(query["id"])
    said = str(query.get("data") or "")
    chat = (query.get("message") or {}).get("chat") or {}
    if chat.get("type") != "private" or not said.startswith("say:") or said == "say:":
        return Incoming("", callback=known_as)
    return Incoming(str(int(chat["id"])), said.removeprefix("say:"), callback=known_as)


def _membership(change: dict[str, Any]) -> Incoming | None:
    chat, status = change["chat"], change["new_chat_member"]["status"]
    known_as = str(int(chat["id"]))
    if chat["type"] == "private":
        return Incoming(known_as, event=BLOCKED if status in ("kicked", "left") else UNBLOCKED)
    if chat["type"] in ("group", "supergroup") and status in ("member", "administrator"):
        return Incoming(known_as, group=True)
    return None
