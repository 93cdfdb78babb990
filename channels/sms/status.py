"""`POST /webhooks/sms/status`: what became of a message we sent."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

from channels.inbox import wake
from channels.models import OutboxMessage
from channels.outcome import left, reported_failed
from channels.sms.failures import DAILY, LEFT, PASSING, SLOWER, next_morning
from channels.sms.signature import signed
from channels.undelivered import put_back

# Callbacks may overtake one another (Twilio, "Track the message status"), so a status only counts when it is
# further on than the last; of two final ones the first stays.
_RANKS = {"accepted": 1, "scheduled": 1, "queued": 1, "sending": 2, "sent": 3,
          "delivered": 4, "undelivered": 4, "failed": 4, "canceled": 4, "read": 5}  # fmt: skip

State = OutboxMessage.State


@signed
def status(request: HttpRequest, form: QueryDict) -> HttpResponse:
    """Records the status. Unknown messages and statuses are answered alike: they may be erased, or new."""
    rank = _RANKS.get(form.get("MessageStatus") or form.get("SmsStatus") or "", 0)
    if rank:
        with transaction.atomic():
            _record(form, request.GET.get("row", ""), rank)
    return HttpResponse(status=204)


def _record(form: QueryDict, row: str, rank: int) -> None:
    sid = form.get("MessageSid") or form.get("SmsSid") or ""
    # The row is named in the address we gave Twilio: its first callback can be here before our record of its id is.
    message = OutboxMessage.objects.filter(pk=int(row)).first() if re.fullmatch("[0-9]{1,18}", row) else None
    if message is None and sid:
        message = OutboxMessage.objects.filter(channel="sms", provider_id=sid).first()
    if message is None or message.channel != "sms" or message.provider_id not in ("", sid):
        return
    further_on = OutboxMessage.objects.filter(pk=message.pk, provider_rank__lt=rank)
    code = form.get("ErrorCode", "")[:32]
    failed = rank == 4 and form.get("MessageStatus", form.get("SmsStatus")) != "delivered"
    what = {"provider_rank": rank, "provider_id": sid}
    number = int(code) if code.isdecimal() else 0
    if failed and (again := _again(message, number)):
        # Twilio took it and could not pass it on: it goes out again, under an id of its own.
        if further_on.update(**what, state=State.PENDING, tries=message.tries + 1, error=code, next_try_at=again):
            transaction.on_commit(lambda: wake(message.contact_id, again))
        return
    state = State.FAILED if failed else State.DELIVERED if rank >= 4 else State.SENT
    if not further_on.update(**what, state=state, error=code if failed else "",
                             sent_at=message.sent_at or timezone.now()):  # fmt: skip
        return
    if number in LEFT:
        OutboxMessage.objects.filter(pk=message.pk).update(error=left(message, code))
    if failed:
        put_back(message)


def _again(message: OutboxMessage, code: int) -> datetime | None:
    """When `message` is sent once more after Twilio reported `code`; None: never."""
    if code in DAILY:
        return next_morning(timezone.now())
    return reported_failed(message) if code in PASSING | SLOWER else None
