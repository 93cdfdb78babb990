"""What SMS tests share: signed requests as Twilio makes them, and the worker's work done on the spot."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from twilio.request_validator import RequestValidator

from channels.conversation import work
from channels.models import Contact, OutboxMessage
from tests.channels.providers.twilio import ACCOUNT, NUMBER, TOKEN

ME = "+12135550147"
_count = 0


def form(text: str = "hi", **fields: Any) -> dict[str, str]:
    """The fields of an inbound message, the blank ones too, as Twilio sends them."""
    global _count
    _count += 1
    whole = {
        "ToCountry": "US", "ToState": "", "SmsMessageSid": "", "NumMedia": "0", "ToCity": "", "FromZip": "90033",
        "SmsSid": "", "FromState": "CA", "SmsStatus": "received", "FromCity": "LOS ANGELES", "Body": text,
        "FromCountry": "US", "To": NUMBER, "ToZip": "", "NumSegments": "1", "MessageSid": f"SMin{_count:028x}",
        "AccountSid": ACCOUNT, "From": ME, "ApiVersion": "2010-04-01",
    }  # fmt: skip
    return {**whole, **fields}


def signature(path: str, fields: dict[str, str], token: str = TOKEN, origin: str | None = None) -> str:
    return RequestValidator(token).compute_signature((origin or settings.HUBLINE.public_base_url) + path, fields)


def post(
    fields: dict[str, str], path: str = "/webhooks/sms", *, signed: str | None = None, **headers: str
) -> HttpResponse:
    """The request over the real route; signed rightly unless told how."""
    right = signature(path, fields) if signed is None else signed
    if right:
        headers["X-Twilio-Signature"] = right
    return Client().post(
        path, urlencode(fields), content_type="application/x-www-form-urlencoded", headers=headers
    )


def run() -> None:
    """Every conversation as far as it goes."""
    for who in Contact.objects.values_list("pk", flat=True):
        work(who)


def say(text: str, **fields: str) -> HttpResponse:
    response = post(form(text, **fields))
    run()
    return response


def later() -> None:
    """The time of every retry has come."""
    OutboxMessage.objects.filter(state__in=["pending", "sending"]).update(
        next_try_at=timezone.now() - timedelta(seconds=1)
    )
    run()


def row() -> OutboxMessage:
    """The first message we made."""
    return OutboxMessage.objects.order_by("id")[0]
