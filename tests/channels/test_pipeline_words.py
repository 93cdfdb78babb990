"""STOP, START, HELP and DELETE in the pipeline, with the bot up and down."""

from __future__ import annotations

import pytest

from channels import phone
from channels.erase import erase_address
from channels.inbox import accept
from channels.models import Contact, Forgotten, InboxMessage, OutboxMessage
from tests.channels.phone import ME, WHO, heard, later, run, say
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "control"),
    [
        ("STOP", "stop"),
        ("stop.", "stop"),
        ("Stop 🙏", "stop"),
        ("STOP ALL", "stop"),
        ("opt-out", "stop"),
        ("ALTO", "stop"),
        ("¡Baja!", "stop"),
        ("Salir", "stop"),
        ("HELP", "help"),
        ("ayuda", "help"),
    ],
)
def test_words_that_stop_or_explain_do_not_need_the_bot(bot: Bot, text: str, control: str) -> None:
    bot.stop()
    say(text), run()
    line = phone.transcript(ME)[-1]
    assert (line["custom"]["decision"], line["custom"]["control"]) == ("control", control)


@pytest.mark.parametrize(
    "text",
    ["can police stop me", "¿me pueden parar?", "stop and frisk", "salir de la cárcel", "cancel my visa"],
)
def test_a_question_with_such_a_word_in_it_is_a_question(bot: Bot, text: str) -> None:
    say(text), run()
    assert heard() == [f"{text}, heard"]


def test_stop_is_confirmed_once_then_there_is_silence_until_start(bot: Bot) -> None:
    say("STOP"), run()
    say("are you there"), run()
    say("STOP"), run()
    assert len(heard()) == 1
    say("START"), run(), say("hi"), run()
    assert heard()[2:] == ["hi, heard"]


@pytest.mark.parametrize(("text", "back"), [("ok", False), ("Claro", False), ("y", False), ("YES", True), ("Sí", True)])
def test_only_a_plain_yes_brings_somebody_back_who_opted_out(bot: Bot, text: str, back: bool) -> None:
    say("STOP"), run(), say(text), run()
    assert (len(heard()) == 2) is back


def test_what_somebody_who_opted_out_wrote_is_not_kept(bot: Bot) -> None:
    say("STOP"), run(), say("a private thing"), run()
    assert InboxMessage.objects.order_by("-id")[0].sealed_text == ""


def test_a_free_form_stop_that_the_bot_understood_opts_out(bot: Bot) -> None:
    bot.answers["dont text me anymore"] = {"custom": {"decision": "control", "control": "stop"}}
    say("dont text me anymore"), run(), say("hello?"), run()
    assert heard() == ["dont text me anymore, heard"]


def test_a_free_form_wish_to_come_back_is_understood(bot: Bot) -> None:
    bot.answers["sign me back up please"] = {"custom": {"decision": "control", "control": "start"}}
    say("STOP"), run(), say("sign me back up please"), run(), say("hi"), run()
    assert heard()[1:] == ["sign me back up please, heard", "hi, heard"]


def test_a_confirmed_delete_leaves_nothing_but_a_digest(bot: Bot) -> None:
    bot.answers["YES"] = {
        "text": "Erased.",
        "custom": {"decision": "control", "control": "delete", "erase": True},
    }
    say("a question"), run(), say("DELETE"), run(), say("YES"), run()
    assert heard() == ["Erased."]
    later(10)
    run()
    assert (Contact.objects.count(), InboxMessage.objects.count(), OutboxMessage.objects.count()) == (0, 0, 0)
    assert Forgotten.objects.count() == 3


def test_a_repeat_of_an_erased_message_stays_without_effect(bot: Bot) -> None:
    accept(WHO, ME, "hi", "id-1", {})
    run()
    erase_address(ME)
    accept(WHO, ME, "hi", "id-1", {})
    run()
    assert (InboxMessage.objects.count(), len(bot.asked)) == (0, 1)


def test_somebody_who_opted_out_and_is_erased_is_still_not_written_to(bot: Bot) -> None:
    say("STOP"), run(), say("DELETE"), run()
    later(10), run()
    contact = Contact.objects.get()
    assert (contact.sealed_address, contact.inbox.count(), contact.outbox.count()) == ("", 0, 0)
    say("hello"), run()
    assert heard() == []


def test_erasing_twice_is_harmless(bot: Bot) -> None:
    say("hi"), run()
    assert erase_address(ME) > 0
    assert erase_address(ME) == 0


@pytest.mark.parametrize(("text", "hears"), [("STOP", "no more messages"), ("AYUDA", "no asesoría legal"),
                                             ("DELETE", "cannot be undone")])  # fmt: skip
def test_words_that_need_no_bot_do_not_wait_behind_a_question_that_does(bot: Bot, text: str, hears: str) -> None:
    bot.stop()
    say("one"), run(), say(text), run()
    assert [hears in line for line in heard()] == [True]


def test_after_stop_the_question_that_waited_is_not_answered(bot: Bot) -> None:
    bot.stop()
    say("one"), run(), say("STOP"), run()
    bot.start()
    later(30), run()
    assert ["no more messages" in line for line in heard()] == [True]
    assert [row.state for row in InboxMessage.objects.order_by("id")] == ["ignored", "answered"]


def test_help_that_overtook_a_question_does_not_replace_its_answer(bot: Bot) -> None:
    bot.stop()
    say("one"), run(), say("HELP"), run()
    bot.start()
    later(30), run()
    assert heard()[1:] == ["one, heard"]


def test_everything_is_erased_on_request_while_the_bot_is_down(bot: Bot) -> None:
    bot.stop()
    say("a question"), run(), say("BORRAR"), run(), say("sí"), run()
    assert "No se puede deshacer" in heard()[0] or "se están borrando" in heard()[0].lower()
    later(10), run()
    assert (Contact.objects.count(), InboxMessage.objects.count(), OutboxMessage.objects.count()) == (0, 0, 0)


def test_what_is_written_after_the_wish_to_be_erased_is_still_answered(bot: Bot) -> None:
    bot.answers["DELETE"] = {"custom": {"decision": "control", "control": "delete", "offers": ["yes", "no"]}}
    say("a question"), run(), say("DELETE"), run()
    say("YES"), say("one more thing"), run()
    assert heard()[-1] == "one more thing, heard"
    assert [row.text for row in InboxMessage.objects.all()] == ["one more thing"]


def meanwhile(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """The person writes on while the bot thinks."""
    from channels import bot as client

    ask, left = client.ask, list(texts)

    def slow(*told: object) -> object:
        while left:
            say(left.pop(0))
        return ask(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(client, "ask", slow)


def test_a_stop_that_comes_while_the_bot_thinks_keeps_its_answer_back(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, "STOP")
    say("one"), run()
    assert ["no more messages" in line for line in heard()] == [True]


def test_a_later_stop_outweighs_an_older_wish_to_come_back(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.answers["sign me back up"] = {"custom": {"decision": "control", "control": "start"}}
    say("STOP"), run()
    meanwhile(monkeypatch, "STOP")
    say("sign me back up"), run(), say("hi"), run()
    assert len(heard()) == 1


def test_stop_start_and_stop_at_once_ends_in_silence(bot: Bot) -> None:
    say("STOP"), say("START"), say("STOP"), run(), say("hi"), run()
    assert ["no more messages" in line for line in heard()] == [True, True]


def test_delete_still_works_beyond_the_limit(bot: Bot) -> None:
    for number in range(22):
        say(str(number))
    say("DELETE"), run()
    assert bot.asked[-1]["message"] == "DELETE"
