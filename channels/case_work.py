"""What colleagues do with a case. Each step is one transaction that names the state it expects (compare-and-set)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from channels.desk_voice import desk_says, line_of, phrase
from channels.duty import Duty, answer_by
from channels.errors import CaseClosed, CaseTaken, OutOfReach
from channels.models import Case, CaseEvent, Contact, Desk, Fault, OutboxMessage
from channels.outbox import put
from channels.redact import redact
from channels.reply import Reply

Kind = CaseEvent.Kind
_AT_ONCE = timedelta(seconds=10)  # the same words again within this are the same answer, sent twice by mistake


def why_out_of_reach(case: Case) -> str:
    """Why nothing can be sent to the person of `case`; empty when it can."""
    contact = case.contact
    if contact is None or contact.erased_at:
        return "erased"
    if contact.opted_out_at:
        return "opted out"
    if contact.blocked_at:
        return "blocked"
    return "" if contact.sealed_address else "expired"


def claim(case: Case, user: Any, instead_of: Any = None) -> None:
    """Makes the case `user`'s, and the bot silent. Raises `CaseTaken` or `CaseClosed`; exactly one of many wins.

    `instead_of` is the colleague it is taken over from; without, only a case that nobody has can be claimed.
    """
    now = timezone.now()
    with transaction.atomic():
        free = Case.objects.filter(pk=case.pk, owner=instead_of).exclude(state=Case.State.CLOSED)
        if not free.update(owner=user, claimed_at=now, state=Case.State.OPEN, snoozed_until=None):
            _refuse(case.pk, user)
            return  # it is theirs already
        case.refresh_from_db()
        CaseEvent.objects.create(case=case, kind=Kind.CLAIMED, by=user, at=now)
        if not why_out_of_reach(case):
            # The bot was answering until now: say that somebody else speaks from here on, and stand by it.
            if case.held_at is None and case.contact:
                _put(case, desk_says("joined", case, now))
                promised = answer_by(Desk.load(), now, held=True)
                case.answer_by = min(filter(None, (case.answer_by, promised)))
            case.held_at = case.held_at or now
            case.save(update_fields=["held_at", "answer_by"])


def reply(case: Case, user: Any, text: str, entry: dict[str, Any] | None = None) -> list[OutboxMessage]:
    """Sends `text` to the person under the desk's name. `entry` is {"id", "topic", "source", "link"} if inserted.

    Raises `CaseTaken`, `CaseClosed` or `OutOfReach`; then nothing was sent. The same answer a moment later (a double
    click) is not sent again.
    """
    now = timezone.now()
    with transaction.atomic():
        current = Case.objects.select_for_update().get(pk=case.pk)
        said = signed(current, text, entry or {})
        if _is_said_already(current, user, said, now):
            return []
        waited = current.waiting_since
        _change(
            case, user, waiting_since=None, answer_by=None, last_reply_at=now, held_at=now, state=Case.State.OPEN,
            snoozed_until=None, typing_by=None, typing_at=None, undelivered=None,
        )  # fmt: skip
        if why := why_out_of_reach(case):
            raise OutOfReach(why)
        if case.first_reply_at is None:
            Case.objects.filter(pk=case.pk).update(first_reply_at=now)
        rows = _put(case, said)
        event = CaseEvent(case=case, kind=Kind.REPLIED, by=user, outbox=rows[0] if rows else None, at=now)
        event.custom = {"waited": waited.isoformat() if waited else None}
        event.save()
    return rows


def _is_said_already(case: Case, user: Any, said: Reply, now: datetime) -> bool:
    last = case.events.filter(kind=Kind.REPLIED).last()
    if last is None or last.by_id != user.pk or last.at < now - _AT_ONCE or last.outbox is None or case.undelivered_id:
        return False
    return bool(last.outbox.custom.get("text") == said["custom"]["text"])


def note(case: Case, user: Any, text: str) -> str:
    """Keeps a note that only colleagues see; gives it as it is kept, with personal data taken out as of messages."""
    event = CaseEvent(case=case, kind=Kind.NOTE, by=user)
    event.text = kept = redact(text)
    event.save()
    return kept


def hand_over(case: Case, user: Any, to: Any) -> None:
    """Gives the case to a colleague, or back to all when `to` is None; what was put away is in sight again.

    Raises `CaseTaken` or `CaseClosed`.
    """
    now = timezone.now()
    with transaction.atomic():
        _change(
            case, user, owner=to, claimed_at=now if to else None, news_at=now, state=Case.State.OPEN,
            snoozed_until=None,
        )  # fmt: skip
        CaseEvent.objects.create(case=case, kind=Kind.HANDED if to else Kind.RELEASED, by=user, to=to)


def snooze(case: Case, user: Any, until: datetime) -> None:
    """Puts the case out of sight until `until` or the person's next message; the bot answers meanwhile.

    Who waits for an answer is told when they will hear: then, or when the desk opens after that.
    """
    now = timezone.now()
    with transaction.atomic():
        _change(case, user, state=Case.State.SNOOZED, snoozed_until=until, held_at=None)
        CaseEvent.objects.create(case=case, kind=Kind.SNOOZED, by=user, until=until)
        if case.waiting_since and not why_out_of_reach(case):
            desk = Desk.load()
            name = "put_away" if Duty.of(desk).serves(until, desk.answer_minutes) else "put_away_off"
            _put(case, phrase(name, case.language, desk, line_of(case), now, after=until))
            case.answer_by = answer_by(desk, until, held=False)
            case.save(update_fields=["answer_by"])


def close(case: Case, user: Any, outcome: str, fault: Fault | None = None) -> None:
    """Closes the case, tells the person, and hands the chat back to the bot. Raises `CaseTaken` or `CaseClosed`."""
    now = timezone.now()
    with transaction.atomic():
        _change(
            case, user, state=Case.State.CLOSED, outcome=outcome, closed_at=now, held_at=None, waiting_since=None,
            answer_by=None, snoozed_until=None, typing_by=None, undelivered=None,
        )  # fmt: skip
        CaseEvent.objects.create(case=case, kind=Kind.CLOSED, by=user, at=now)
        if fault:
            fault.case, fault.by, fault.topic, fault.language = case, user, case.topic, case.language
            fault.save()
        if not why_out_of_reach(case):
            _put(case, desk_says("closed", case, now))


def is_typing(case: Case, user: Any) -> None:
    """Lets colleagues who have the case open see that somebody writes an answer."""
    Case.objects.filter(pk=case.pk).update(typing_by=user, typing_at=timezone.now())


def _change(case: Case, user: Any, **values: Any) -> None:
    """Changes the case if it is `user`'s and not closed; else raises."""
    if not Case.objects.filter(pk=case.pk, owner=user).exclude(state=Case.State.CLOSED).update(**values):
        _refuse(case.pk, user)
    case.refresh_from_db()


def _refuse(pk: int, user: Any) -> None:
    now = Case.objects.select_related("owner").get(pk=pk)
    if now.state == Case.State.CLOSED:
        raise CaseClosed(str(now))
    if now.owner_id != user.pk:
        raise CaseTaken(now.owner.get_username() if now.owner else "")


def signed(case: Case, text: str, entry: dict[str, Any]) -> Reply:
    """The desk's name goes first: from the first word the person knows that this is not the bot."""
    whole = f"{Desk.load().name(case.language)}: {text.strip()}"
    tail = " ".join(filter(None, (entry.get("source"), entry.get("link"))))
    kept = tail and whole.endswith(tail)
    body = whole.removesuffix(tail).strip() if kept else whole
    return Reply(
        text=whole,
        custom={
            "decision": "person", "control": None, "entry": entry.get("id"), "case": case.pk,
            "entries": [entry["id"]] if entry.get("id") else [], "language": case.language or "en",
            "topic": entry.get("topic"), "sources": [], "place": None, "hubs": [],
            "text": {"body": body, "source": entry.get("source") if kept else None,
                     "link": entry.get("link") if kept else None},
        },
    )  # fmt: skip


def _put(case: Case, said: Reply) -> list[OutboxMessage]:
    """Into the outbox, and the worker told once the transaction holds."""
    from channels.inbox import wake

    contact = Contact.objects.get(pk=case.contact_id)
    rows = put(contact, [said])
    transaction.on_commit(lambda: wake(contact.pk))
    return rows
