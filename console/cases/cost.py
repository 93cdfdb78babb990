"""What a reply costs before it is sent."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.formats import number_format

from channels.case_work import signed
from channels.models import Case
from channels.render import sms, telegram
from knowledge.segments import measure

ENOUGH = 1600  # characters a reply may have: what Twilio takes for one message (its error 21617)


def cost(case: Case, text: str) -> dict[str, Any]:
    """How `text` would travel on the case's channel, signed as it will be."""
    reply = signed(case, text, {})
    if case.channel == "telegram":
        return {"channel": "telegram", "units": telegram.units(reply["text"])}
    parts = sms.render(reply, keep_accents=settings.HUBLINE.sms_accents == "keep").parts
    measured = [measure(part) for part in parts]
    segments = sum(each.count for each in measured)
    return {
        "channel": "sms", "encoding": measured[0].encoding, "units": sum(each.units for each in measured),
        "segments": segments, "parts": len(parts),
        "price": number_format(round(settings.HUBLINE.sms_price * segments, 3), 3),
    }  # fmt: skip
