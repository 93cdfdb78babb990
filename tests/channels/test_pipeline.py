"""A message through inbox, worker and outbox, on the staff phone."""

from __future__ import annotations

import pytest

from channels import phone
from channels.inbox import accept
from channels.lease import lease
from channels.models import Contact, InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym
from tests.channels.phone import ME, WHO, heard, later, run, say
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


def test_a_question_is_answered_and_both_sides_stand_in_the_transcript(bot: Bot) -> None:
    say("can ICE come in")
    run()
    assert [(line["who"], line["text"]) for line in phone.transcript(ME)] == [
        ("person", "can ICE come in"), ("hubline", "can ICE come in, heard"),
    ]  # fmt: skip
    assert InboxMessage.objects.get().state == "answered"


def test_the_bot_is_told_channel_language_and_a_steady_message_id_but_no_address(bot: Bot) -> None:
    message = say("hola")
    run()
    asked = bot.asked[0]
    assert asked["sender"] == pseudonym(WHO, ME)
    assert asked["metadata"] == {"channel": "phone", "language": None, "message_id": f"phone-{message.pk}"}
    assert ME not in str(asked)


def test_the_language_of_the_reply_is_kept_for_the_next_turn(bot: Bot) -> None:
    bot.answers["hola"] = {"custom": {"language": "es"}}
    say("hola"), run(), say("93304"), run()
    assert bot.asked[1]["metadata"]["language"] == "es"


def test_a_repeated_delivery_gives_the_first_row_and_one_answer(bot: Bot) -> None:
    first = accept(WHO, ME, "hi", "id-1", {})
    again = accept(WHO, ME, "hi", "id-1", {})
    run()
    assert again.pk == first.pk
    assert heard() == ["hi, heard"]


def test_messages_of_one_person_are_answered_in_order(bot: Bot) -> None:
    for number in range(5):
        say(str(number))
    run()
    assert heard() == [f"{number}, heard" for number in range(5)]


def test_personal_data_is_gone_before_the_bot_or_the_table_sees_it(bot: Bot) -> None:
    say("my name is Rosa Canche, call 213-555-0147")
    run()
    assert bot.asked[0]["message"] == "my name is [name], call [phone]"
    assert phone.transcript(ME)[0]["text"] == "my name is [name], call [phone]"


def test_nothing_is_readable_in_the_tables(bot: Bot) -> None:
    say("a very secret question")
    run()
    kept = [
        str(row) for model in (Contact, InboxMessage, OutboxMessage) for row in model.objects.values_list()
    ]
    assert not any("secret" in row or ME in row for row in kept)


def test_two_workers_do_not_answer_the_same_conversation(bot: Bot) -> None:
    say("hi")
    with lease(pseudonym(WHO, ME)) as held:
        assert held is not None
        run()
        assert bot.asked == []
    run()
    assert len(bot.asked) == 1


def test_the_lease_of_a_killed_worker_ends_by_itself(bot: Bot) -> None:
    say("hi")
    taken = lease(pseudonym(WHO, ME))
    taken.__enter__()  # and never let go, as by kill -9
    run()
    assert heard() == []
    later(60)
    run()
    assert heard() == ["hi, heard"]


def test_a_worker_that_lost_its_lease_records_nothing(bot: Bot) -> None:
    from channels.answer import answer
    from channels.lease import Lease, LeaseLost

    message = say("hi")
    with lease(pseudonym(WHO, ME)), pytest.raises(LeaseLost):
        answer(message, Lease(pseudonym(WHO, ME), "somebody else"))
    assert OutboxMessage.objects.count() == 0


def test_more_than_twenty_messages_a_minute_get_one_polite_line(bot: Bot) -> None:
    for number in range(25):
        say(str(number))
    run()
    assert sum("many messages" in text for text in heard()) == 1
    assert len(bot.asked) == 20
    say("STOP"), run()
    assert "no more messages" in heard()[-1]


def test_a_message_that_no_key_opens_holds_up_nobody_before_it(bot: Bot) -> None:
    bot.stop()
    say("one"), run(), say("two")
    InboxMessage.objects.filter(pk=InboxMessage.objects.latest("id").pk).update(sealed_text="of another key")
    bot.start()
    later(30), run()
    assert [asked["message"] for asked in bot.asked] == ["one"]
    assert InboxMessage.objects.earliest("id").state == "answered"


@pytest.mark.parametrize("last", ["HELP", "START", "YES", "MORE", "what now"])
def test_the_polite_line_comes_whatever_the_first_message_over_the_limit_is(bot: Bot, last: str) -> None:
    for number in range(20):
        say(str(number))
    say(last), say("more of it"), say("HELP"), run()
    assert sum("many messages" in text for text in heard()) == 1
    assert len(heard()) == 21
