"""How long what is kept is kept."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from channels.case_end import expire, needs_texts
from channels.conversation import due
from channels.copies import put_down
from channels.erase import keep_opt_out_alone
from channels.models import Case, Contact, Forgotten, InboxMessage, OutboxMessage, Purge
from channels.pseudonym import digest
from channels.registry import CHANNELS
from channels.scrub import rewrite, scrub
from channels.tracker import erase_tracker, expire_tracker

# After the last message: nothing more can be sent to a person then.
ADDRESSES = timedelta(hours=settings.HUBLINE.keep_address_hours)
TEXTS = timedelta(days=settings.HUBLINE.keep_text_days)
CASES = timedelta(days=settings.HUBLINE.keep_case_days)  # after they were closed
EVERY = timedelta(hours=1)
DIGESTS = timedelta(days=400)  # how long a repeat of a deleted message is known as one


def is_due() -> bool:
    """Whether the last time is an hour ago, or longer because no worker was up."""
    return not Purge.objects.filter(at__gt=timezone.now() - EVERY).exists()


def purge() -> dict[str, int]:
    """Applies retention and counts what went. What still has to be answered or sent is left alone."""
    now = timezone.now()
    open_ones = due(now + timedelta(days=3650)).values("pk")
    # Somebody of the staff may still answer; not for ever, though.
    cases = Case.objects.filter(contact=OuterRef("pk"), contact__last_seen__gte=now - TEXTS)
    counts = {
        "addresses": Contact.objects.filter(last_seen__lt=now - ADDRESSES).exclude(sealed_address="")
        .exclude(pk__in=open_ones).exclude(Exists(cases.exclude(state=Case.State.CLOSED))).update(sealed_address=""),
        "messages": _old_messages(),
        "cases": expire(now - TEXTS, now - CASES),
        "contacts": _empty_contacts(),
        "memories": expire_tracker(now - TEXTS),
        "digests": Forgotten.objects.filter(on__lt=(now - DIGESTS).date()).delete()[0],
    }  # fmt: skip
    last = Purge.objects.first()
    # Before the first time, an erasure has nothing to count itself in, but leaves digests.
    unclean = (last.unclean if last else int(Forgotten.objects.exists())) + any(counts.values())
    Purge.objects.update_or_create(pk=1, defaults={"at": now, "gone": counts, "unclean": unclean})
    scrub()
    # What is erased meanwhile, or was when the process died on the way, is for the next time.
    if unclean and rewrite():
        Purge.objects.filter(unclean=unclean).update(unclean=0)
    return counts


def _old_messages() -> int:
    before = timezone.now() - TEXTS
    in_work = needs_texts(before)  # somebody of the staff is about to answer
    old = InboxMessage.objects.filter(~in_work, received_at__lt=before).exclude(state=InboxMessage.State.ACCEPTED)
    Forgotten.objects.bulk_create(
        [Forgotten(pk=digest(name, known_as)) for name, known_as in old.values_list("channel", "provider_id")],
        ignore_conflicts=True,
    )
    unsent = [OutboxMessage.State.PENDING, OutboxMessage.State.SENDING]
    gone_out = OutboxMessage.objects.filter(~in_work, created__lt=before).exclude(state__in=unsent)
    with transaction.atomic():
        for name in CHANNELS:
            for rows in (old, gone_out):
                put_down(name, rows.filter(channel=name).values_list("provider_id", flat=True))
        return gone_out.delete()[0] + old.delete()[0]


def _empty_contacts() -> int:
    """Nobody is remembered for having written once; only for having asked us not to write, or with a case, so that
    DELETE finds what staff noted."""
    empty = Contact.objects.filter(
        ~Exists(InboxMessage.objects.filter(contact=OuterRef("pk"))),
        ~Exists(OutboxMessage.objects.filter(contact=OuterRef("pk"))),
        last_seen__lt=timezone.now() - TEXTS,
    )  # fmt: skip
    for contact in empty:
        erase_tracker(contact.pk)
    with_case = Exists(Case.objects.filter(contact=OuterRef("pk")))
    for contact in empty.filter(~with_case, opted_out_at__isnull=False).exclude(created=F("opted_out_at")):
        if contact.opted_out_at:
            keep_opt_out_alone(contact, contact.opted_out_at)
    return empty.filter(~with_case, opted_out_at=None).delete()[0]
