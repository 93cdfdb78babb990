"""How a case ends without a colleague's doing: its person opted out, was erased, or can be answered no more."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from channels.models import Case, CaseEvent, Contact, Verdict


def open_case(contact: Contact) -> Case | None:
    """The case of this person that is not closed."""
    return Case.objects.filter(contact=contact).exclude(state=Case.State.CLOSED).first()


def left(contact: Contact, now: datetime) -> None:
    """They opted out: nothing can be sent any more, so nobody should go on working."""
    if case := open_case(contact):
        _close(case, Case.Outcome.LEFT, now)


def forget(contact: Contact) -> None:
    """They are erased: of each case only a tombstone stays, when it was and on which channel."""
    now = timezone.now()
    Verdict.objects.filter(review__outbox__contact=contact).update(sealed_question="")
    for case in Case.objects.filter(contact=contact):
        case.events.all().delete()
        case.faults.update(sealed_note="", case=None)
        _close(case, Case.Outcome.ERASED, now)
        Case.objects.filter(pk=case.pk).update(
            contact=None, topic="", language="", reason="asked", urgent=False
        )


def expire(before: datetime) -> int:
    """Takes texts out of what is older than texts are kept, and closes cases nobody can answer any more."""
    gone = CaseEvent.objects.filter(at__lt=before).exclude(sealed_text="", sealed_custom="")
    count = gone.update(sealed_text="", sealed_custom="")
    count += Verdict.objects.filter(at__lt=before).exclude(sealed_question="").update(sealed_question="")
    for case in Case.objects.filter(opened_at__lt=before, contact=None).exclude(state=Case.State.CLOSED):
        _close(case, Case.Outcome.NO_REPLY, timezone.now())
    return count


def _close(case: Case, outcome: str, now: datetime) -> None:
    Case.objects.filter(pk=case.pk).update(
        state=Case.State.CLOSED, outcome=outcome, closed_at=case.closed_at or now, held_at=None, waiting_since=None,
        answer_by=None, snoozed_until=None,
    )  # fmt: skip
    if outcome != Case.Outcome.ERASED:
        CaseEvent.objects.create(case=case, kind=CaseEvent.Kind.CLOSED)
