"""`manage.py erase`, for somebody who asks staff instead of texting DELETE."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from channels import lease
from channels.models import Contact, InboxMessage
from channels.pseudonym import pseudonym
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, say

pytestmark = pytest.mark.django_db

WRITTEN = [ME, "+1 213 555 0147", "(213) 555-0147", "213.555.0147", "2135550147", "1-213-555-0147", " 213 555 0147\n"]


def erase(typed: str, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """What the command says to what is typed or piped into it."""
    told = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    call_command("erase", *arguments, stdout=told)
    return told.getvalue()


@pytest.mark.parametrize("typed", WRITTEN)
def test_a_number_is_found_however_it_is_written(
    twilio: Twilio, bot: Bot, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    say("hi")
    assert "Erased: " in erase(typed, monkeypatch)
    assert not Contact.objects.exists()
    assert "Nothing was kept" in erase(typed, monkeypatch)


def test_the_number_may_be_an_argument(twilio: Twilio, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    say("hi")
    assert "Erased: " in erase("", monkeypatch, "--address", ME)


@pytest.mark.parametrize("typed", ["+12135550148", "213 555 014", "Rosa", "7340000147"])
def test_nobody_else_is_erased(twilio: Twilio, bot: Bot, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    say("hi")
    assert "Nothing was kept" in erase(typed, monkeypatch)
    assert InboxMessage.objects.exists()


def test_nothing_typed_and_a_turn_under_way_are_said(
    twilio: Twilio, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("hi")
    with pytest.raises(CommandError, match="Whom to erase"):
        erase("\n", monkeypatch)
    monkeypatch.setattr(lease, "PATIENCE", 0.2)
    with lease.lease(pseudonym("sms", ME)), pytest.raises(CommandError, match="Try again"):
        erase(ME, monkeypatch)
    assert InboxMessage.objects.exists()
