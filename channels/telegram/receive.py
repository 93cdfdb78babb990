"""Takes one update in, however it came: by webhook or by polling."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from channels.inbox import accept
from channels.models import Contact, Forgotten
from channels.pseudonym import digest, pseudonym
from channels.telegram import api
from channels.telegram.press import press
from channels.telegram.updates import BLOCKED, Incoming, read


def receive(update: Any) -> None:
    """Commits what `update` asks of us to the inbox; the same update again changes nothing.

    Raises only what the database raises, so that Telegram brings the update again.
    """
    incoming = read(update)
    if incoming is None or update.get("update_id") is None:
        return
    update_id = str(update["update_id"])[:80]
    if incoming.callback:
        told = press(incoming, update_id) if incoming.chat else ""
        # What is told must be seen: a notice that has to be closed, not one that fades.
        api.start(api.bot().answer_callback_query(incoming.callback, told or None, show_alert=bool(told)))
    elif incoming.event:
        _reachable(incoming, update_id)
    elif incoming.group:
        _group(incoming, update_id)
    elif incoming.chat:
        _accept(incoming, update_id)


def _accept(incoming: Incoming, update_id: str) -> None:
    """An album comes as an update for each picture: all count as one message, and the words under one are heard."""
    known_as = f"album-{incoming.album}" if incoming.album else update_id
    message = accept("telegram", incoming.chat, incoming.text, known_as, incoming.metadata)
    if incoming.album and incoming.text and message.metadata.get("kind") == "media":
        accept("telegram", incoming.chat, incoming.text, update_id, incoming.metadata)


def _reachable(incoming: Incoming, update_id: str) -> None:
    """They blocked us or took it back. Nobody becomes known by that who was not.

    No row keeps the update, so its id is remembered: brought again, it would say what was true then.
    """
    with transaction.atomic():
        _, first = Forgotten.objects.get_or_create(pk=digest("telegram event", update_id))
        if first:
            who = Contact.objects.filter(pk=pseudonym("telegram", incoming.chat))
            who.update(blocked_at=timezone.now() if incoming.event == BLOCKED else None)


def _group(incoming: Incoming, update_id: str) -> None:
    """Says once in a group that we answer in private; what is said there is not even read."""
    _, first = Forgotten.objects.get_or_create(pk=digest("telegram group", incoming.chat))
    if first:
        accept("telegram", incoming.chat, "", update_id, {"kind": "group"})
