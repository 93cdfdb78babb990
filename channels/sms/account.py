"""The Twilio account, if there is one, and its client."""

from __future__ import annotations

import logging
from functools import cache

from django.conf import settings
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from channels.errors import ChannelOff

# At lower levels both write request addresses, and a look-up's address holds the person's number.
logging.getLogger("twilio.http_client").setLevel(logging.WARNING)
logging.getLogger("urllib3").setLevel(logging.WARNING)

TIMEOUT = 10.0  # seconds; well under the lease on the conversation


def missing() -> list[str]:
    """Which variables are not set that SMS needs."""
    env = settings.HUBLINE
    names = {
        "TWILIO_ACCOUNT_SID": env.twilio_account_sid,
        "TWILIO_AUTH_TOKEN": env.twilio_auth_token,
        "TWILIO_FROM_NUMBER or TWILIO_MESSAGING_SERVICE_SID": (
            env.twilio_from_number or env.twilio_messaging_service_sid
        ),
    }
    return [name for name, value in names.items() if not value]


def client() -> Client:
    """The SDK's client on the configured API origin. Raises `ChannelOff` without an account."""
    if missing():
        raise ChannelOff(f"SMS is off: set {', '.join(missing())}")
    env = settings.HUBLINE
    return _client(env.twilio_account_sid, env.twilio_auth_token, env.twilio_api_base_url)


@cache
def _client(sid: str, token: str, origin: str | None) -> Client:
    made = Client(sid, token, http_client=TwilioHttpClient(timeout=TIMEOUT))
    if origin:
        made.api.base_url = origin
    return made
