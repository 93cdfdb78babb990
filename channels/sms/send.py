"""Sends SMS by Twilio's REST API."""

from __future__ import annotations

import ssl
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from requests.exceptions import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, RequestException
from twilio.base.exceptions import TwilioException, TwilioRestException
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from channels.errors import FLOOD, PersonLeft, Refused, SendError, TryLater, Unsure
from channels.models import InboxMessage, OutboxMessage
from channels.render import Piece
from channels.render.sms import render
from channels.reply import Reply
from channels.sms.account import client, missing
from channels.sms.failures import DAILY, LEFT, PASSING, SLOWER, next_morning

_TRIAL = "Sent from your Twilio trial account - "  # put before every text of such an account, in the list too
_CLOCKS = timedelta(seconds=60)  # how far Twilio's clock and ours may differ
_MOST_TO_ONE, _MOST_TO_ALL = 50, 1000  # messages looked through: a second or two of Twilio's time at most


class SmsChannel:
    """The `sms` channel."""

    name = "sms"
    can_find = can_forget = True
    linger = 0.0

    def is_on(self) -> bool:
        return not missing()

    def why_off(self) -> str:
        return f"set {', '.join(missing())}" if missing() else ""

    def render(self, reply: Reply) -> list[Piece]:
        made = render(reply, keep_accents=settings.HUBLINE.sms_accents == "keep")
        first, *rest = made.parts
        # MORE goes on from the last message, so that is the one that has the rest.
        return [Piece(first), Piece(made.apart, rest)] if made.apart else [Piece(first, rest)]

    def begin(self, message: InboxMessage) -> None:
        """SMS has no way to."""

    def send(self, message: OutboxMessage) -> str:
        env = settings.HUBLINE
        sender = (
            {"messaging_service_sid": env.twilio_messaging_service_sid}
            if env.twilio_messaging_service_sid
            else {"from_": env.twilio_from_number}
        )
        discard = env.twilio_retention == "discard"
        kept = {"content_retention": "discard", "address_retention": "obfuscate"} if discard else {}
        try:
            made = client().messages.create(
                to=message.contact.address, body=message.text, **sender, **kept,
                status_callback=f"{env.public_base_url}/webhooks/sms/status?row={message.pk}",
            )  # fmt: skip
        except (TwilioException, RequestException) as error:
            raise _ours(error) from None  # the original's words hold the request
        return str(made.sid)

    def find(self, message: OutboxMessage) -> str | None:
        """Looks in Twilio's list for a message to this person with this text, made since we tried, known to no row.

        The list is not narrowed by day: its filter goes by when a message was sent, which a queued one was not yet.
        Where the account hides numbers, asking for one finds nothing: then the list of all is looked through, in
        which the last four digits are XXXX.
        """
        address, since = message.contact.address, (message.sending_at or message.created) - _CLOCKS
        try:
            for narrowed in ({"to": address, "limit": _MOST_TO_ONE}, {"limit": _MOST_TO_ALL}):
                fitting = {
                    str(found.sid): found.date_created
                    for found in client().messages.list(**narrowed)
                    if found.to in (address, f"{address[:-4]}XXXX")
                    and found.body in (message.text, _TRIAL + message.text, "")
                    and found.date_created and found.date_created >= since
                }  # fmt: skip
                known = OutboxMessage.objects.filter(provider_id__in=fitting).values_list("provider_id", flat=True)
                for sid in known:
                    del fitting[sid]
                if fitting:  # of several, the first that was made after we tried
                    return min(fitting, key=lambda sid: fitting[sid])
        except (TwilioException, RequestException) as error:
            raise _ours(error) from None
        return None

    def forget(self, provider_id: str) -> None:
        try:
            client().messages(provider_id).delete()
        except TwilioRestException as error:
            if error.status != 404:
                raise _ours(error) from None
        except (TwilioException, RequestException) as error:
            raise _ours(error) from None


def _ours(error: Exception) -> SendError:
    """What `error` means for us (the tree in `channels.errors`)."""
    if isinstance(error, TwilioRestException):
        code = int(error.code or 0)
        name = str(code or f"status {error.status}")
        if code in LEFT:
            return PersonLeft(name)
        if code in DAILY:
            now = timezone.now()
            return TryLater(name, after=(next_morning(now) - now).total_seconds())
        if error.status == 429 or code in SLOWER:
            return TryLater(FLOOD)
        if code in PASSING or error.status in (401, 503):
            return TryLater(name)
        return Unsure(name) if error.status >= 500 else Refused(name)
    if _never_left(error):
        return TryLater("no connection")
    return Unsure(type(error).__name__)


def _never_left(error: Exception) -> bool:
    """Whether no request can have reached the provider: no connection was made."""
    if isinstance(error, ConnectTimeout):
        return True
    cause = error.args[0] if isinstance(error, NoConnection) and error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else None
    untrusted = reason is not None and any(isinstance(arg, ssl.SSLCertVerificationError) for arg in reason.args)
    return isinstance(reason, NewConnectionError | ConnectTimeoutError) or untrusted
