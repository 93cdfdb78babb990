"""`POST /webhooks/sms`: a message from a person."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict

from channels import consent, limits
from channels.inbox import accept
from channels.quiet import quiet
from channels.sms.signature import signed

_NUMBER = re.compile(r"\+[1-9]\d{6,14}")  # ITU-T E.164: nobody can be answered at anything else
_ANONYMOUS = {"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"}  # Twilio's stand-ins for "no number"
_NAMED = {"image": "photo", "audio": "voice", "video": "video"}  # by the first part of a media type
_SAID_BY_TWILIO = {"STOP", "START", "HELP"}


class Incoming(NamedTuple):
    """What is kept of a message; the city, state and country that Twilio guesses are not."""

    address: str
    text: str
    provider_id: str
    metadata: dict[str, Any]


@signed
def message(request: HttpRequest, form: QueryDict) -> HttpResponse:
    """Accepts the message and says nothing yet: the reply goes out by the REST API.

    400 without an id; 200 with no effect for senders that no reply can reach; 429 when everybody together sends more
    than can be kept (a STOP is taken even then): what was not accepted is not promised.
    """
    if not form.get("MessageSid"):
        return quiet(HttpResponseBadRequest())
    incoming = read(form)
    if incoming and limits.too_many() and not _is_stop(incoming):
        return quiet(HttpResponse(status=429, headers={"Retry-After": "60"}))
    if incoming:
        accept("sms", *incoming)
    return HttpResponse("<?xml version='1.0' encoding='UTF-8'?><Response/>", content_type="text/xml")


def _is_stop(incoming: Incoming) -> bool:
    return "opt_out" in incoming.metadata or (consent.word(incoming.text) or ("",))[0] == "stop"


def read(form: QueryDict) -> Incoming | None:
    """What the fields of an inbound message say; None from senders that no reply can reach."""
    address = _field(form, "From")
    if not _NUMBER.fullmatch(address) or address in _ANONYMOUS:
        return None
    text = _decoded(_field(form, "Body")).replace("\x00", "")
    metadata: dict[str, Any] = {}
    if (by_twilio := _field(form, "OptOutType").upper()) in _SAID_BY_TWILIO:
        metadata["opt_out"] = by_twilio.lower()
    elif _field(form, "NumMedia") not in ("", "0"):
        metadata["what"] = _NAMED.get(_field(form, "MediaContentType0").partition("/")[0], "file")
        if not text.strip():
            metadata["kind"] = "media"
    elif not text.strip():
        metadata["kind"] = "blank"
    return Incoming(address, text, _field(form, "MessageSid")[:80], metadata)


def _field(form: QueryDict, name: str) -> str:
    return str(form.get(name, ""))


def _decoded(body: str) -> str:
    """Some carriers pass texts on in base64. Taken for one only when what comes out reads as words."""
    packed = body.strip()
    if len(packed) < 24 or len(packed) % 4 or not re.fullmatch(r"[A-Za-z0-9+/]+={0,2}", packed):
        return body
    try:
        text = base64.b64decode(packed, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return body
    return text if " " in text and all(char.isprintable() or char in "\r\n\t" for char in text) else body
