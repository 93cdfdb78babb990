"""Nobody waits for a person without hearing that it takes longer: when that is due, and saying so.

`Case.answer_by` is the promise that the person was given. Only a colleague's reply, or the notice itself, ends it:
that a case is claimed or handed over changes nothing for the one who waits. Who is put away is given another promise.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from channels.desk_voice import line_of, phrase, went_home
from channels.duty import Duty, answer_by
from channels.models import Case, CaseEvent, Desk
from channels.outbox import put
from channels.reply import Reply

Kind = CaseEvent.Kind


def look(now: datetime) -> list[str]:
    """Wakes snoozed cases, and tells people whom nobody answered in time; gives the pseudonyms to deliver to."""
    for case in Case.objects.filter(state=Case.State.SNOOZED, snoozed_until__lte=now):
        awake = Case.objects.filter(pk=case.pk, state=Case.State.SNOOZED)
        # What a colleague asked before putting it away is still to be answered to that colleague, not to the bot.
        held_at = now if case.waiting_since is None and case.last_reply_at else case.held_at
        if awake.update(state=Case.State.OPEN, snoozed_until=None, news_at=now, held_at=held_at):
            CaseEvent.objects.create(case=case, kind=Kind.WOKE)
    desk = Desk.load()
    late = Case.objects.filter(answer_by__lte=now).exclude(state=Case.State.CLOSED)
    return [str(case.contact_id) for case in late.select_related("contact") if _tell(case, desk, now)]


def _tell(case: Case, desk: Desk, now: datetime) -> bool:
    """Says so and lets the bot answer again; False when a colleague answered in this very moment."""
    if case.contact is None:
        return False
    with transaction.atomic():
        still = Case.objects.select_for_update().filter(
            pk=case.pk, answer_by=case.answer_by, held_at=case.held_at
        )
        if not (current := still.first()):
            return False
        return bool(put(case.contact, [let_go(current, desk, now)]))


def let_go(case: Case, desk: Desk, now: datetime) -> Reply:
    """What the person hears when nobody answered; the bot answers again and the case stays open. Saves `case`.

    Whose chat was held when the desk closed hears when it opens, and once more if nobody answers then either.
    """
    closed = case.held_at is not None and not Duty.of(desk).is_open(now)
    case.held_at, case.answer_by = None, answer_by(desk, now, held=False) if closed else None
    case.news_at = now
    case.save(update_fields=["held_at", "answer_by", "news_at"])
    CaseEvent.objects.create(case=case, kind=Kind.TIMED_OUT)
    return phrase(went_home(desk, now) if closed else "timed_out", case.language, desk, line_of(case), now)
