"""Nobody waits for a person without hearing that it takes longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from channels import case_clock, case_work
from channels.duty import Duty
from channels.models import Case, Desk
from tests.channels.cases.story import ALWAYS, NEVER, asked, colleague, heard, later, say, send, set_desk
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


NOBODY = "nobody could answer yet"


def told(minutes: float) -> bool:
    """Whether they are told something when so many more minutes have gone by."""
    later(minutes)
    before = len(heard())
    for _once in range(2):
        if case_clock.look(timezone.now()):
            send()
    assert len(heard()) - before < 2
    return len(heard()) > before


def claimed(case: Case) -> None:
    case_work.claim(case, colleague())


def handed_over(case: Case) -> None:
    claimed(case)
    case_work.hand_over(case, case.owner, colleague("ben"))


def put_back(case: Case) -> None:
    claimed(case)
    case_work.hand_over(case, case.owner, None)


STEPS: dict[str, Callable[[Case], None]] = {
    "nobody took it": lambda case: None, "claimed": claimed, "handed over": handed_over, "put back": put_back,
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_whatever_colleagues_do_but_answer_the_person_is_told_once_and_the_bot_goes_on(
    knowing: Bot, step: Callable[[Case], None]
) -> None:
    case = asked()
    later(10)
    case.refresh_from_db()
    step(case)
    assert not told(4)
    assert told(2)
    assert NOBODY in heard()[-1]
    assert "844-363-1423" in heard()[-1]
    assert not told(600)
    say("then tell me")
    assert heard()[-1] == "then tell me, heard"
    case.refresh_from_db()
    assert (case.is_open, case.held_at) == (True, None)
    assert not told(16)


def test_who_was_put_away_is_told_again_when_nobody_answers_after_that_either(knowing: Bot) -> None:
    case = asked()
    claimed(case)
    case_work.snooze(case, case.owner, timezone.now() + timedelta(hours=1))
    send()
    assert "look at your question again" in heard()[-1]
    assert not told(74)
    assert told(2)
    assert NOBODY in heard()[-1]


def test_an_answer_ends_the_wait_and_what_they_write_next_begins_another(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    later(14)
    case_work.reply(Case.objects.get(), ana, "Here I am.")
    assert not told(60)
    say("one more thing")
    assert told(16)
    assert NOBODY in heard()[-1]


def test_thanks_for_an_answer_wait_for_nothing(knowing: Bot) -> None:
    knowing.answers["thank you"] = {"custom": {"decision": "control", "control": "thanks"}}
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Here I am.")
    say("thank you")
    assert not told(60)


def test_who_asks_after_hours_is_told_when_the_desk_has_been_open_for_so_long(knowing: Bot) -> None:
    case = asked(hours={"mon": ["00:00-00:01"]}, federal_holidays=False)
    opens = Duty.of(Desk.load()).opens(case.opened_at)
    assert opens
    wait = (opens - timezone.now()).total_seconds() / 60
    assert not told(wait)
    set_desk(**ALWAYS)
    assert not told(14)
    assert told(2)
    assert NOBODY in heard()[-1]
    assert not told(600)


def test_who_was_told_and_asks_again_is_promised_an_answer_again(knowing: Bot) -> None:
    asked()
    assert told(16)
    say("human", "YES")
    assert "within 15 minutes" in heard()[-1]
    assert told(16)


def test_a_colleague_who_joins_late_and_then_is_silent_leaves_nobody_waiting_for_ever(knowing: Bot) -> None:
    case = asked()
    assert told(16)
    case.refresh_from_db()
    case_work.claim(case, colleague())
    send()
    assert heard()[-1] == "Somebody from Hub team is reading your chat now and will write to you here."
    assert not told(14)
    assert told(2)


def test_a_late_answer_silences_the_bot_again(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    assert told(16)
    case.refresh_from_db()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Here I am.")
    send()
    say("at last")
    assert heard()[-1] == "Hub team: Here I am."


def test_with_no_opening_in_sight_nobody_is_kept_waiting(knowing: Bot) -> None:
    asked(**NEVER)
    assert not told(6000)


def test_outside_hours_the_bot_goes_on_and_a_new_message_extends_the_open_case(knowing: Bot) -> None:
    case = asked(**NEVER)
    assert case.held_at is None
    say("one more thing")
    assert heard()[-1] == "one more thing, heard"
    say("human", "YES")
    assert Case.objects.count() == 1


def test_a_held_chat_goes_back_to_the_bot_when_the_desk_has_closed(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Until tomorrow.")
    send()
    later(60)
    set_desk(hours={"mon": ["00:00-00:01"]})
    say("are you there")
    assert "is closed now and opens" in heard()[-2]
    assert heard()[-1] == "are you there, heard"


def test_who_waits_when_the_desk_closes_hears_when_it_opens_and_once_more_if_nobody_answers_then(
    knowing: Bot,
) -> None:
    asked()
    set_desk(hours={"mon": ["00:00-00:01"]})
    assert told(16)
    assert "is closed now and opens" in heard()[-1]
    opens = Duty.of(Desk.load()).opens(timezone.now())
    assert opens
    assert not told((opens - timezone.now()).total_seconds() / 60)
    set_desk(**ALWAYS)
    assert told(16)
    assert NOBODY in heard()[-1]
    assert not told(600)
