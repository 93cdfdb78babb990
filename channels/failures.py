"""Why a message was not sent or not delivered, in words for staff."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from channels.errors import FLOOD
from channels.sms import failures as sms

# What `OutboxMessage.error` holds beside the codes of Twilio.
_OURS: dict[str, Promise] = {
    "opted out": gettext_lazy("the person opted out"),
    "blocked": gettext_lazy("the person blocked us"),
    "too late": gettext_lazy("it waited for more than a day; the person is asked whether they still need it"),
    "waited": gettext_lazy("it waited for more than a day and is not sent any more"),
    "unknown": gettext_lazy("the provider never answered: nobody can say whether it arrived"),
    "no connection": gettext_lazy("the provider could not be reached"),
    "channel off": gettext_lazy("the channel was turned off: its variables are not set"),
    "token not accepted": gettext_lazy("Telegram did not accept TELEGRAM_BOT_TOKEN"),
    "bad request": gettext_lazy("Telegram did not take it: the chat does not exist any more, most likely"),
    "chat moved": gettext_lazy("the chat moved to another address"),
    "own rate limit": gettext_lazy("more was to be sent at once than Telegram takes"),
    FLOOD: gettext_lazy("the provider asked us to send more slowly"),
}

# Not failures of ours: the person does not want messages.
LEFT = frozenset({"opted out", "blocked", *map(str, sms.LEFT)})


def in_words(code: str) -> str:
    """What happened; the bare code where we have no words for it."""
    if found := _OURS.get(code) or sms.WORDS.get(code):
        return str(found)
    if status := re.fullmatch(r"status (\d+)", code):
        return _("the provider answered with an error (%(status)s)") % {"status": status.group(1)}
    return _("error %(code)s") % {"code": code} if code else _("the provider gave no reason")
