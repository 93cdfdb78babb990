"""What an update means for us: pure reading of the Bot API's JSON (core.telegram.org/bots/api#update)."""

from __future__ import annotations

import re
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
# What staff who hold the chat are told that came; anything else is a file.
_NAMED = {
    "photo": "photo", "live_photo": "photo", "voice": "voice", "audio": "voice", "video": "video",
    "video_note": "video", "animation": "video", "sticker": "sticker",
}  # fmt: skip
BLOCKED, UNBLOCKED = "blocked", "unblocked"
_DECIMALS = 2  # of a degree: about a kilometre, near enough for the nearest help and no street address


@dataclass(frozen=True)
class Incoming:
    """A message to accept, or (`event`) a change of who can be reached.

    `album` is what the parts of one album share. `callback` is a pressed button's id, and `under` the outbox message
    it was under (0: not known).
    """

    chat: str
    text: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    event: str = ""
    callback: str = ""
    under: int = 0
    album: str = ""
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
    hint = _hint(sender)
    text = message.get("text") or message.get("caption") or ""
    if came := sorted(_MEDIA & message.keys(), key=lambda key: key not in _NAMED):
        hint |= {"what": _NAMED.get(came[0], "file")}
    if message.get("location"):
        return Incoming(chat, "📍", hint | {"location": _about_where(message["location"])})
    if "text" in message and text.startswith("/"):
        return _command(chat, text, hint)
    album = str(message.get("media_group_id") or "")[:64]
    if text:
        return Incoming(chat, text, hint, album=album)
    if "contact" in message or "users_shared" in message:
        return Incoming(chat, metadata=hint | {"kind": "contact"})
    return Incoming(chat, metadata=hint | {"kind": "media"}, album=album) if came else None


def _about_where(spot: dict[str, Any]) -> dict[str, float]:
    """A shared location without what would tell the house; before anything is kept."""
    return {"lat": round(float(spot["latitude"]), _DECIMALS), "lon": round(float(spot["longitude"]), _DECIMALS)}


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
    """A pressed button says its words for the person; anything else is only acknowledged.

    The data is "say:ROW:WORDS" (`channels.telegram.send`); a button of long ago names no row.
    """
    known_as = str(query["id"])
    data = str(query.get("data") or "")
    chat = (query.get("message") or {}).get("chat") or {}
    row, _, words = data.removeprefix("say:").rpartition(":")
    if chat.get("type") != "private" or not data.startswith("say:") or not words:
        return Incoming("", callback=known_as)
    under = int(row) if re.fullmatch("[0-9]{1,18}", row) else 0
    hint = _hint(query.get("from") or {})
    return Incoming(str(int(chat["id"])), words, hint, callback=known_as, under=under)


def _hint(sender: dict[str, Any]) -> dict[str, Any]:
    """The language of the person's app, when it is one of ours."""
    language = str(sender.get("language_code") or "")[:2]
    return {"language": language} if language in ("en", "es") else {}


def _membership(change: dict[str, Any]) -> Incoming | None:
    chat, status = change["chat"], change["new_chat_member"]["status"]
    known_as = str(int(chat["id"]))
    if chat["type"] == "private":
        return Incoming(known_as, event=BLOCKED if status in ("kicked", "left") else UNBLOCKED)
    if chat["type"] in ("group", "supergroup") and status in ("member", "administrator"):
        return Incoming(known_as, group=True)
    return None
