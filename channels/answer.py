"""Answers one accepted message: the words we keep to ourselves first, else the bot."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from channels import bot, consent, handoff, tally
from channels.erase import erase_in_transaction
from channels.errors import BotUnavailable
from channels.lease import Lease, LeaseLost
from channels.models import Contact, InboxMessage
from channels.outbox import put, rest_of
from channels.registry import channel
from channels.reply import Reply, control
from channels.tracker import erase_tracker
from channels.wording import say

log = logging.getLogger(__name__)

TELL_AFTER = timedelta(seconds=60)  # when the person hears that it takes longer
TOO_LATE = timedelta(days=1)  # after this an answer is not sent without asking
STILL_ASKING = timedelta(days=3)  # how long a YES still refers to a message that was too late
MOST_TRIES = 5  # with a bot that is well: then the message itself is what fails
WAITS = (1.0, 15.0)  # seconds between two tries: the longer it lasts, the longer
_ITS_OWN_FAULT = {"silent", "status 500", "status 503", "garbled", "error"}  # reasons that may lie in the message

State = InboxMessage.State


def answer(message: InboxMessage, held: Lease) -> bool:
    """Answers `message` and records it with its replies in one transaction; False when it has to wait.

    Raises `LeaseLost` when another worker took over: then nothing was recorded.
    """
    contact = Contact.objects.get(pk=held.pseudonym)
    held.renew()
    try:
        channel(contact.channel).begin(message)
        return _answer(message, contact, held)
    except BotUnavailable as error:
        return _wait(message, contact, held, error.reason)
    except LeaseLost:
        raise
    except Exception as error:
        # One message that trips over a fault of ours must not hold up its conversation for ever. Only the kind and
        # the place of the error are logged: its words may quote the message.
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("message %s: %s at %s:%s", message.pk, type(error).__name__, place.name, place.lineno)  # noqa: TRY400
        return _wait(message, contact, held, "error")


def _answer(message: InboxMessage, contact: Contact, held: Lease) -> bool:
    text, metadata = message.text, message.metadata
    contact.language = contact.language or metadata.get("language")
    if by_provider := metadata.get("opt_out"):
        return _record(message, contact, held, [], consent_now=by_provider)
    said = consent.word(text)
    if contact.opted_out_at:
        return _answer_opted_out(message, contact, held, said)
    if kind := metadata.get("kind"):
        return _record(message, contact, held, [_kind(kind, contact)])
    if said and said[0] in ("stop", "help"):
        return _record(message, contact, held, [_controlled(said, contact)])
    if said and said[0] == "more" and (left := rest_of(contact)):
        left_custom = left.custom | {"decision": "control", "control": "more"}
        return _record(message, contact, held, [Reply(text="\n".join(left.rest), custom=left_custom)])
    if said and said[0] == "yes" and (old := _asked_about(contact)):
        InboxMessage.objects.filter(pk=old.pk).update(state=State.IGNORED, reason="asked again")
        text, metadata = old.text, old.metadata
    elif timezone.now() - message.received_at > TOO_LATE and not handoff.is_held(contact):
        return _record(message, contact, held, [_fixed("late", contact)], state=State.LATE)
    return _record(message, contact, held, _ask(message, contact, text, metadata, said), of_bot=True)


def _ask(
    message: InboxMessage, contact: Contact, text: str, metadata: dict[str, Any], said: tuple[str, str] | None
) -> list[Reply]:
    """The bot's replies; none when it is down and a person holds the chat, who then gets the message alone."""
    try:
        return bot.ask(contact.pseudonym, text, _metadata(message, contact, metadata))
    except BotUnavailable:
        if handoff.is_held(contact) and handoff.hears_alone(contact, text, said[0] if said else None):
            return []
        raise


def _metadata(message: InboxMessage, contact: Contact, metadata: dict[str, Any]) -> dict[str, Any]:
    location = {"location": metadata["location"]} if "location" in metadata else {}
    return {**location, "channel": contact.channel, "language": contact.language,
            "message_id": f"{message.channel}-{message.pk}"}  # fmt: skip


def _fixed(name: str, contact: Contact) -> Reply:
    return control(name, contact.language or "en", say(name, contact.language))


def _kind(kind: str, contact: Contact) -> Reply:
    """What we say to something that is no words: a picture, an edit, a first hello."""
    reply = _fixed(kind, contact)
    if kind == "welcome":
        reply["text"] += f"\n{settings.HUBLINE.public_base_url}/privacy"
        reply["custom"] |= {"control": "greet", "offers": ["lang_en", "lang_es"]}
    elif kind == "language":
        reply["custom"] |= {"offers": ["lang_en", "lang_es"]}
    return reply


def _controlled(said: tuple[str, str], contact: Contact) -> Reply:
    name, of_word = said
    # An English STOP from somebody who writes Spanish is answered in Spanish; ALTO is Spanish from anybody.
    language = "es" if of_word == "es" else contact.language or of_word
    return control(name, language, say(name, language))


def _answer_opted_out(message: InboxMessage, contact: Contact, held: Lease, said: tuple[str, str] | None) -> bool:
    """Somebody who opted out hears nothing, unless they come back; DELETE works, in silence."""
    kind = message.metadata.get("kind")
    if kind == "welcome":  # Telegram's /start
        return _record(message, contact, held, [_kind(kind, contact)], consent_now="start")
    if said and (said[0] == "start" or consent.comes_back(message.text)):
        return _record(message, contact, held, [_controlled(("start", said[1]), contact)])
    if said and said[0] == "delete":
        return _record(message, contact, held, [], erase=True)
    if said is None and not kind:
        replies = bot.ask(contact.pseudonym, message.text, _metadata(message, contact, message.metadata))
        if replies[0]["custom"].get("control") == "start":
            return _record(message, contact, held, replies)
    return _record(message, contact, held, [], state=State.IGNORED, reason="opted out")


def _record(
    message: InboxMessage, contact: Contact, held: Lease, replies: list[Reply], *,
    state: str = State.ANSWERED, reason: str = "", erase: bool = False, consent_now: str = "", of_bot: bool = False,
) -> bool:  # fmt: skip
    """The one transaction: message answered, replies in the outbox, and what they change about the person."""
    now = timezone.now()
    with transaction.atomic():
        if of_bot:
            replies = handoff.take(contact, message, replies, now)
        controls = {consent_now, *(reply["custom"].get("control") for reply in replies)}
        erase = erase or any(reply["custom"].get("erase") for reply in replies)
        held.renew()
        taken = InboxMessage.objects.filter(pk=message.pk, state=State.ACCEPTED)
        if not taken.update(state=state, reason=reason, answered_at=now):
            raise LeaseLost(held.pseudonym[:8])
        if state == State.IGNORED:
            taken.model.objects.filter(pk=message.pk).update(sealed_text="", sealed_metadata="")
        if "start" in controls:
            contact.opted_out_at = None
        if "stop" in controls:
            contact.opted_out_at = now
            handoff.left(contact, now)
        for reply in replies:
            if reply["custom"].get("language") in ("en", "es"):
                contact.language = reply["custom"]["language"]
        contact.save(update_fields=["opted_out_at", "language"])
        if erase:
            erase_in_transaction(contact, now)
            put(contact, replies, farewell=True)
        else:
            tally.count(put(contact, replies, message, farewell="stop" in controls), now)
    if erase:
        erase_tracker(contact.pseudonym)
    return True


def _asked_about(contact: Contact) -> InboxMessage | None:
    """The message that came too late, if we have just asked whether its answer is still wanted."""
    since = timezone.now() - STILL_ASKING
    last = contact.outbox.select_related("inbox").order_by("-id").first()
    asked = last.inbox if last else None
    return asked if asked and asked.state == State.LATE and (asked.answered_at or since) > since else None


def _wait(message: InboxMessage, contact: Contact, held: Lease, reason: str) -> bool:
    """Puts `message` off; after a minute the person is told once; what fails with a bot that is well fails for good."""
    now = timezone.now()
    tries = message.tries + (reason in _ITS_OWN_FAULT and bot.is_well())  # an outage is not the message's fault
    if tries >= MOST_TRIES:
        log.error("message %s failed %d times: %s", message.pk, tries, reason)
        broken = _fixed("broken", contact)
        broken["custom"] |= {"decision": "abstain", "control": None}
        return _record(message, contact, held, [broken], state=State.FAILED, reason=reason)
    log.warning("message %s waits for the bot: %s", message.pk, reason)
    with transaction.atomic():
        held.renew()
        told = _tell(message, contact, now)
        InboxMessage.objects.filter(pk=message.pk).update(
            tries=tries, reason=reason[:32], told_at=told, next_try_at=now + _pause(now - message.received_at)
        )
    return False


def _pause(waited: timedelta) -> timedelta:
    shortest, longest = (timedelta(seconds=seconds) for seconds in WAITS)
    return min(longest, max(shortest, waited / 4))


def _tell(message: InboxMessage, contact: Contact, now: datetime) -> datetime | None:
    """Says that we are on it, when a minute has passed and it was not said in this conversation lately."""
    lately = contact.inbox.filter(told_at__gt=now - 10 * TELL_AFTER).exists()
    if message.told_at or lately or now - message.received_at < TELL_AFTER:
        return message.told_at
    put(contact, [_fixed("wait", contact)], message)
    return now
