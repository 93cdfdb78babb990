"""Answers one accepted message: the words we keep to ourselves first, else the bot."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from channels import bot, consent, handoff
from channels.earlier import asked_about, asked_to_erase, is_asked_already
from channels.errors import BotUnavailable, Unsealable
from channels.fixed import ask_to_erase, confirmed, controlled, erased, of_kind, still_needed
from channels.lease import Lease, LeaseLost
from channels.models import Contact, InboxMessage
from channels.outbox import rest_of
from channels.put_off import put_off
from channels.record import record
from channels.registry import channel
from channels.reply import Reply

log = logging.getLogger(__name__)

TOO_LATE = timedelta(days=1)  # after this an answer is not sent without asking

State = InboxMessage.State


def answer(message: InboxMessage, held: Lease) -> bool:
    """Answers `message` and records it with its replies in one transaction; False when it has to wait.

    Raises `LeaseLost` when another worker took over: then nothing was recorded.
    """
    contact = Contact.objects.get(pk=held.pseudonym)
    held.renew()
    try:
        return _answer(message, contact, held)
    except BotUnavailable as error:
        if not contact.opted_out_at and _says(message) == "delete":
            return record(message, contact, held, [ask_to_erase(message, contact)])
        return put_off(message, contact, held, error.reason)
    except LeaseLost:
        raise
    except Exception as error:
        # One message that trips over a fault of ours must not hold up its conversation for ever. Only the kind and
        # the place of the error are logged: its words may quote the message.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("message %s: %s at %s:%s", message.pk, type(error).__name__, place.name, place.lineno)  # noqa: TRY400
        return put_off(message, contact, held, "error")


def needs_no_bot(message: InboxMessage) -> bool:
    """Whether `message` is dealt with at once even while earlier ones wait for the bot."""
    try:
        if "consent" in message.metadata or _answered_by_provider(message):
            return True
        said = _says(message)
        return said in ("stop", "help", "start", "delete") or (said == "yes" and asked_to_erase(message) is not None)
    except Unsealable:  # told about when its turn comes
        return False


def _answered_by_provider(message: InboxMessage) -> bool:
    """Whether Twilio took the message for one of its own opt-out words and answered it.

    YES is a word of its for START; from somebody who had not opted out it answers a question of ours.
    """
    mark, said = message.metadata.get("opt_out"), consent.word(message.text)
    ours = mark == "start" and "consent" not in message.metadata and said is not None and said[0] == "yes"
    return mark is not None and not ours


def _answer(message: InboxMessage, contact: Contact, held: Lease) -> bool:
    metadata = message.metadata
    contact.language = contact.language or metadata.get("language")
    if _answered_by_provider(message):  # `consent.take_effect` has done the rest
        return record(message, contact, held, [], of_bot=metadata.get("opt_out") == "help")
    said = consent.word(message.text)
    if changed := metadata.get("consent"):
        return record(message, contact, held, [confirmed(changed, message, contact)])
    if contact.opted_out_at:
        return _answer_opted_out(message, contact, held, contact.opted_out_at)
    if kind := metadata.get("kind"):
        return record(message, contact, held, [of_kind(kind, contact)], of_bot=True)
    if said and said[0] in ("stop", "help"):
        return record(message, contact, held, [controlled(said, contact)], of_bot=True)
    if said and said[0] == "more" and (left := rest_of(contact)):
        of_person = left.custom.get("decision") == "person"
        left_custom = left.custom | {"decision": "person" if of_person else "control", "control": "more"}
        return record(message, contact, held, [Reply(text="\n".join(left.rest), custom=left_custom)])
    if said and said[0] == "yes" and (question := asked_to_erase(message)):
        return record(message, contact, held, [erased(question)], erase=True)
    if said and said[0] == "yes" and (late := asked_about(message)):
        replies = [reply for one in late for reply in _in_turn(one, message, contact, held)]
        return record(message, contact, held, replies, of_bot=True, settles=late)
    if timezone.now() - message.received_at > TOO_LATE and not handoff.is_held(contact):
        asking = [] if is_asked_already(message) else [still_needed(contact)]
        return record(message, contact, held, asking, state=State.LATE)
    return record(message, contact, held, _from_bot(message, message, contact), of_bot=True)


def _in_turn(asked: InboxMessage, message: InboxMessage, contact: Contact, held: Lease) -> list[Reply]:
    """`_from_bot` for one of several: each may take the bot as long as a whole turn."""
    held.renew()
    return _from_bot(asked, message, contact)


def _from_bot(asked: InboxMessage, message: InboxMessage, contact: Contact) -> list[Reply]:
    """What the bot answers to the words of `asked`, for the turn of `message`.

    Nothing when it is down and a person holds the chat, who then gets the message alone.
    """
    if not contact.opted_out_at:
        channel(contact.channel).begin(message)
    try:
        return bot.ask(contact.pseudonym, asked.text, _metadata(message, contact, asked.metadata))
    except BotUnavailable:
        if handoff.is_held(contact) and handoff.hears_alone(contact, asked.text, _says(message)):
            return []
        raise


def _says(message: InboxMessage) -> str:
    """The control that the whole of `message` stands for, or nothing."""
    return (consent.word(message.text) or ("", ""))[0]


def _metadata(message: InboxMessage, contact: Contact, metadata: dict[str, Any]) -> dict[str, Any]:
    location = {"location": metadata["location"]} if "location" in metadata else {}
    return {**location, "channel": contact.channel, "language": contact.language,
            "message_id": f"{message.channel}-{message.pk}"}  # fmt: skip


def _answer_opted_out(message: InboxMessage, contact: Contact, held: Lease, since: datetime) -> bool:
    """Somebody who opted out hears nothing, unless they come back; DELETE works, in silence."""
    said = consent.word(message.text)
    if said and (said[0] == "start" or consent.comes_back(message)):
        return record(message, contact, held, [controlled(("start", said[1]), contact)])
    if said and said[0] == "delete":
        return record(message, contact, held, [], erase=True)
    old = message.received_at < max(since, timezone.now() - TOO_LATE)
    if said is None and not old and not message.metadata.get("kind"):
        replies = _from_bot(message, message, contact)
        if any(reply["custom"].get("control") == "start" for reply in replies):
            return record(message, contact, held, replies, of_bot=True)
    return record(message, contact, held, [], state=State.IGNORED, reason="opted out")
