"""Whatever arrives at the webhooks, signed or forged, nothing breaks, and what is forged leaves nothing."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from channels.models import Contact, InboxMessage, OutboxMessage
from tests.channels.sms import form, signature
from tests.privacy.fuzzing import HEADER, JSON, WORDS, fuzz


def forget() -> None:
    """So that no input meets the limits that the ones before it used up."""
    for model in (OutboxMessage, InboxMessage, Contact):
        model.objects.all().delete()


FIELDS = ("From", "To", "Body", "MessageSid", "NumMedia", "OptOutType", "AccountSid", "FromCity", "MediaUrl0",
          "MessageStatus", "SmsStatus", "ErrorCode", "SmsSid")  # fmt: skip


def an_sms() -> st.SearchStrategy[dict[str, str]]:
    """A message of Twilio's with some of its fields changed, left out or added."""
    changed = st.dictionaries(st.sampled_from(FIELDS) | WORDS, WORDS, max_size=6)
    left_out = st.sets(st.sampled_from(FIELDS), max_size=3)
    return st.builds(
        lambda fields, without: {
            name: value for name, value in (form() | fields).items() if name not in without
        },
        changed,
        left_out,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/webhooks/sms", "/webhooks/sms/status", "/webhooks/sms/status?row=1"])
@fuzz
@given(fields=an_sms())
def test_whatever_twilio_signs_is_answered(twilio: Any, path: str, fields: dict[str, str]) -> None:
    try:
        body = urlencode(fields)
        signed = signature(path, fields)
    except UnicodeEncodeError:  # half of a surrogate pair: no program can send it
        return
    answer = Client().post(
        path, body, content_type="application/x-www-form-urlencoded", headers={"X-Twilio-Signature": signed}
    )
    assert answer.status_code in (200, 204, 400, 403)
    forget()


@pytest.mark.django_db
@fuzz
@given(
    body=st.binary(max_size=300) | WORDS.map(lambda text: text.encode(errors="replace")),
    signed=HEADER,
    query=HEADER,
)
def test_whatever_is_forged_is_refused_and_leaves_nothing(
    twilio: Any,
    body: bytes,
    signed: str,
    query: str,
) -> None:
    answer = Client().post(
        f"/webhooks/sms?{urlencode({'q': query})}", body, content_type="application/x-www-form-urlencoded",
        headers={"X-Twilio-Signature": signed},
    )  # fmt: skip
    assert answer.status_code == 403
    assert not InboxMessage.objects.exists()
    assert not Contact.objects.exists()


PERSON = st.fixed_dictionaries({"id": st.integers() | JSON}, optional={"is_bot": JSON, "language_code": JSON})
CHAT = st.fixed_dictionaries(
    {
        "id": st.integers() | JSON,
        "type": st.sampled_from(["private", "group", "supergroup", "channel"]) | JSON,
    }
)
MESSAGE = st.fixed_dictionaries(
    {"chat": CHAT},
    optional={
        "from": PERSON, "text": WORDS | JSON, "caption": WORDS | JSON, "photo": JSON, "contact": JSON,
        "location": st.fixed_dictionaries({"latitude": st.floats() | JSON, "longitude": st.floats() | JSON}) | JSON,
    },
)  # fmt: skip
BUTTON = st.from_regex(r"say:([0-9]{1,20}:)?\w{1,8}", fullmatch=True)
PRESSED = st.fixed_dictionaries(
    {"id": JSON},
    optional={"data": BUTTON | WORDS | JSON, "message": MESSAGE | JSON, "from": PERSON | JSON},
)
STATUS = st.fixed_dictionaries({"status": st.sampled_from(["kicked", "member"]) | JSON})
UPDATE = st.fixed_dictionaries(
    {"update_id": st.integers() | JSON},
    optional={
        "message": MESSAGE | JSON,
        "edited_message": MESSAGE | JSON,
        "callback_query": PRESSED | JSON,
        "my_chat_member": st.fixed_dictionaries({"chat": CHAT, "new_chat_member": STATUS | JSON}) | JSON,
    },
)


def deliver(body: str | bytes, secret: str = "a-secret") -> int:
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    return Client().post(
        "/webhooks/telegram", body, content_type="application/json", headers=headers
    ).status_code  # fmt: skip


@pytest.mark.django_db
@fuzz
@given(update=UPDATE | JSON)
def test_whatever_telegram_sends_is_answered_so_that_it_does_not_come_again(
    telegram: Any, update: Any
) -> None:
    assert deliver(json.dumps(update)) == 200
    forget()


@pytest.mark.django_db
@fuzz
@given(body=st.binary(max_size=300), secret=HEADER)
def test_whatever_is_no_update_is_answered_and_what_is_forged_refused(
    telegram: Any,
    body: bytes,
    secret: str,
) -> None:
    assert deliver(body) == 200
    assert deliver(body, secret) == (200 if secret == "a-secret" else 403)
    assert not InboxMessage.objects.exists()
