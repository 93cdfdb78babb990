"""A message through inbox, worker and outbox, on the staff phone, with the bot in every mood."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels import phone
from channels.conversation import next_look, work
from channels.erase import erase_address
from channels.inbox import accept
from channels.lease import lease
from channels.models import Contact, Forgotten, InboxMessage, OutboxMessage
from channels.pseudonym import pseudonym
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db

ME = "session-1"
WHO = "phone"


def say(text: str, session: str = ME) -> InboxMessage:
    return phone.say(session, text)


def run(session: str = ME) -> None:
    work(pseudonym(WHO, session))


def heard(session: str = ME) -> list[str]:
    return [line["text"] for line in phone.transcript(session) if line["who"] == "hubline"]


def later(seconds: float) -> None:
    """Moves everything kept that long into the past, as if the time had gone by."""
    past = timedelta(seconds=seconds)
    for model, fields in ((InboxMessage, ("received_at", "next_try_at", "told_at", "answered_at")),
                          (OutboxMessage, ("created", "next_try_at", "sending_at")),
                          (Contact, ("held_until", "erased_at"))):  # fmt: skip
        for row in model.objects.all():
            moved = {name: getattr(row, name) - past for name in fields if getattr(row, name)}
            model.objects.filter(pk=row.pk).update(**moved)


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


def test_more_than_twenty_messages_a_minute_get_one_polite_line(bot: Bot) -> None:
    for number in range(25):
        say(str(number))
    run()
    assert sum("many messages" in text for text in heard()) == 1
    assert len(bot.asked) == 20
    say("STOP"), run()
    assert "no more messages" in heard()[-1]


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


def test_a_message_that_no_key_opens_holds_up_nobody_before_it(bot: Bot) -> None:
    bot.stop()
    say("one"), run(), say("two")
    InboxMessage.objects.filter(pk=InboxMessage.objects.latest("id").pk).update(sealed_text="of another key")
    bot.start()
    later(30), run()
    assert [asked["message"] for asked in bot.asked] == ["one"]
    assert InboxMessage.objects.earliest("id").state == "answered"


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


@pytest.mark.parametrize("last", ["HELP", "START", "YES", "MORE", "what now"])
def test_the_polite_line_comes_whatever_the_first_message_over_the_limit_is(bot: Bot, last: str) -> None:
    for number in range(20):
        say(str(number))
    say(last), say("more of it"), say("HELP"), run()
    assert sum("many messages" in text for text in heard()) == 1
    assert len(heard()) == 21


def test_delete_still_works_beyond_the_limit(bot: Bot) -> None:
    for number in range(22):
        say(str(number))
    say("DELETE"), run()
    assert bot.asked[-1]["message"] == "DELETE"
