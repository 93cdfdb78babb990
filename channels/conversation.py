"""Takes one conversation forward: answers what waits, in order, and sends what is due, in order."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from channels.answer import answer, needs_no_bot
from channels.deliver import UNSENT, deliver
from channels.erase import finish_erasing
from channels.lease import Lease, LeaseLost, lease
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.registry import channel

_WAITING = InboxMessage.State.ACCEPTED


def work(pseudonym: str) -> datetime | None:
    """Does all that is due for one person; says when to look again if it put something off.

    Whoever finds the conversation held may leave: a message is committed before its nudge, and the holder looks
    once more after letting go, so no message falls between two workers. Whoever finds nothing due may leave too:
    the one who put it off has arranged to come back, and the sweep stands behind both.
    """
    acted = False
    while True:
        with lease(pseudonym) as held:
            if held is None:
                return None
            try:
                progress = _turns(held)
            except LeaseLost:
                return None
        acted = acted or progress
        again = next_look(pseudonym)
        if again is None or again > timezone.now() or not progress:
            return again if acted else None


def _turns(held: Lease) -> bool:
    """Whether anything was done."""
    progress = deliver(held)
    while (message := _next(held.pseudonym)) is not None:
        progress = True
        answered = answer(message, held)
        deliver(held)
        if not answered:
            break
    return finish_erasing(held.pseudonym) or progress


def _next(pseudonym: str) -> InboxMessage | None:
    """The message whose turn it is, when it is due."""
    now = timezone.now()
    return next((message for message in _in_turn(pseudonym) if message.next_try_at <= now), None)


def _in_turn(pseudonym: str) -> list[InboxMessage]:
    """The first unanswered message, and of those behind it the ones that need not wait for it: else order is kept."""
    waiting = list(InboxMessage.objects.filter(contact=pseudonym, state=_WAITING).order_by("id"))
    return waiting[:1] + [message for message in waiting[1:] if needs_no_bot(message)]


def next_look(pseudonym: str) -> datetime | None:
    """When the next thing is due in this conversation: of what waits on either side, that whose turn it is."""
    first_out = OutboxMessage.objects.filter(contact=pseudonym, state__in=UNSENT).order_by("id").first()
    times = [row.next_try_at for row in (*_in_turn(pseudonym), first_out) if row]
    erased = Contact.objects.filter(pk=pseudonym, erased_at__isnull=False).first()
    if erased and erased.erased_at and not times:
        times.append(erased.erased_at + timedelta(seconds=channel(erased.channel).linger))
    return min(times, default=None)


def due(now: datetime) -> QuerySet[Contact]:
    """Contacts with something to do by `now`, held or not."""
    inbox = InboxMessage.objects.filter(contact=OuterRef("pk"), state=_WAITING, next_try_at__lte=now)
    outbox = OutboxMessage.objects.filter(contact=OuterRef("pk"), state__in=UNSENT, next_try_at__lte=now)
    return Contact.objects.filter(Q(Exists(inbox)) | Q(Exists(outbox)) | Q(erased_at__lte=now))
