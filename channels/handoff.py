"""The way from the bot to a person and back, as the pipeline takes it (`docs/decisions/handoff.md`).

A case opens when somebody says YES to being read. While it is held the bot is still asked, so that its memory stays
whole and staff see what it would have said, but only emergencies, STOP and DELETE are passed on.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from channels.desk_texts import tell
from channels.duty import Duty, in_words
from channels.errors import BotUnavailable
from channels.models import Case, CaseEvent, Contact, Desk, InboxMessage, OutboxMessage
from channels.outbox import put
from channels.reply import Reply, control
from knowledge import urgent

log = logging.getLogger(__name__)

NO_LINE = "2-1-1"
_PASSED = frozenset({"stop", "start", "delete"})  # controls that reach a person whose chat is held
_RECENT = 6  # replies looked back on for what the case is about
Kind = CaseEvent.Kind


def open_case(contact: Contact) -> Case | None:
    """The case of this person that is not closed."""
    return Case.objects.filter(contact=contact).exclude(state=Case.State.CLOSED).first()


def is_held(contact: Contact) -> bool:
    """Whether a person holds this chat and the bot has to be silent."""
    case = open_case(contact)
    return case is not None and case.held_at is not None


def take(contact: Contact, message: InboxMessage, replies: list[Reply], now: datetime) -> list[Reply]:
    """What of the bot's `replies` the person hears, and what the case learns; in the transaction that records them.

    `replies` is empty when the bot could not be asked: then raises `BotUnavailable` unless a person holds the chat.
    """
    case = Case.objects.select_for_update().filter(contact=contact).exclude(state=Case.State.CLOSED).first()
    desk = Desk.load()
    told: list[Reply] = []
    if case:
        _extend(case, message, replies, now)
        if case.held_at and _went_home(case, desk, now):
            told.append(_let_go(case, desk, now))
    if case and case.held_at:
        case.save()
        return _hold_back(case, message, replies)
    if not replies:
        raise BotUnavailable("silent")
    return told + [_reworded(contact, message, case, reply, desk, now) for reply in replies]


def hears_alone(contact: Contact, text: str, said: str | None) -> bool:
    """Whether a held message may go to the case although the bot is down: not when it is about erasing."""
    last = contact.outbox.order_by("-id").first()
    return said != "delete" and not (last and last.custom.get("control") == "delete")


def _extend(case: Case, message: InboxMessage, replies: list[Reply], now: datetime) -> None:
    """Another message of a person whose case is open."""
    case.waiting_since = case.waiting_since or now
    if case.state == Case.State.SNOOZED:
        case.state, case.snoozed_until = Case.State.OPEN, None
        CaseEvent.objects.create(case=case, kind=Kind.WOKE, inbox=message)
    if any(reply["custom"].get("decision") == "urgent" for reply in replies) or _sounds_urgent(
        message, replies
    ):
        case.urgent = True
    case.save()


def _sounds_urgent(message: InboxMessage, replies: list[Reply]) -> bool:
    """The rules find emergencies without the bot."""
    return not replies and urgent.detect(message.text) is not None


def _went_home(case: Case, desk: Desk, now: datetime) -> bool:
    """Whether nobody is there: outside desk hours, and no colleague wrote a moment ago."""
    last = max(filter(None, (case.last_reply_at, case.held_at)))
    return not Duty.of(desk).is_open(now) and now - last > timedelta(minutes=desk.answer_minutes)


def _let_go(case: Case, desk: Desk, now: datetime) -> Reply:
    """The bot answers again since nobody is there; the case stays open."""
    case.held_at, case.told_at = None, now
    case.save()
    CaseEvent.objects.create(case=case, kind=Kind.TIMED_OUT)
    return _said(_closed_name("went_home", desk, now), case.language, desk, line_of(case), now)


def _hold_back(case: Case, message: InboxMessage, replies: list[Reply]) -> list[Reply]:
    """The replies that are passed on although a person holds the chat; the others are kept for staff to see."""
    passed = []
    for reply in replies:
        custom = reply["custom"]
        # The first steps of an emergency ask for a place, so the lines near it are told too.
        passes = {"urgent", "hubs"} if case.urgent else {"urgent"}
        if custom.get("decision") in passes or custom.get("control") in _PASSED:
            passed.append(reply)
            continue
        unsaid = CaseEvent(case=case, kind=Kind.UNSAID, inbox=message)
        unsaid.text, unsaid.custom = reply["text"], custom
        unsaid.save()
    if not replies and _sounds_urgent(message, replies):
        passed.append(_said("urgent_down", case.language, Desk.load(), line_of(case), timezone.now()))
    return passed


def _reworded(
    contact: Contact, message: InboxMessage, case: Case | None, reply: Reply, desk: Desk, now: datetime
) -> Reply:
    """An offer of a person, and the thanks for a YES, say when somebody is there; a YES opens the case."""
    custom = reply["custom"]
    if custom.get("control") != "human" or custom.get("decision") != "handoff":
        return reply
    line = _line_in(reply)
    if custom.get("consent"):
        case = case or _open(contact, message, reply, line, now)
        if Duty.of(desk).is_open(now) and case.held_at is None:
            Case.objects.filter(pk=case.pk).update(held_at=now)
    name = "opened" if case else "offer"
    said = _said(_name(name, desk, now), custom.get("language"), desk, line, now)
    return Reply(text=said["text"], custom=custom | {"text": {"body": said["text"]}} | _choices(case))


def _choices(case: Case | None) -> dict[str, list[str]]:
    return {"offers": []} if case else {}


def _open(contact: Contact, message: InboxMessage, reply: Reply, line: str, now: datetime) -> Case:
    """A case with what the last replies were about."""
    recent = [row.custom for row in contact.outbox.order_by("-id")[:_RECENT]]
    topic = next((custom["topic"] for custom in recent if custom.get("topic")), "")
    emergency = any(custom.get("decision") == "urgent" for custom in recent)
    case = Case.objects.create(
        contact=contact, channel=contact.channel, language=reply["custom"].get("language") or contact.language or "",
        topic=topic, urgent=emergency, reason=Case.Reason.URGENT if emergency else _reason(recent),
        opened_at=now, waiting_since=now,
    )  # fmt: skip
    event = CaseEvent(case=case, kind=Kind.OPENED, inbox=message)
    event.custom = {"line": line}
    event.save()
    return case


def _reason(recent: list[dict[str, object]]) -> str:
    """Why a person was wanted: what the last reply was that did not help."""
    for custom in recent:
        if custom.get("control") == "human":
            continue
        if custom.get("control") == "wrong":
            return Case.Reason.WRONG
        by_decision = {"abstain": Case.Reason.UNKNOWN, "clarify": Case.Reason.UNCLEAR}
        return by_decision.get(str(custom.get("decision")), Case.Reason.ASKED)
    return Case.Reason.ASKED


def line_of(case: Case) -> str:
    """The phone line that the person was given when the case was opened."""
    event = case.events.filter(kind=Kind.OPENED).first()
    return str(event.custom.get("line") or NO_LINE) if event else NO_LINE


def _line_in(reply: Reply) -> str:
    named = next((hub for hub in reply["custom"].get("hubs") or [] if hub.get("phone")), None)
    return f"{named['name']}: {named['phone']}" if named else NO_LINE


def _name(name: str, desk: Desk, now: datetime) -> str:
    if Duty.of(desk).is_open(now):
        return f"{name}_open"
    return f"{name}_closed" if Duty.of(desk).opens(now) else f"{name}_off"


def _closed_name(name: str, desk: Desk, now: datetime) -> str:
    return name if Duty.of(desk).opens(now) else f"{name}_off"


def _said(name: str, language: str | None, desk: Desk, line: str, now: datetime) -> Reply:
    duty = Duty.of(desk)
    opens = duty.opens(now)
    fields = {
        each: {"desk": desk.name(each), "line": line, "minutes": str(desk.answer_minutes),
               "when": in_words(opens, now, duty, each) if opens else ""}
        for each in ("en", "es")
    }  # fmt: skip
    text = tell(name, language or None, fields)
    said = control("human", language or "en", text[0].upper() + text[1:])
    said["custom"] |= {"decision": "handoff", "text": {"body": said["text"]}}
    return said


def desk_says(name: str, case: Case, now: datetime) -> Reply:
    """One of the desk's own texts for the person of `case`."""
    return _said(name, case.language, Desk.load(), line_of(case), now)


def left(contact: Contact, now: datetime) -> None:
    """They opted out: nothing can be sent any more, so nobody should go on working."""
    case = open_case(contact)
    if case:
        _close(case, Case.Outcome.LEFT, now)


def forget(contact: Contact) -> None:
    """They are erased: of each case only a tombstone stays, when it was and on which channel."""
    now = timezone.now()
    for case in Case.objects.filter(contact=contact):
        case.events.all().delete()
        case.faults.update(sealed_note="", case=None)
        _close(case, Case.Outcome.ERASED, now)
        Case.objects.filter(pk=case.pk).update(
            contact=None, topic="", language="", reason="asked", urgent=False
        )


def _close(case: Case, outcome: str, now: datetime) -> None:
    Case.objects.filter(pk=case.pk).update(
        state=Case.State.CLOSED, outcome=outcome, closed_at=case.closed_at or now, held_at=None, waiting_since=None,
        snoozed_until=None,
    )  # fmt: skip
    if outcome != Case.Outcome.ERASED:
        CaseEvent.objects.create(case=case, kind=Kind.CLOSED)


def expire(before: datetime) -> int:
    """Takes texts out of what is older than texts are kept, and closes cases nobody can answer any more."""
    gone = CaseEvent.objects.filter(at__lt=before).exclude(sealed_text="", sealed_custom="")
    count = gone.update(sealed_text="", sealed_custom="")
    for case in Case.objects.filter(opened_at__lt=before, contact=None).exclude(state=Case.State.CLOSED):
        _close(case, Case.Outcome.NO_REPLY, timezone.now())
    return count


def look(now: datetime) -> list[str]:
    """Tells people whom nobody answered in time, and wakes snoozed cases; gives the pseudonyms to deliver to."""
    for case in Case.objects.filter(state=Case.State.SNOOZED, snoozed_until__lte=now):
        awake = Case.objects.filter(pk=case.pk, state=Case.State.SNOOZED)
        if awake.update(state=Case.State.OPEN, snoozed_until=None):
            CaseEvent.objects.create(case=case, kind=Kind.WOKE)
    desk = Desk.load()
    limit = now - timedelta(minutes=desk.answer_minutes)
    held = Case.objects.filter(held_at__lte=limit, waiting_since__lte=limit).exclude(state=Case.State.CLOSED)
    return [str(case.contact_id) for case in held.select_related("contact") if _time_out(case, desk, now)]


def _time_out(case: Case, desk: Desk, now: datetime) -> bool:
    """Says so once and lets the bot answer again; False when a colleague answered in this very moment."""
    with transaction.atomic():
        still = Case.objects.filter(pk=case.pk, held_at=case.held_at, waiting_since=case.waiting_since)
        if case.contact is None or not still.update(held_at=None, told_at=now):
            return False
        CaseEvent.objects.create(case=case, kind=Kind.TIMED_OUT)
        name = "timed_out" if Duty.of(desk).is_open(now) else _closed_name("went_home", desk, now)
        rows = put(case.contact, [_said(name, case.language, desk, line_of(case), now)])
    return bool(rows)


def answered_by(row: OutboxMessage) -> str:
    """Who said an outbox message: "person", "desk" or "bot"."""
    decision = row.custom.get("decision")
    return "person" if decision == "person" else "desk" if decision == "handoff" else "bot"
