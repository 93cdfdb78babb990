"""Requests to the SMS routes that Twilio did not make are refused before anything looks at them."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from channels.models import Contact, InboxMessage
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import form, post, signature

pytestmark = pytest.mark.django_db


def _refused(response, caplog: pytest.LogCaptureFixture) -> None:  # type: ignore[no-untyped-def]
    assert response.status_code in (403, 404)
    assert (Contact.objects.count(), InboxMessage.objects.count()) == (0, 0)
    assert caplog.text == ""


FORGED = {
    "no signature": "",
    "nonsense": "nonsense",
    "of another token": signature("/webhooks/sms", {"Body": "hi"}, token="other"),
    "right length, wrong bytes": "A" * 27 + "=",
    "not ASCII": "ñ" * 28,
    "very long": "A" * 5000,
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=list(FORGED))
@pytest.mark.parametrize("path", ["/webhooks/sms", "/webhooks/sms/status"])
def test_a_forged_request_leaves_no_trace(
    twilio: Twilio, caplog: pytest.LogCaptureFixture, forged: str, path: str
) -> None:
    caplog.set_level(logging.DEBUG)
    _refused(post(form("secret words"), path, signed=forged), caplog)


CHANGED = {
    "another text": {"Body": "other"},
    "another sender": {"From": "+13105550188"},
    "another id": {"MessageSid": "SMother"},
    "a field more": {"Extra": "1"},
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=list(CHANGED))
def test_a_genuine_signature_does_not_cover_other_fields(
    twilio: Twilio, caplog: pytest.LogCaptureFixture, change: dict[str, str]
) -> None:
    caplog.set_level(logging.DEBUG)
    fields = form("hi")
    _refused(post({**fields, **change}, signed=signature("/webhooks/sms", fields)), caplog)


def test_a_genuine_signature_does_not_cover_a_blank_field_left_out(twilio: Twilio, bot: Bot) -> None:
    """Blank values add nothing to what is signed but their names, so a parser that drops them is found out."""
    fields = form("hi")
    less = {name: value for name, value in fields.items() if name != "ToCity"}
    assert post(less, signed=signature("/webhooks/sms", fields)).status_code == 403


def test_a_signature_for_one_route_does_not_open_another(twilio: Twilio) -> None:
    fields = form("hi")
    assert post(fields, "/webhooks/sms/status", signed=signature("/webhooks/sms", fields)).status_code == 403


def test_the_address_that_counts_is_the_public_one(twilio: Twilio, bot: Bot) -> None:
    fields = form("hi")
    inner = signature("/webhooks/sms", fields, origin="http://testserver")
    assert post(fields, signed=inner).status_code == 403
    lying = post(fields, signed=inner, **{"X-Forwarded-Host": "testserver", "Host": "testserver"})
    assert lying.status_code == 403


@pytest.mark.parametrize("origin", ["https://hub.example.org:443", "https://hub.example.org"])
def test_twilio_may_sign_with_or_without_the_port(twilio: Twilio, bot: Bot, origin: str) -> None:
    fields = form("hi")
    assert post(fields, signed=signature("/webhooks/sms", fields, origin=origin)).status_code == 200


def test_a_query_string_is_part_of_what_is_signed(twilio: Twilio, bot: Bot) -> None:
    assert post(form("hi"), "/webhooks/sms?a=b").status_code == 200
    assert (
        post(form("hi"), "/webhooks/sms?a=c", signed=signature("/webhooks/sms?a=b", form("hi"))).status_code
        == 403
    )


def test_without_an_account_the_route_is_off(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio, caplog: pytest.LogCaptureFixture
) -> None:
    configure(monkeypatch, twilio_auth_token=None)
    caplog.set_level(logging.DEBUG)
    _refused(post(form("hi"), signed=signature("/webhooks/sms", form("hi"))), caplog)


def test_without_an_account_there_is_nothing_at_the_address(
    monkeypatch: pytest.MonkeyPatch, twilio: Twilio
) -> None:
    configure(monkeypatch, twilio_account_sid=None)
    assert Client().get("/webhooks/sms").status_code == 404


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "head"])
def test_other_methods_are_not_taken(twilio: Twilio, method: str) -> None:
    assert getattr(Client(), method)("/webhooks/sms").status_code == 405


def test_a_body_larger_than_any_message_is_refused_unread(twilio: Twilio) -> None:
    assert post(form("x" * 70_000)).status_code == 403


def test_more_fields_than_any_message_has_are_refused(twilio: Twilio) -> None:
    assert post({f"f{number}": "" for number in range(2000)}).status_code == 403


def test_bytes_that_are_no_form_are_refused(twilio: Twilio) -> None:
    response = Client().post("/webhooks/sms", b"\xff\xfe\x00=\x80", content_type="application/x-www-form-urlencoded",
                             headers={"X-Twilio-Signature": "x"})  # fmt: skip
    assert response.status_code == 403


def test_a_signed_request_without_an_id_is_a_bad_request(twilio: Twilio) -> None:
    assert post({**form("hi"), "MessageSid": ""}).status_code == 400
