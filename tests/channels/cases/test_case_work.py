"""What colleagues do with a case, as the person hears it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from channels import case_clock, case_work
from channels.errors import CaseClosed, CaseTaken, OutOfReach
from channels.models import Case, Contact, Fault
from tests.channels.cases.story import asked, colleague, heard, later, say, send, set_desk
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


def test_a_reply_is_signed_with_the_desks_name_and_never_the_colleagues(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Yes, you may.")
    send()
    assert heard()[-1] == "Hub team: Yes, you may."
    assert not any("ana" in text for text in heard())
    case.refresh_from_db()
    assert case.waiting_since is None
    assert case.first_reply_at


def test_the_same_answer_sent_twice_at_once_reaches_the_person_once(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    said = ["Yes, you may.", "Yes, you may.", "Bring the letter.", "Yes, you may."]
    for text in said:
        case_work.reply(case, ana, text)
    send()
    assert heard()[-3:] == [f"Hub team: {text}" for text in said[1:]]
    assert case.events.filter(kind="replied").count() == 3


def test_an_inserted_answer_keeps_its_source_and_link(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    entry = {"id": "e", "topic": "schools", "source": "Source: Ed. Code 1", "link": "https://h/s/abcde"}
    rows = case_work.reply(case, ana, "You may. Source: Ed. Code 1 https://h/s/abcde", entry)
    assert rows[0].custom["text"] == {"body": "Hub team: You may.", "source": "Source: Ed. Code 1",
                                      "link": "https://h/s/abcde"}  # fmt: skip
    assert rows[0].custom["entry"] == "e"


def test_closing_says_so_and_the_bot_answers_the_next_question(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.close(case, ana, "answered", Fault(kind="wrong", entry="e", should_be="f"))
    send()
    assert "closed this request" in heard()[-1]
    say("next")
    assert heard()[-1] == "next, heard"
    assert Fault.objects.get().case == case
    say("human", "YES")
    assert Case.objects.filter(state="open").count() == 1


def test_one_of_two_who_claim_wins_and_the_other_hears_who(knowing: Bot) -> None:
    case, ana, ben = asked(), colleague("ana"), colleague("ben")
    case_work.claim(case, ana)
    case_work.claim(case, ana)
    with pytest.raises(CaseTaken, match="ana") as taken:
        case_work.claim(case, ben)
    assert taken.value.owner == "ana"
    with pytest.raises(CaseTaken):
        case_work.reply(case, ben, "me too")
    case_work.hand_over(case, ana, ben)
    case_work.reply(case, ben, "now me")
    case_work.claim(case, ana, instead_of=ben)
    case_work.close(case, ana, "answered")
    with pytest.raises(CaseClosed):
        case_work.reply(case, ana, "one more")


def test_a_snoozed_case_comes_back_in_time_or_with_a_new_message(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.snooze(case, ana, timezone.now() + timedelta(hours=1))
    case_clock.look(timezone.now())
    assert Case.objects.get().state == "snoozed"
    later(61)
    case_clock.look(timezone.now())
    assert Case.objects.get().state == "open"
    case_work.snooze(case, ana, timezone.now() + timedelta(hours=1))
    say("hello?")
    assert Case.objects.get().state == "open"
    assert heard()[-1] == "hello?, heard"  # nobody holds it: the bot goes on


def test_who_waits_is_told_when_they_will_hear_if_their_case_is_put_away(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.snooze(case, ana, timezone.now() + timedelta(days=1))
    send()
    assert "Somebody will look at your question again tomorrow at" in heard()[-1]
    assert "844-363-1423" in heard()[-1]
    case_work.reply(case, ana, "Which school is it?")
    send()
    said = len(heard())
    case_work.snooze(case, ana, timezone.now() + timedelta(days=1))  # now it is us who wait
    send()
    assert len(heard()) == said


@pytest.mark.parametrize(("minutes", "desk"), [(5, {}), (241, {}), (5, {"hours": {"mon": ["00:00-00:01"]}})],
                         ids=["while it is put away", "when it is back", "while the desk is closed"])  # fmt: skip
def test_who_answers_what_a_colleague_asked_is_not_answered_by_the_bot(
    knowing: Bot, minutes: float, desk: dict[str, Any]
) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Which school is it?")
    case_work.snooze(case, ana, timezone.now() + timedelta(hours=4))
    send()
    set_desk(**desk)
    later(minutes)
    case_clock.look(timezone.now())
    said = len(heard())
    say("the one in Fresno")
    assert len(heard()) == said
    case.refresh_from_db()
    assert (case.state, case.held_at is not None, case.waiting_since is not None) == ("open", True, True)
    assert case.answer_by  # and who asked has the usual minutes
    later(16)
    assert case_clock.look(timezone.now())
    send()
    assert ("is closed now and opens" if desk else "nobody could answer yet") in heard()[-1]


def test_what_was_put_away_for_a_closed_day_is_looked_at_when_the_desk_opens(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    set_desk(hours={})
    case_work.snooze(case, ana, timezone.now() + timedelta(hours=1))
    send()
    assert "we cannot say when" in heard()[-1]
    assert Case.objects.get().answer_by is None


def test_a_case_that_is_put_back_or_handed_over_is_in_sight_again(knowing: Bot) -> None:
    case, ana, ben = asked(), colleague("ana"), colleague("ben")
    case_work.claim(case, ana)
    for to in (ben, None):
        owner = Case.objects.get().owner
        case_work.snooze(case, owner, timezone.now() + timedelta(hours=1))
        case_work.hand_over(case, owner, to)
        assert (Case.objects.get().state, Case.objects.get().owner) == ("open", to)


REACH = {
    "blocked": ({"blocked_at": timezone.now()}, "blocked"),
    "the address has expired": ({"sealed_address": ""}, "expired"),
    "is being erased": ({"erased_at": timezone.now()}, "erased"),
}


@pytest.mark.parametrize(("state", "why"), REACH.values(), ids=REACH)
def test_a_colleague_is_told_why_somebody_cannot_be_reached(
    knowing: Bot, state: dict[str, Any], why: str
) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    Contact.objects.update(**state)
    with pytest.raises(OutOfReach, match=why):
        case_work.reply(Case.objects.get(), ana, "hello")
