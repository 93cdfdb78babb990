"""What follows when a colleague's answer does not reach its person: the case waits again, and its colleague hears."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from channels.duty import answer_by
from channels.models import Case, CaseEvent, Desk, OutboxMessage

# Closed by a colleague who thought that the answer had arrived; the others were closed for want of a reader.
_REOPENED = (Case.Outcome.ANSWERED, Case.Outcome.REFERRED, Case.Outcome.SAFETY)


def put_back(row: OutboxMessage) -> None:
    """Has the case of a colleague's answer that failed wait again, since its person began to; else does nothing.

    In the caller's transaction. A case that was closed in the belief that it was answered is opened again, unless the
    person has another one by now or left.
    """
    custom = row.custom
    if custom.get("decision") != "person":
        return
    number = int(custom.get("case") or 0)
    of_person = Case.objects.select_for_update().filter(contact=row.contact_id)
    case = of_person.filter(pk=number).first()
    others = of_person.exclude(pk=number).exclude(state=Case.State.CLOSED)
    if case is None or (not case.is_open and (case.outcome not in _REOPENED or others.exists())):
        return
    contact = case.contact  # as it is now: the failure itself may have told that they left
    is_gone = contact is None or bool(contact.opted_out_at or contact.blocked_at)
    if is_gone and not case.is_open:
        return
    replied = case.events.filter(kind=CaseEvent.Kind.REPLIED, outbox__lte=row.pk).last()
    if replied is None:
        return
    _wait_again(case, row, replied, timezone.now(), is_gone=is_gone)


def _wait_again(case: Case, row: OutboxMessage, replied: CaseEvent, now: datetime, *, is_gone: bool) -> None:
    waited = replied.custom.get("waited")
    since = datetime.fromisoformat(waited) if waited else replied.at
    case.waiting_since = min(case.waiting_since or since, since)
    if case.first_reply_at == replied.at:
        case.first_reply_at = None
    if not is_gone:
        promised = answer_by(Desk.load(), now, held=case.held_at is not None)
        case.answer_by = min(filter(None, (case.answer_by, promised)), default=None)
    case.state, case.snoozed_until, case.outcome, case.closed_at = Case.State.OPEN, None, "", None
    case.undelivered, case.news_at = row, now
    case.save()
    CaseEvent.objects.create(case=case, kind=CaseEvent.Kind.FAILED, outbox=row, at=now)
