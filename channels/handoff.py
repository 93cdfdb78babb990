"""The way from the bot to a person and back, as the pipeline takes it (`docs/decisions/handoff.md`).

A case opens when somebody says YES to being read. While it is held the bot is still asked, so that its memory stays
whole and staff see what it would have said, but only emergencies, STOP and DELETE are passed on.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from channels import consent
from channels.case_clock import let_go
from channels.case_end import open_case
from channels.case_start import opened
from channels.desk_voice import by_hours, desk_says, line_in, phrase
from channels.duty import Duty, answer_by
from channels.earlier import asked_to_erase
from channels.errors import BotUnavailable
from channels.fixed import ask_to_erase
from channels.models import Case, CaseEvent, Contact, Desk, InboxMessage
from channels.reply import Reply
from knowledge import urgent

_PASSED = frozenset({"stop", "start", "delete"})  # controls that reach a person whose chat is held
_NEEDS_NOTHING = frozenset({"thanks", "bye", "emoji"})  # said after an answer, these wait for no other
_UNREADABLE = frozenset({"media", "contact", "edited", "blank"})
Kind = CaseEvent.Kind


def is_held(contact: Contact) -> bool:
    """Whether a person holds this chat and the bot has to be silent."""
    case = open_case(contact)
    return case is not None and case.held_at is not None


def take(contact: Contact, message: InboxMessage, replies: list[Reply], now: datetime) -> list[Reply]:
    """What of the bot's `replies` the person hears, and what the case learns; in the transaction that records them.

    `replies` is empty when the bot could not be asked: then raises `BotUnavailable` unless a person holds the chat or
    the provider has answered.
    """
    case = Case.objects.select_for_update().filter(contact=contact).exclude(state=Case.State.CLOSED).first()
    desk = Desk.load()
    told: list[Reply] = []
    if case:
        _extend(case, message, replies, desk, now)
        if case.held_at and _went_home(case, desk, now):
            told.append(let_go(case, desk, now))
    if case and case.held_at:
        contact.language = case.language or contact.language
        return _hold_back(contact, case, message, replies)
    if not replies and message.metadata.get("opt_out") != "help":  # which its provider answered
        raise BotUnavailable("silent")
    return told + [_reworded(contact, message, case, reply, desk, now) for reply in replies]


def hears_alone(contact: Contact, text: str, said: str | None) -> bool:
    """Whether a held message may go to the case although the bot is down: not when it is about erasing."""
    last = contact.outbox.order_by("-id").first()
    return said != "delete" and not (last and last.custom.get("control") == "delete")


def _extend(case: Case, message: InboxMessage, replies: list[Reply], desk: Desk, now: datetime) -> None:
    """Another message of a person whose case is open."""
    controls = {reply["custom"].get("control") for reply in replies}
    if not (controls and controls <= _NEEDS_NOTHING):
        case.news_at = now
        if case.state == Case.State.SNOOZED and case.waiting_since is None:
            # What a colleague asked before putting it away is answered to that colleague. Who does so while the desk is
            # closed hears that from the clock.
            case.held_at = now
        if case.waiting_since is None:
            case.waiting_since, case.answer_by = now, answer_by(desk, now, held=case.held_at is not None)
    if case.state == Case.State.SNOOZED:
        case.state, case.snoozed_until, case.news_at = Case.State.OPEN, None, now
        CaseEvent.objects.create(case=case, kind=Kind.WOKE, inbox=message)
    decisions = {reply["custom"].get("decision") for reply in replies}
    case.urgent = case.urgent or "urgent" in decisions or _sounds_urgent(message, replies)
    if "kind" not in message.metadata:  # what has no words is in no language
        case.language = _language(replies) or case.language
    case.save()


def _language(replies: list[Reply]) -> str:
    """The language that the bot found the person to write in."""
    found = [reply["custom"].get("language") for reply in replies]
    return next((str(each) for each in reversed(found) if each in ("en", "es")), "")


def _sounds_urgent(message: InboxMessage, replies: list[Reply]) -> bool:
    """The rules find emergencies without the bot."""
    return not replies and urgent.detect(message.text) is not None


def _went_home(case: Case, desk: Desk, now: datetime) -> bool:
    """Whether nobody is there: outside desk hours, and no colleague took or answered it a moment ago."""
    last = max(filter(None, (case.last_reply_at, case.held_at, case.claimed_at)))
    return not Duty.of(desk).is_open(now) and now - last > timedelta(minutes=desk.answer_minutes)


def _hold_back(contact: Contact, case: Case, message: InboxMessage, replies: list[Reply]) -> list[Reply]:
    """The replies that are passed on although a person holds the chat; the others are kept for staff to see."""
    passed, now = [], timezone.now()
    if message.metadata.get("kind") in _UNREADABLE or message.metadata.get("what"):
        passed += _ask_for_words(case, message, now)
    said = consent.word(message.text)
    # Carriers want HELP answered whoever holds the chat; what only reads like it is for the colleague.
    always = _PASSED | {"help"} if said and said[0] == "help" else _PASSED
    for reply in replies:
        custom = reply["custom"]
        # The first steps of an emergency ask for a place, so the lines near it are told too.
        passes = {"urgent", "hubs"} if case.urgent else {"urgent"}
        if custom.get("erase") and asked_to_erase(message) is None:
            # A colleague wrote between the bot's question and this YES, which may be said to them.
            passed.append(ask_to_erase(message, contact))
        elif custom.get("decision") in passes or custom.get("control") in always:
            passed.append(reply)
        elif custom.get("control") == "human" and custom.get("decision") == "handoff":
            passed += _say_who_has_it(case, message, now)
        elif "kind" not in message.metadata:
            unsaid = CaseEvent(case=case, kind=Kind.UNSAID, inbox=message)
            unsaid.text, unsaid.custom = reply["text"], custom
            unsaid.save()
    if not replies and _sounds_urgent(message, replies):
        passed.append(desk_says("urgent_down", case, now))
    return passed


def _ask_for_words(case: Case, message: InboxMessage, now: datetime) -> list[Reply]:
    """Once a case: who reads it cannot see a picture either."""
    if case.events.filter(kind=Kind.UNSEEN).exists():
        return []
    CaseEvent.objects.create(case=case, kind=Kind.UNSEEN, inbox=message)
    return [desk_says("unreadable", case, now)]


def _say_who_has_it(case: Case, message: InboxMessage, now: datetime) -> list[Reply]:
    """To somebody who asks for a person while a person has the chat: once until that person writes."""
    since = case.last_reply_at or case.opened_at
    if case.events.filter(kind=Kind.AGAIN, at__gte=since).exists():
        return []
    CaseEvent.objects.create(case=case, kind=Kind.AGAIN, inbox=message, at=now)
    return [desk_says("has_chat", case, now)]


def _reworded(
    contact: Contact, message: InboxMessage, case: Case | None, reply: Reply, desk: Desk, now: datetime
) -> Reply:
    """An offer of a person, and the thanks for a YES, say when somebody is there; a YES opens the case."""
    custom = reply["custom"]
    if custom.get("control") != "human" or custom.get("decision") != "handoff":
        return reply
    line = line_in(reply)
    if custom.get("consent"):
        case = case or opened(contact, message, reply, line, now)
        # What they hear now is a promise of its own, also when they ask for the second time.
        case.held_at = now if Duty.of(desk).serves(now, desk.answer_minutes) == now else None
        case.answer_by = answer_by(desk, now, held=case.held_at is not None)
        case.save(update_fields=["held_at", "answer_by"])
    said = phrase(by_hours("opened" if case else "offer", desk, now), custom.get("language"), desk, line, now)
    return Reply(text=said["text"], custom=custom | {"text": {"body": said["text"]}} | _choices(case))


def _choices(case: Case | None) -> dict[str, list[str]]:
    return {"offers": []} if case else {}
