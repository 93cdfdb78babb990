"""Twilio's error codes in words, for staff, and what each means for us.

Source: Twilio, "Error and Warning Dictionary" (twilio.com/docs/api/errors), the codes a Message resource can carry.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "21211": "the number is not a valid phone number",
    "21212": "our sender number is not valid: check TWILIO_FROM_NUMBER",
    "21408": "the account may not send to this country: turn it on under Messaging, Geo permissions",
    "21601": "our sender number cannot send SMS",
    "21606": "our sender number does not belong to the account or cannot send SMS",
    "21608": "a trial account can only send to verified numbers",
    "21610": "the person opted out by STOP; they must text START first",
    "21611": "our sender number has too many messages waiting at Twilio",
    "21612": "this number cannot be reached from our sender number",
    "21614": "the number is not a mobile number",
    "21617": "the message was longer than 1,600 characters",
    "20003": "Twilio did not accept the account's id and token",
    "20429": "too many requests at once",
    "30001": "Twilio's queue for our number is full",
    "30002": "the Twilio account is suspended",
    "30003": "the phone is off or out of reach",
    "30004": "the person or their carrier blocks our messages",
    "30005": "the number does not exist any more",
    "30006": "the number is a landline or its carrier takes no SMS",
    "30007": "the carrier filtered the message as spam",
    "30008": "the carrier lost the message and does not say why",
    "30010": "the message costs more than the highest price set",
    "30017": "the carrier's network was congested",
    "30022": "too many messages a second for the US A2P 10DLC campaign",
    "30023": "the daily limit of the US A2P 10DLC brand is used up (T-Mobile)",
    "30027": "the daily limit of the US A2P 10DLC campaign is used up (T-Mobile)",
    "30034": "our number is not registered for US A2P 10DLC: register a brand and a campaign at Twilio",
    "30410": "the carrier did not answer in time",
    "30453": "the message could not be delivered",
    "30485": "the number cannot receive SMS",
    "63038": "the account's daily limit is used up",
    "14107": "too many messages at once for our sender number",
    "opted out": "the person opted out",
    "blocked": "the person blocked us",
    "bad request": "Telegram did not take the message: the chat does not exist any more, most likely",
    "chat moved": "the chat moved to another address",
    "flood limit": "Telegram asked us to send more slowly",
    "own rate limit": "it waited its turn too long: more was to be sent at once than Telegram takes",
    "no connection": "the provider could not be reached",
    "token not accepted": "Telegram did not accept TELEGRAM_BOT_TOKEN",
    "channel off": "the channel was turned off: its variables are not set",
    "unknown": "the provider never answered: nobody can say whether it arrived",
    "too late": "it waited for more than a day; the person is asked whether they still need it",
}

PASSING = frozenset({20003, 20429, 21611, 30001, 30017, 30022, 14107})  # may go through later
LEFT = frozenset({21610})


def in_words(code: str) -> str:
    """What happened, for staff; the bare code when we have no words for it."""
    return WORDS.get(code, f"error {code}" if code else "")
