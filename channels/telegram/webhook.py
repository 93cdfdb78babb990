"""`POST /webhooks/telegram`: updates, when TELEGRAM_MODE is webhook."""

from __future__ import annotations

import hmac
import json

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseNotAllowed,
    HttpResponseNotFound,
)
from django.views.decorators.csrf import csrf_exempt

from channels import limits
from channels.quiet import quiet
from channels.telegram.api import missing
from channels.telegram.receive import receive

LONGEST_BODY = 1024 * 1024  # an update holds at most two messages of 4,096 characters and their markup


@csrf_exempt
def update(request: HttpRequest) -> HttpResponse:
    """Accepts an update that carries the secret we gave to `setWebhook`.

    404 unless webhooks are on; 403 without the secret, before the body is looked at. What cannot be read is answered
    200 all the same: it would come again for ever and hold up all behind it.
    """
    if settings.HUBLINE.telegram_mode != "webhook" or missing():
        return quiet(HttpResponseNotFound())
    if request.method != "POST":
        return quiet(HttpResponseNotAllowed(["POST"]))
    given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
    secret = settings.HUBLINE.telegram_webhook_secret or ""
    if not hmac.compare_digest(given.encode(), secret.encode()):
        return quiet(HttpResponseForbidden())
    if limits.too_many():  # Telegram keeps it, and brings it again
        return quiet(HttpResponse(status=429, headers={"Retry-After": "60"}))
    try:
        if int(request.headers.get("Content-Length") or 0) > LONGEST_BODY:
            return HttpResponse()
        told = json.loads(request.body)
    except (ValueError, SuspiciousOperation, RecursionError):
        return HttpResponse()
    receive(told)  # a fault of ours here is no 200: Telegram brings the update again
    return HttpResponse()
