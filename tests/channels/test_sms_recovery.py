"""An SMS of which nobody recorded whether it went out: looked up at Twilio before anything is sent again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels.models import OutboxMessage
from tests.channels.conftest import configure
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, later, row, say

pytestmark = pytest.mark.django_db


def killed_while_sending() -> None:
    """As a worker leaves it that died between Twilio's acceptance and our record of it."""
    OutboxMessage.objects.update(
        state="sending", provider_id="", sent_at=None, sending_at=timezone.now() - timedelta(seconds=1),
    )  # fmt: skip


def test_a_death_between_acceptance_and_record_sends_nothing_twice(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    killed_while_sending()
    later()
    assert (len(twilio.sent()), row().state, row().provider_id) == (1, "sent", twilio.messages[0]["sid"])


def test_a_death_before_acceptance_sends_it_then(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    killed_while_sending()
    twilio.messages.clear()
    later()
    assert len(twilio.sent()) == 1


def test_the_same_words_of_an_earlier_answer_are_not_taken_for_this_one(twilio: Twilio, bot: Bot) -> None:
    say("hi"), say("hi")
    last = OutboxMessage.objects.order_by("-id")[0]
    OutboxMessage.objects.filter(pk=last.pk).update(
        state="sending", provider_id="", sending_at=timezone.now()
    )
    twilio.messages.pop()
    later()
    assert len(twilio.sent()) == 2


def test_recovery_works_on_a_trial_account_which_writes_before_every_text(twilio: Twilio, bot: Bot) -> None:
    twilio.prefix = "Sent from your Twilio trial account - "  # Twilio, "Trial account restrictions"
    say("hi")
    killed_while_sending()
    later()
    assert (len(twilio.sent()), row().provider_id) == (1, twilio.messages[0]["sid"])


def test_recovery_works_where_twilio_keeps_no_text(monkeypatch, twilio: Twilio, bot: Bot) -> None:  # type: ignore[no-untyped-def]
    configure(monkeypatch, twilio_retention="discard")
    say("hi")
    killed_while_sending()
    later()
    assert len(twilio.sent()) == 1


@pytest.mark.parametrize("others", [0, 3])
def test_recovery_works_where_twilio_hides_numbers_and_texts(  # type: ignore[no-untyped-def]
    monkeypatch, twilio: Twilio, bot: Bot, others: int
) -> None:
    configure(monkeypatch, twilio_retention="discard")
    twilio.page_size = 2
    say("hi")
    killed_while_sending()
    for number in range(others):  # neighbours whose numbers look the same in the list
        say("hi", From=f"{ME[:-4]}900{number}")
    later()
    assert (len(twilio.sent()), row().provider_id) == (1 + others, twilio.messages[0]["sid"])


def test_a_message_that_twilio_still_queues_is_found(twilio: Twilio, bot: Bot) -> None:
    say("hi")
    assert twilio.messages[0]["date_sent"] is None
    killed_while_sending()
    later()
    assert len(twilio.sent()) == 1


def test_while_twilio_cannot_be_asked_nothing_is_sent_again(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append("break off after")
    say("hi")
    twilio.stop()
    later()
    assert row().state == "sending"
    twilio.start()
    later()
    assert (len(twilio.sent()), row().state) == (1, "sent")


def test_a_reply_left_unsent_for_a_day_is_asked_about_first(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("hi")
    past = timezone.now() - timedelta(hours=25)
    OutboxMessage.objects.update(created=past)
    row().inbox.__class__.objects.update(received_at=past)
    later()
    assert ["Do you still need" in text for _, text in twilio.sent()] == [True]
    say("YES")
    assert twilio.sent()[-1] == (ME, "hi, heard")
