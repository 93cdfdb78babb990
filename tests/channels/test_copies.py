"""Twilio's copies of what went here: they are deleted there too, at once or as soon as that can be done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from channels import copies
from channels.erase import erase_address
from channels.models import Contact, InboxMessage, OutboxMessage, ProviderCopy
from channels.retention import purge
from channels.seal import unseal
from tests.channels import phone
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, say

pytestmark = pytest.mark.django_db


def work(*, after: timedelta = timedelta(0)) -> int:
    """A round of the worker's that much later; how many copies are still to be deleted."""
    copies.delete_due(timezone.now() + after)
    return ProviderCopy.objects.count()


@pytest.fixture
def sids(twilio: Twilio, bot: Bot) -> set[str]:
    """What Twilio calls the messages of somebody who has just been erased: two each way."""
    say("hi"), say("can I film officers")
    known = {*InboxMessage.objects.values_list("provider_id", flat=True), *(one["sid"] for one in twilio.messages)}
    erase_address(ME)
    assert not Contact.objects.exists()
    assert len(known) == 4
    return known


def test_delete_has_twilio_delete_what_both_wrote(twilio: Twilio, bot: Bot) -> None:
    erased = {"text": "Erased.", "custom": {"decision": "control", "control": "delete", "erase": True}}
    bot.answers["YES"] = erased
    say("hi"), say("DELETE"), say("YES")
    assert (Contact.objects.count(), OutboxMessage.objects.count()) == (0, 0)
    assert twilio.sent()[-1] == (ME, "Erased.")
    assert work() == 0
    assert {message["sid"] for message in twilio.messages} <= set(twilio.deleted)
    assert sum(sid.startswith("SMin") for sid in twilio.deleted) == 3


def test_what_goes_because_its_time_is_over_goes_there_too(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    inbound = InboxMessage.objects.get().provider_id
    InboxMessage.objects.update(received_at=F("received_at") - timedelta(days=31))
    OutboxMessage.objects.update(created=F("created") - timedelta(days=31))
    purge()
    assert work() == 0
    assert set(twilio.deleted) == {inbound, twilio.messages[0]["sid"]}


def test_while_it_cannot_be_asked_nothing_is_forgotten(
    sids: set[str], twilio: Twilio, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as off:
        configure(off, twilio_auth_token="")
        assert work() == 4
    with monkeypatch.context() as down:
        configure(down, twilio_api_base_url="http://127.0.0.1:9")
        assert work(after=timedelta(hours=1)) == 4
    twilio.next_deletions.append((503, 20503))
    assert work(after=timedelta(hours=2)) == 4
    assert not twilio.deleted
    assert work(after=timedelta(hours=4)) == 0
    assert set(twilio.deleted) == sids


def test_one_that_twilio_does_not_delete_yet_holds_up_no_other(sids: set[str], twilio: Twilio) -> None:
    twilio.next_deletions.append((409, 20009))  # it is still being sent
    assert work() == 1
    assert work() == 1  # not asked again at once
    assert work(after=timedelta(minutes=6)) == 0
    assert sorted(twilio.deleted) == sorted(sids)


def test_until_then_the_ids_are_kept_sealed_and_the_copy_says_not_whose_it_is(sids: set[str]) -> None:
    kept = list(ProviderCopy.objects.values())
    assert {unseal(one["sealed_id"]) for one in kept} == sids
    assert not any(sid in str(kept) for sid in sids)
    assert set(kept[0]) == {"id", "channel", "sealed_id", "since", "next_try_at"}
    call_command("reseal")
    assert {unseal(one.sealed_id) for one in ProviderCopy.objects.all()} == sids


def test_where_there_is_no_copy_nothing_is_put_down(bot: Bot) -> None:
    phone.say("hi"), phone.run()
    erase_address(phone.ME)
    assert not ProviderCopy.objects.exists()
