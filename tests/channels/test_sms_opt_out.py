"""STOP and START over SMS, in step with what Twilio does by itself."""

from __future__ import annotations

import pytest

from channels.failures import in_words
from channels.models import Contact, OutboxMessage
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import ME, later, post, run, say

pytestmark = pytest.mark.django_db


def test_stop_is_confirmed_once_and_nothing_more_is_ever_sent(twilio: Twilio, bot: Bot) -> None:
    say("STOP"), say("STOP"), say("are you there?"), say("🙏"), say("HELP")
    assert len(twilio.sent()) == 1


def test_start_brings_the_person_back(twilio: Twilio, bot: Bot) -> None:
    say("STOP"), say("START"), say("hi")
    assert [text for _, text in twilio.sent()][2:] == ["hi, heard"]


@pytest.mark.parametrize("word", ["START", "UNSTOP", "INICIAR", "YES", "alta", "Start!"])
def test_each_word_that_brings_back(twilio: Twilio, bot: Bot, word: str) -> None:
    say("STOP"), say(word), say("hi")
    assert twilio.sent()[-1] == (ME, "hi, heard")


def test_an_opt_out_that_twilio_handled_is_ours_too(twilio: Twilio, bot: Bot) -> None:
    say("STOP", OptOutType="STOP"), say("hi")
    assert twilio.sent() == []
    say("START", OptOutType="START"), say("hi")
    assert twilio.sent() == [(ME, "hi, heard")]


def test_a_yes_that_twilio_takes_for_start_answers_our_question(twilio: Twilio, bot: Bot) -> None:
    say("may a person read this?"), say("YES", OptOutType="START")
    assert [text for _, text in twilio.sent()][-1] == "YES, heard"
    say("STOP"), say("YES", OptOutType="START")  # here it is what Twilio takes it for, and says so itself
    assert "YES, heard" not in [text for _, text in twilio.sent()][2:]
    assert Contact.objects.get().opted_out_at is None


def test_a_reply_that_was_waiting_when_stop_came_is_not_sent(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((503, 20503))
    say("hi"), say("STOP")
    OutboxMessage.objects.filter(state="pending").update(next_try_at="2020-01-01T00:00:00Z")
    run()
    assert ["no more messages" in text for _, text in twilio.sent()] == [True]


def test_21610_ends_all_sending_until_start(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((400, 21610))
    say("hi"), say("hello")
    assert twilio.sent() == []
    assert Contact.objects.get().opted_out_at
    say("START"), say("hi")
    assert twilio.sent()[-1] == (ME, "hi, heard")


def test_21610_on_the_confirmation_of_stop_makes_no_loop(twilio: Twilio, bot: Bot) -> None:
    twilio.next.append((400, 21610))
    say("STOP"), later(), say("STOP"), later()
    assert twilio.sent() == []


# label, what is said before Twilio refuses with 21610, whether staff see that somebody waits in vain
REFUSED = [
    ("INICIAR after STOP, which Twilio does not know", ["STOP", "INICIAR"], True),
    ("a question of somebody we do not know to have left", ["hi"], True),
    ("the confirmation of STOP", ["STOP"], False),
]


@pytest.mark.parametrize("told", ["at once", "by status"])
@pytest.mark.parametrize(("said", "seen"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_staff_see_when_twilio_holds_back_what_is_wanted(
    twilio: Twilio, bot: Bot, said: list[str], seen: bool, told: str
) -> None:
    for text in said[:-1]:
        say(text)
    if told == "at once":
        twilio.next.append((400, 21610))
    say(said[-1])
    last = OutboxMessage.objects.latest("id")
    if told == "by status":
        fields = {"MessageSid": last.provider_id, "MessageStatus": "failed", "ErrorCode": "21610"}
        assert post(fields, f"/webhooks/sms/status?row={last.pk}").status_code == 204
        last.refresh_from_db()
    assert (last.state, last.error) == ("failed", "21610 held" if seen else "21610")
    assert ("INICIAR" in in_words(last.error)) is seen
    assert Contact.objects.get().opted_out_at


def test_start_brings_back_whom_iniciar_could_not(twilio: Twilio, bot: Bot) -> None:
    say("STOP")
    twilio.next.append((400, 21610))
    say("INICIAR"), say("START"), say("hi")
    assert [text for _, text in twilio.sent()][-1] == "hi, heard"


@pytest.mark.parametrize("word", ["STOP", "ALTO"])
def test_the_word_that_twilio_knows_too_is_named_for_coming_back(twilio: Twilio, bot: Bot, word: str) -> None:
    say(word)
    assert " START " in twilio.sent()[0][1]
