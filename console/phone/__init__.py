"""`/staff/phone/`: a phone on a web page, for staff to try the bot. It goes the way every message goes."""
