"""How a case ends without a colleague's doing: its person opted out, was erased, or can be answered no more."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from channels.days import cut, cut_cases
from channels.models import AnswerReview, Case, CaseEvent, Contact, Fault, Verdict


def open_case(contact: Contact) -> Case | None:
    """The case of this person that is not closed."""
    return Case.objects.filter(contact=contact).exclude(state=Case.State.CLOSED).first()


def left(contact: Contact, now: datetime) -> None:
    """They opted out: nothing can be sent any more, so nobody should go on working."""
    if case := open_case(contact):
        _close(case, Case.Outcome.LEFT, now)


def forget(contact: Contact) -> None:
    """They are erased, with what was judged of their answers: of each case only a tombstone stays, on which day it was
    opened and closed, and on which channel."""
    now = timezone.now()
    AnswerReview.objects.filter(outbox__contact=contact).delete()
    for case in Case.objects.filter(contact=contact):
        case.events.all().delete()
        cut(case.faults.all(), "at")
        case.faults.update(sealed_note="", case=None)
        _close(case, Case.Outcome.ERASED, now)
        row = Case.objects.filter(pk=case.pk)
        cut(row, "opened_at")
        cut(row, "closed_at")
        row.update(
            contact=None, topic="", language="", reason="asked", urgent=False, owner=None, claimed_at=None,
            first_reply_at=None, last_reply_at=None, news_at=None, typing_by=None, typing_at=None,
        )  # fmt: skip


def needs_texts(since: datetime) -> Exists:
    """Whether the contact of a row has a case that is not closed, and wrote `since`: staff still work with it."""
    still = Case.objects.filter(contact=OuterRef("contact"), contact__last_seen__gte=since)
    return Exists(still.exclude(state=Case.State.CLOSED))


def expire(texts: datetime, cases: datetime) -> int:
    """Takes out of cases what is past its time; says of how many events and notes.

    What the bot would have said and questions that were judged go with the messages, those from before `texts`; what
    colleagues noted when the case was closed before `cases`, and with it who it was: figures stay, which name the day
    and no time of it. Cases that nobody can answer any more are closed.
    """
    silent = Q(contact=None) | Q(contact__last_seen__lt=texts)
    for case in Case.objects.filter(silent, opened_at__lt=texts).exclude(state=Case.State.CLOSED):
        _close(case, Case.Outcome.NO_REPLY, timezone.now())
    closed = Case.objects.filter(closed_at__lt=cases)
    noted = Fault.objects.filter(case__in=closed).exclude(sealed_note="").update(sealed_note="")
    gone = CaseEvent.objects.filter(case__in=closed).delete()[0]
    closed.exclude(contact=None).update(contact=None)
    cut_cases(closed)
    cut(Fault.objects.filter(case__in=closed), "at")
    cut(AnswerReview.objects.filter(at__lt=texts), "at")
    unsaid = CaseEvent.objects.filter(at__lt=texts).exclude(kind=CaseEvent.Kind.NOTE)
    unsaid = unsaid.exclude(sealed_text="", sealed_custom="").exclude(
        case__in=Case.objects.filter(needs_texts(texts)).exclude(state=Case.State.CLOSED)
    )
    judged = Verdict.objects.filter(at__lt=texts).exclude(sealed_question="").update(sealed_question="")
    return noted + gone + judged + unsaid.update(sealed_text="", sealed_custom="")


def _close(case: Case, outcome: str, now: datetime) -> None:
    Case.objects.filter(pk=case.pk).update(
        state=Case.State.CLOSED, outcome=outcome, closed_at=case.closed_at or now, held_at=None, waiting_since=None,
        answer_by=None, snoozed_until=None, undelivered=None,
    )  # fmt: skip
    if outcome != Case.Outcome.ERASED:
        CaseEvent.objects.create(case=case, kind=CaseEvent.Kind.CLOSED)
