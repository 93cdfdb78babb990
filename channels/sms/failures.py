"""Twilio's error codes in words, for staff, and what some of them mean for us.

Source: Twilio, "Error and Warning Dictionary" (twilio.com/docs/api/errors), the codes a Message resource can carry.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from channels.errors import HELD

WORDS: dict[str, Promise] = {
    "21211": _("the number is not a valid phone number"),
    "21212": _("our sender number is not valid: check TWILIO_FROM_NUMBER"),
    "21408": _("the account may not send to this country: turn it on under Messaging, Geo permissions"),
    "21601": _("our sender number cannot send SMS"),
    "21606": _("our sender number does not belong to the account or cannot send SMS"),
    "21608": _("a trial account can only send to verified numbers"),
    "21610": _("the person opted out by STOP; they must text START first"),
    f"21610{HELD}": _(
        "the person wrote to us, but Twilio still holds back our answers because of an earlier STOP. Only START, in"
        " these letters, ends that (INICIAR does not). If you can reach them in another way, ask them to text START"
    ),
    "21611": _("our sender number has too many messages waiting at Twilio"),
    "21612": _("this number cannot be reached from our sender number"),
    "21614": _("the number is not a mobile number"),
    "21617": _("the message was longer than 1,600 characters"),
    "20003": _("Twilio did not accept the account's id and token"),
    "20429": _("too many requests at once"),
    "30001": _("Twilio's queue for our number is full"),
    "30002": _("the Twilio account is suspended"),
    "30003": _("the phone is off or out of reach"),
    "30004": _("the person or their carrier blocks our messages"),
    "30005": _("the number does not exist any more"),
    "30006": _("the number is a landline or its carrier takes no SMS"),
    "30007": _("the carrier filtered the message as spam"),
    "30008": _("the carrier lost the message and does not say why"),
    "30010": _("the message costs more than the highest price set"),
    "30017": _("the carrier's network was congested"),
    "30022": _("too many messages a second for the US A2P 10DLC campaign"),
    "30023": _("the daily limit of the US A2P 10DLC brand is used up (T-Mobile)"),
    "30027": _("the daily limit of the US A2P 10DLC campaign is used up (T-Mobile)"),
    "30034": _("our number is not registered for US A2P 10DLC: register a brand and a campaign at Twilio"),
    "30410": _("the carrier did not answer in time"),
    "30453": _("the message could not be delivered"),
    "30485": _("the number cannot receive SMS"),
    "63038": _("the account's daily limit is used up"),
    "14107": _("too many messages at once for our sender number"),
}

PASSING = frozenset({20003, 30001, 30017, 30022})  # may go through later
SLOWER = frozenset({20429, 21611, 14107})  # too much from us at once: everything waits, not this message alone
DAILY = frozenset({30023, 30027, 63038})  # a limit of the day is used up
LEFT = frozenset({21610})
# 30003 and 30008 (phone out of reach, carrier does not say why) are not sent again: the carrier has tried for hours
# itself, and of some of these messages the person has had a copy.


def next_morning(now: datetime) -> datetime:
    """When to send what met a daily limit: it counts anew at midnight Pacific time, but nobody is woken up for it.

    Source: Twilio, "T-Mobile daily message limits" and error 30023; 8 am is where the quiet hours of the FCC's rules
    end (47 CFR 64.1200(c)(1)).
    """
    local = now.astimezone(ZoneInfo("America/Los_Angeles"))
    return datetime.combine(local.date() + timedelta(days=1), time(8), local.tzinfo)
