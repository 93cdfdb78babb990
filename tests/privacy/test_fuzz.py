"""Whatever arrives, nothing breaks: both webhooks, and the files that content is imported from.

The suite tries a few thousand inputs, the same ones each time; `make fuzz` tries 100,000 new ones.
"""

from __future__ import annotations

import copy
import json
import os
import string
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.models import Contact, InboxMessage, OutboxMessage
from knowledge.errors import ContentError
from knowledge.hub import read_hub, write_hub
from knowledge.interchange import dump, parse, read_file
from tests.channels.sms import form, signature
from tests.whole import ROOT

TARGETS = 9
INPUTS = int(os.environ.get("FUZZ_INPUTS", "2700"))
SAME = "FUZZ_INPUTS" not in os.environ
fuzz = settings(
    max_examples=INPUTS // TARGETS, deadline=None, derandomize=SAME, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip

WORDS = st.text(max_size=200)
HEADER = st.text(string.ascii_letters + string.digits + string.punctuation, max_size=80)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.dates()
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


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
PRESSED = st.fixed_dictionaries({"id": JSON}, optional={"data": WORDS | JSON, "message": MESSAGE | JSON})
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


ENTRIES = [
    yaml.safe_load(path.read_text()) for path in sorted((ROOT / "knowledge" / "faq").rglob("*.yml"))[::12]
]
HUBS = yaml.safe_load((ROOT / "knowledge" / "hubs.yml").read_text())[:8]


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in plain data something could be changed."""
    for key, value in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        yield (*path, key)
        yield from places(value, (*path, key))


def spoilt(good: list[Any]) -> st.SearchStrategy[Any]:
    """One of `good` with one value in it replaced by anything."""

    def change(index: int, where: int, value: Any) -> Any:
        data = copy.deepcopy(good[index % len(good)])
        *path, last = list(places(data))[where % len(list(places(data)))]
        inner = data
        for key in path:
            inner = inner[key]
        inner[last] = value
        return data

    return st.builds(change, st.integers(0, 1000), st.integers(0, 1000), DATA) | DATA


def comes_back(read: Callable[[Any], Any], write: Callable[[Any], Any], data: Any) -> None:
    """Either it is refused in words, or what was read is written and read as the same."""
    try:
        once = read(data)
    except ContentError:
        return
    assert read(write(once)) == once


@fuzz
@given(data=spoilt(ENTRIES))
def test_whatever_an_entry_s_file_holds_is_taken_or_refused_in_words(data: Any) -> None:
    comes_back(parse, lambda doc: yaml.safe_load(dump(doc)), data)


@fuzz
@given(data=spoilt(HUBS))
def test_whatever_a_hub_s_listing_holds_is_taken_or_refused_in_words(data: Any) -> None:
    comes_back(read_hub, write_hub, data)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "entry.yml"


@fuzz
@given(content=st.binary(max_size=200) | st.text(string.printable, max_size=200).map(str.encode))
def test_whatever_bytes_a_file_has_it_is_taken_or_refused_in_words(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with suppress(ContentError):
        read_file(file)
