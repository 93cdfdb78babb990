"""Pressed buttons: what each still means, under the newest message and long after."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from channels.models import AnswerReview, Contact, InboxMessage, OutboxMessage
from channels.wording import TEXTS
from tests.channels.providers.bot import Bot
from tests.channels.providers.telegram import Telegram
from tests.channels.sms import run
from tests.channels.telegram import CHAT, PERSON, PRIVATE, button, member, message, post, say, wait_for

pytestmark = pytest.mark.django_db

OVER, STOPPED, THANKS = (TEXTS[name]["en"] for name in ("press_over", "press_stopped", "press_wrong"))
CHOICES = [{"number": 1, "entry": "a", "text": "Can ICE come in?"}, {"number": 2, "entry": "b", "text": "At school?"}]


@pytest.fixture(autouse=True)
def answers(bot: Bot) -> None:
    """What the bot says to the words these conversations are made of."""
    bot.answers = {
        "ice": {"text": "Did you mean", "custom": {"decision": "clarify", "choices": CHOICES, "offers": ["human"]}},
        "school": {"text": "Schools may not ask.", "custom": {"decision": "answer", "entry": "s",
                                                              "offers": ["more", "wrong", "human"]}},
        "delete": {"text": "Erase?", "custom": {"decision": "control", "control": "delete", "offers": ["yes", "no"]}},
        "human": {"text": "May staff read?", "custom": {"decision": "handoff", "control": "human",
                                                        "offers": ["yes", "no"]}},
        "yes": {"text": "Yes, heard", "custom": {"decision": "control", "control": "yes"}},
    }  # fmt: skip


def press(telegram: Telegram, words: str, under: int = -1, **fields: Any) -> str:
    """Presses the button that says `words` under the message with buttons that is meant; gives the notice shown."""
    keyboards = [sent["keyboard"] for sent in telegram.sent if sent["keyboard"]]
    data = [one["callback_data"] for row in keyboards[under] for one in row]
    known = len(telegram.called("answerCallbackQuery"))
    post(button(next(one for one in data if one.endswith(f":{words}"))) | fields)
    wait_for(lambda: len(telegram.called("answerCallbackQuery")) > known)
    run()
    answer = telegram.called("answerCallbackQuery")[-1]
    assert (answer.get("show_alert") == "true") == bool(answer.get("text"))
    return str(answer.get("text") or "")


# label, what was said before (each gets its answer), the button, under which message with buttons, what the bot hears
# of it (None: nothing; "" erases, which it need not hear), the notice
CASES: list[tuple[str, list[str], str, int, str | None, str]] = [
    ("a choice", ["ice"], "2", -1, "2", ""),
    ("more", ["school"], "more", -1, "more", ""),
    ("wrong answer", ["school"], "wrong answer", -1, "wrong answer", ""),
    ("yes to a person", ["/human"], "yes", -1, "yes", ""),
    ("no to a person", ["/human"], "no", -1, "no", ""),
    ("yes to DELETE", ["hi", "/delete"], "yes", -1, "", ""),
    ("a choice after another question: its own words", ["ice", "hi"], "2", 0, "At school?", ""),
    ("a choice after another list", ["ice", "ice"], "1", 0, "Can ICE come in?", ""),
    ("more of an older answer", ["school", "hi"], "more", 0, None, OVER),
    ("more while another answer has more", ["school", "school"], "more", 0, None, OVER),
    ("wrong, of an older answer", ["school", "hi"], "wrong answer", 0, None, THANKS),
    ("yes to a person, after another question", ["/human", "hi"], "yes", 0, None, OVER),
    ("yes to a person, when DELETE is asked", ["/human", "/delete"], "yes", 0, None, OVER),
    ("no to a person, when DELETE is asked", ["/human", "/delete"], "no", 0, None, OVER),
    ("yes to an older DELETE, when a person is offered", ["/delete", "/human"], "yes", 0, None, OVER),
    ("yes to an older DELETE, after another question", ["/delete", "hi"], "yes", 0, None, OVER),
    ("yes to an older DELETE, when DELETE is asked again", ["/delete", "hi", "/delete"], "yes", 0, None, OVER),
    ("a person, any time", ["school", "hi", "hi"], "human", 0, "human", ""),
    ("a language, any time", ["/start", "hi"], "español", 0, "español", ""),
    ("yes after STOP", ["/human", "/stop"], "yes", 0, None, STOPPED),
    ("yes to DELETE after STOP", ["/delete", "/stop"], "yes", 0, None, STOPPED),
    ("a choice after STOP", ["ice", "/stop"], "1", 0, None, STOPPED),
    ("a person after STOP", ["school", "STOP"], "human", 0, None, STOPPED),
    ("a language after STOP", ["/start", "/stop"], "español", 0, None, STOPPED),
    ("yes after STOP and START", ["/human", "/stop", "/start"], "yes", 0, None, OVER),
]


@pytest.mark.parametrize(
    ("said", "words", "under", "hears", "notice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_a_press_means(
    telegram: Telegram, bot: Bot, said: list[str], words: str, under: int, hears: str | None, notice: str
) -> None:
    for text in said:
        say(text)
    asked, stored = len(bot.asked), InboxMessage.objects.count()
    assert press(telegram, words, under) == notice
    if hears is None:
        assert (len(bot.asked), InboxMessage.objects.count()) == (asked, stored)
        assert bool(Contact.objects.get().opted_out_at) == (notice == STOPPED)
    elif hears:
        assert bot.asked[-1]["message"] == hears
    else:
        assert (Contact.objects.count(), telegram.texts()[-1]) == (0, TEXTS["erased"]["en"])


def test_a_button_counts_once_however_often_it_is_pressed(telegram: Telegram, bot: Bot) -> None:
    say("ice")
    assert [press(telegram, "2"), press(telegram, "2", 0)] == ["", ""]
    assert [asked["message"] for asked in bot.asked] == ["ice", "2"]
    InboxMessage.objects.update(received_at=timezone.now() - timedelta(minutes=1))
    press(telegram, "2", 0)  # later it is wanted again
    assert bot.asked[-1]["message"] == "At school?"


def test_a_redelivered_press_counts_once_and_shows_nothing(telegram: Telegram, bot: Bot) -> None:
    say("/human")
    for _ in range(2):
        assert press(telegram, "yes", 0, update_id=9000) == ""
        InboxMessage.objects.update(received_at=timezone.now() - timedelta(minutes=1))
    assert [asked["message"] for asked in bot.asked] == ["human", "yes"]


def test_a_press_while_an_earlier_question_waits_does_not_answer_that_one(telegram: Telegram, bot: Bot) -> None:
    say("/human")
    bot.stop()
    say("can ICE come in")
    assert press(telegram, "yes") == OVER
    bot.start()


def test_the_offer_counts_again_when_nothing_but_an_earlier_wait_is_left(telegram: Telegram, bot: Bot) -> None:
    """HELP overtook the question while the bot was down; the question's own answer is the newest message."""
    bot.stop()
    say("school"), say("help")
    bot.start()
    InboxMessage.objects.filter(state="accepted").update(next_try_at=timezone.now())
    run()
    assert (press(telegram, "more"), bot.asked[-1]["message"]) == ("", "more")


def test_a_complaint_about_an_older_answer_reaches_those_who_judge_it(telegram: Telegram) -> None:
    say("school"), say("hi")
    press(telegram, "wrong answer", 0)
    review = AnswerReview.objects.get(reason="wrong")
    assert (review.entry, review.outbox) == ("s", OutboxMessage.objects.earliest("id"))


def test_another_persons_button_is_nobodys(telegram: Telegram, bot: Bot) -> None:
    say("/delete")
    row = OutboxMessage.objects.get()
    other = {"id": 78, "type": "private"}
    post(message(other, text="hi")), run()
    post(button(f"say:{row.pk}:yes", other)), run()
    assert (Contact.objects.count(), "yes" in [asked["message"] for asked in bot.asked]) == (2, False)


def test_the_notice_is_in_the_persons_language_or_in_both(telegram: Telegram, bot: Bot) -> None:
    for sender, shown in (
        (PERSON | {"language_code": "es-MX"}, TEXTS["press_over"]["es"]),
        (PERSON, OVER),
        ({"id": CHAT}, f"{OVER}\n{TEXTS['press_over']['es']}"),
    ):
        post({"callback_query": button("say:5:yes")["callback_query"] | {"from": sender}})
        wait_for(lambda shown=shown: telegram.called("answerCallbackQuery")[-1:] != []
                 and telegram.called("answerCallbackQuery")[-1].get("text") == shown)  # fmt: skip


@pytest.mark.parametrize("name", ["press_over", "press_stopped", "press_wrong"])
def test_a_notice_fits_what_telegram_shows(name: str) -> None:
    assert len("\n".join(TEXTS[name].values())) <= 200  # Bot API, answerCallbackQuery


def test_a_button_from_before_an_erasure_is_over(telegram: Telegram, bot: Bot) -> None:
    say("/delete")
    assert press(telegram, "yes", 0) == ""
    assert press(telegram, "yes", 0) == OVER
    assert Contact.objects.count() == 0


def test_a_block_taken_back_leaves_old_buttons_as_they_were(telegram: Telegram, bot: Bot) -> None:
    say("/human"), say("hi")
    post(member("kicked", PRIVATE)), post(member("member", PRIVATE))
    assert press(telegram, "yes", 0) == OVER


def test_a_lost_key_makes_a_button_mean_nothing_and_holds_up_nobody(telegram: Telegram, bot: Bot) -> None:
    say("ice"), say("hi")
    OutboxMessage.objects.update(sealed_custom="of another key")
    assert press(telegram, "2", 0) == OVER


@pytest.mark.parametrize(("typed", "back"), [("yes", False), ("Sí", False), ("1", False), ("START", True),
                                             ("INICIAR", True), ("/start", True), ("/inicio", True)])  # fmt: skip
def test_after_stop_only_start_brings_somebody_back(telegram: Telegram, bot: Bot, typed: str, back: bool) -> None:
    say("/stop"), say(typed)
    assert bool(Contact.objects.get().opted_out_at) is not back


def test_callback_data_fits_whatever_row_it_names(telegram: Telegram, bot: Bot) -> None:
    bot.answers["x"] = {"custom": {"language": "es", "offers": ["wrong", "more", "human", "language", "yes", "no"]}}
    say("hi")
    OutboxMessage.objects.update(id=10**17)
    say("x")
    data = [one["callback_data"] for row in telegram.sent[-1]["keyboard"] for one in row]
    assert 0 < max(len(one.encode()) for one in data) <= 64


def test_what_came_too_late_is_wanted_by_a_button_too(telegram: Telegram, bot: Bot) -> None:
    bot.stop()
    say("one"), say("two")
    past = timezone.now() - timedelta(hours=25)
    InboxMessage.objects.update(received_at=past, next_try_at=past)
    bot.start()
    run()
    assert press(telegram, "yes") == ""
    assert telegram.texts()[1:] == ["one, heard", "two, heard"]
