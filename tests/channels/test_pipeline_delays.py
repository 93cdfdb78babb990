"""What a person hears when the bot is down, for a minute and for a day."""

from __future__ import annotations

import pytest
from django.utils import timezone

from channels.conversation import next_look
from channels.models import InboxMessage
from channels.pseudonym import pseudonym
from tests.channels.phone import ME, WHO, heard, later, run, say
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("mood", ["silent", "broken", "garbled"])
def test_when_the_bot_fails_the_message_waits_and_is_answered_when_it_is_back(bot: Bot, mood: str) -> None:
    bot.mood = mood
    say("hello")
    run()
    assert heard() == []
    bot.mood = None
    later(30)
    run()
    assert heard() == ["hello, heard"]


def test_when_the_bot_is_down_later_messages_wait_behind_the_first(bot: Bot) -> None:
    bot.stop()
    say("one"), run(), say("two"), run()
    assert next_look(pseudonym(WHO, ME)) > timezone.now()
    bot.start()
    later(30)
    run()
    assert heard() == ["one, heard", "two, heard"]


def test_after_a_minute_the_person_hears_once_that_we_are_on_it(bot: Bot) -> None:
    bot.stop()
    say("one"), run()
    for _ in range(3):
        later(61), run()
    assert len(heard()) == 1
    assert "longer than usual" in heard()[0]
    bot.start()
    later(30), run()
    assert heard()[1:] == ["one, heard"]


def test_a_message_that_a_healthy_bot_cannot_answer_ends_with_an_apology(bot: Bot) -> None:
    bot.mood = "silent"
    say("strange")
    for _ in range(6):
        run(), later(20)
    assert "could not answer" in heard()[-1]
    assert InboxMessage.objects.get().state == "failed"
    bot.mood = None
    say("next"), run()
    assert heard()[-1] == "next, heard"


def test_an_answer_a_day_late_is_not_sent_without_asking(bot: Bot) -> None:
    bot.stop()
    say("old question"), run()
    later(25 * 3600)
    bot.start()
    run()
    assert "Do you still need" in heard()[-1]
    say("yes"), run()
    assert heard()[-1] == "old question, heard"


def test_a_yes_to_a_late_question_is_kept_until_the_bot_is_back(bot: Bot) -> None:
    bot.stop()
    say("old question"), run()
    later(25 * 3600)
    run()
    assert "Do you still need" in heard()[-1]
    say("yes"), run(), later(70), run()
    bot.start()
    later(30), run()
    assert heard()[-1] == "old question, heard"


def waited(bot: Bot, *texts: str) -> None:
    """The bot was down for more than a day after these were said."""
    bot.stop()
    for text in texts:
        say(text)
    run()
    later(25 * 3600)
    bot.start()
    run()


def test_several_messages_a_day_late_are_asked_about_once_and_answered_in_order(bot: Bot) -> None:
    waited(bot, "one", "two", "three")
    assert ["Do you still need" in text for text in heard()] == [True]
    say("YES"), run()
    assert heard()[1:] == ["one, heard", "two, heard", "three, heard"]
    say("YES"), run()
    assert heard()[-1] == "YES, heard"  # asked and answered: another YES is the bot's to understand


def test_of_many_late_messages_the_last_three_are_answered(bot: Bot) -> None:
    waited(bot, *(str(number) for number in range(1, 6)))
    say("sí"), run()
    assert heard()[1:] == ["3, heard", "4, heard", "5, heard"]


def test_a_message_of_today_is_answered_beside_the_question_about_older_ones(bot: Bot) -> None:
    bot.stop()
    say("one"), say("two"), run()
    later(25 * 3600)
    say("today")
    bot.start()
    run()
    assert ["Do you still need" in text for text in heard()] == [True, False]
    assert heard()[1] == "today, heard"
    say("yes"), run()
    assert heard()[2:] == ["one, heard", "two, heard"]


def test_a_yes_to_something_asked_since_is_not_about_the_late_messages(bot: Bot) -> None:
    bot.answers["person"] = {"text": "May staff read?", "custom": {"decision": "handoff", "offers": ["yes", "no"]}}
    waited(bot, "one")
    say("person"), run(), say("yes"), run()
    assert heard()[-1] == "yes, heard"


def test_late_messages_wait_for_a_bot_that_is_down_again_and_all_are_answered(bot: Bot) -> None:
    waited(bot, "one", "two")
    bot.stop()
    say("yes"), run()
    bot.start()
    later(30), run()
    assert heard()[-2:] == ["one, heard", "two, heard"]
    assert [row.state for row in InboxMessage.objects.order_by("id")] == ["ignored", "ignored", "answered"]
