"""Tells Twilio's requests from forged ones, before anything else looks at them.

Source: Twilio, "Validating requests are coming from Twilio": HMAC-SHA1 over the public address and the sorted form
fields, the blank ones too. The address is the one Twilio called, so behind a proxy `PUBLIC_BASE_URL` counts and not
what this process sees.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
    HttpResponseNotFound,
    QueryDict,
)
from django.views.decorators.csrf import csrf_exempt
from twilio.request_validator import RequestValidator

from channels.quiet import quiet
from channels.sms.account import missing

LONGEST_BODY = 64 * 1024  # a message of 1,600 characters with ten media addresses is under a tenth of this

View = Callable[[HttpRequest, QueryDict], HttpResponse]


def signed(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """`view` for requests that Twilio signed: 404 when SMS is off, 403 for all others, without a word in any log."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponse:
        if missing():
            return quiet(HttpResponseNotFound())
        if request.method != "POST":
            return quiet(HttpResponseNotAllowed(["POST"]))
        form = _form(request)
        if form is None or not _is_signed(request, form):
            return quiet(HttpResponseForbidden())
        return view(request, form)

    return checked


def _form(request: HttpRequest) -> QueryDict | None:
    """The fields as they were sent, blank ones kept; None when there are more of them than Twilio ever sends."""
    try:
        if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
            return None
        return QueryDict(request.body, encoding="utf-8")
    except (SuspiciousOperation, ValueError):
        return None


def _is_signed(request: HttpRequest, form: QueryDict) -> bool:
    signature = request.headers.get("X-Twilio-Signature", "")
    address = settings.HUBLINE.public_base_url + request.get_full_path()
    try:
        return bool(signature) and RequestValidator(settings.HUBLINE.twilio_auth_token).validate(
            address, form, signature
        )
    except (ValueError, UnicodeError):  # an address or a field that no URL parser and no encoder takes
        return False
