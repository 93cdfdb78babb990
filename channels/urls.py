"""Where the providers call. They fix these addresses in their consoles: the design names them."""

from __future__ import annotations

from django.urls import path

from channels.sms.receive import message
from channels.sms.status import status
from channels.telegram.webhook import update

urlpatterns = [
    path("webhooks/sms", message, name="sms"),
    path("webhooks/sms/status", status, name="sms_status"),
    path("webhooks/telegram", update, name="telegram"),
]
