"""From the bot to a person and back, on the staff phone and over Telegram, through inbox, worker and outbox."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from channels import case_work, handoff, phone, retention
from channels.conversation import work
from channels.duty import Duty, in_words
from channels.errors import CaseClosed, CaseTaken, OutOfReach
from channels.models import (
    AnswerReview,
    Case,
    CaseEvent,
    Contact,
    Desk,
    Fault,
    InboxMessage,
    OutboxMessage,
    Tally,
)
from channels.pseudonym import pseudonym
from knowledge.hours import parse_hours
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db

ME = "session-1"
LINE = [{"name": "MigraWatch", "phone": "844-363-1423"}]
HUMAN = {"text": "A person?", "custom": {"decision": "handoff", "control": "human", "hubs": LINE}}
YES = {"text": "Thanks", "custom": {"decision": "handoff", "control": "human", "consent": True, "hubs": LINE}}
NO = {"text": "All right", "custom": {"decision": "control", "control": "human", "consent": False}}
URGENT = {"text": "Stay calm.", "custom": {"decision": "urgent", "topic": "encounters"}}
ERASED = {"text": "Erased.", "custom": {"decision": "control", "control": "delete", "erase": True}}
ALWAYS: dict[str, Any] = {"hours": "24/7", "federal_holidays": False}
NEVER: dict[str, Any] = {"hours": {}}


@pytest.fixture
def knowing(bot: Bot) -> Bot:
    """A bot that knows the way to a person."""
    bot.answers |= {"human": HUMAN, "YES": YES, "NO": NO, "ICE is here": URGENT, "ERASE": ERASED}
    return bot


def set_desk(**values: Any) -> Desk:
    desk = Desk.load()
    for name, value in values.items():
        setattr(desk, name, value)
    desk.save()
    return desk


def colleague(name: str = "ana") -> Any:
    return get_user_model()._default_manager.create_user(name)


def say(*texts: str) -> None:
    for text in texts:
        phone.say(ME, text)
        work(pseudonym("phone", ME))


def send() -> None:
    work(pseudonym("phone", ME))


def heard() -> list[str]:
    return [line["text"] for line in phone.transcript(ME) if line["who"] == "hubline"]


def asked(**desk: Any) -> Case:
    """A case that its person opened just now."""
    set_desk(**(desk or ALWAYS))
    say("a question", "human", "YES")
    return Case.objects.get()


def later(minutes: float) -> None:
    past = timedelta(minutes=minutes)
    for model, fields in ((Case, ("opened_at", "held_at", "waiting_since", "last_reply_at", "snoozed_until")),
                          (InboxMessage, ("received_at", "next_try_at")), (OutboxMessage, ("created",))):  # fmt: skip
        for row in model.objects.all():
            moved = {name: getattr(row, name) - past for name in fields if getattr(row, name)}
            model.objects.filter(pk=row.pk).update(**moved)


OFFERS = {
    "while open": (ALWAYS, "They will read this chat", "try to answer here within 15 minutes"),
    "while closed": ({"hours": {"mon": ["00:00-00:01"]}, "federal_holidays": False}, "it opens", "opens"),
    "while switched off": ({"is_on": False}, "Nobody answers in this chat", "do not wait"),
}


@pytest.mark.parametrize(("desk", "offer", "thanks"), OFFERS.values(), ids=OFFERS)
def test_the_offer_and_the_thanks_say_honestly_when_somebody_answers_and_whom_to_call_now(
    knowing: Bot, desk: dict[str, Any], offer: str, thanks: str
) -> None:
    asked(**desk)
    assert offer in heard()[1]
    assert thanks in heard()[2]
    assert all("844-363-1423" in text for text in heard()[1:])


def test_declining_opens_no_case_and_loses_nothing(knowing: Bot) -> None:
    set_desk(**ALWAYS)
    say("human", "NO", "a question")
    assert not Case.objects.exists()
    assert heard()[-2:] == ["All right", "a question, heard"]


def test_the_desk_speaks_the_language_of_the_person(knowing: Bot) -> None:
    set_desk(**ALWAYS)
    for name in ("human", "YES"):
        knowing.answers[name]["custom"]["language"] = "es"
    say("human", "YES")
    assert "Responda SI" in heard()[0]
    assert heard()[1].startswith("Gracias. Alguien de Equipo del centro")
    for name in ("human", "YES"):
        del knowing.answers[name]["custom"]["language"]


REASONS = {
    "asked": ({"decision": "answer", "topic": "police"}, "asked", False, "police"),
    "unknown": ({"decision": "abstain"}, "unknown", False, ""),
    "misunderstood": ({"decision": "clarify"}, "unclear", False, ""),
    "wrong": ({"decision": "control", "control": "wrong"}, "wrong", False, ""),
    "emergency": ({"decision": "urgent", "topic": "encounters"}, "urgent", True, "encounters"),
}


@pytest.mark.parametrize(("custom", "reason", "urgent", "topic"), REASONS.values(), ids=REASONS)
def test_a_case_knows_what_it_is_about(
    knowing: Bot, custom: dict[str, Any], reason: str, urgent: bool, topic: str
) -> None:
    knowing.answers["a question"] = {"custom": custom}
    case = asked()
    assert (case.reason, case.urgent, case.topic, case.language) == (reason, urgent, topic, "en")


def test_while_a_person_holds_the_chat_the_bot_is_silent_and_staff_see_what_it_would_have_said(
    knowing: Bot,
) -> None:
    case = asked()
    said = len(heard())
    say("and my son?", "what now")
    assert len(heard()) == said
    unsaid = case.events.filter(kind="unsaid")
    assert [event.text for event in unsaid] == ["and my son?, heard", "what now, heard"]
    assert "my son" not in unsaid[0].sealed_text
    assert InboxMessage.objects.exclude(state="answered").count() == 0


def test_an_emergency_in_a_held_chat_gets_its_first_steps_and_the_case_goes_to_the_top(knowing: Bot) -> None:
    case = asked()
    say("ICE is here")
    assert heard()[-1] == "Stay calm."
    case.refresh_from_db()
    assert case.urgent
    knowing.answers["93304"] = {"text": "Lines near you.", "custom": {"decision": "hubs"}}
    say("93304")
    assert heard()[-1] == "Lines near you."


@pytest.mark.parametrize(
    ("text", "urgent"),
    [("ICE is at my door right now", True), ("thank you so much", False)],
    ids=["alarm", "calm"],
)
def test_a_message_reaches_the_case_at_once_though_the_bot_is_down(
    knowing: Bot, text: str, urgent: bool
) -> None:
    case = asked()
    knowing.mood = "silent"
    said = len(heard())
    say(text)
    case.refresh_from_db()
    assert InboxMessage.objects.latest("id").state == "answered"
    assert case.urgent is urgent
    assert (len(heard()) > said and "911" in heard()[-1]) is urgent


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


def test_nobody_in_time_is_told_once_then_the_bot_answers_and_the_case_stays_open(knowing: Bot) -> None:
    case = asked()
    assert handoff.look(timezone.now()) == []
    later(16)
    assert handoff.look(timezone.now()) == [case.contact_id]
    send()
    assert "nobody could answer yet" in heard()[-1]
    assert "844-363-1423" in heard()[-1]
    assert handoff.look(timezone.now()) == []
    say("then tell me")
    assert heard()[-1] == "then tell me, heard"
    case.refresh_from_db()
    assert (case.state, case.held_at) == ("open", None)
    ana = colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Here I am.")
    send()
    say("at last")
    assert heard()[-2:] == ["Somebody from Hub team is reading your chat now and will write to you here.",
                            "Hub team: Here I am."]  # fmt: skip


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
    handoff.look(timezone.now())
    assert Case.objects.get().state == "snoozed"
    later(61)
    handoff.look(timezone.now())
    assert Case.objects.get().state == "open"
    case_work.snooze(case, ana, timezone.now() + timedelta(hours=1))
    say("hello?")
    assert Case.objects.get().state == "open"
    assert heard()[-1] == "hello?, heard"  # nobody holds it: the bot goes on


def test_stop_in_a_case_is_confirmed_and_closes_it(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    say("STOP")
    assert "no more messages" in heard()[-1]
    case.refresh_from_db()
    assert (case.state, case.outcome) == ("closed", "left")


def test_nothing_is_sent_to_somebody_who_opted_out_at_the_provider(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    Contact.objects.update(opted_out_at=timezone.now())
    case.refresh_from_db()
    with pytest.raises(OutOfReach, match="opted out"):
        case_work.reply(case, ana, "Are you there?")
    case.refresh_from_db()
    assert case.waiting_since
    case_work.close(case, ana, "no_reply")


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


def test_delete_in_a_case_leaves_an_empty_tombstone(knowing: Bot) -> None:
    knowing.answers["a question"] = {"custom": {"decision": "urgent", "topic": "police"}}
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.note(case, ana, "a private remark")
    say("DELETE", "ERASE")
    assert heard() == ["Erased."]
    case.refresh_from_db()
    assert (case.contact, case.topic, case.language, case.urgent) == (None, "", "", False)
    assert (case.state, case.outcome, case.owner) == ("closed", "erased", ana)
    assert not CaseEvent.objects.exists()
    say("hello again")
    assert heard()[-1] == "hello again, heard"


def test_what_staff_noted_expires_with_the_messages(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    case_work.note(case, ana, "a remark")
    CaseEvent.objects.update(at=timezone.now() - timedelta(days=31))
    retention.purge()
    assert not CaseEvent.objects.exclude(sealed_text="", sealed_custom="").exists()


def test_replies_are_counted_without_a_trace_of_who_got_them(knowing: Bot) -> None:
    knowing.answers["a"] = {"custom": {"decision": "answer", "topic": "police"}}
    say("a", "a", "human")
    assert sorted(Tally.objects.values_list("channel", "language", "topic", "decision", "count")) == [
        ("phone", "en", "", "handoff", 1), ("phone", "en", "police", "answer", 2),
    ]  # fmt: skip


JUDGED = {
    "the person says it was wrong": (["answer", {"decision": "control", "control": "wrong"}], ["wrong"]),
    "asked back in vain": (["clarify", {"decision": "abstain"}], ["failed"]),
    "asked back, then answered": (["clarify", {"decision": "answer"}], []),
}


@pytest.mark.parametrize(("turns", "reasons"), JUDGED.values(), ids=JUDGED)
def test_answers_that_failed_somebody_are_put_up_for_judging(
    knowing: Bot, turns: list[Any], reasons: list[str]
) -> None:
    knowing.answers["first"] = {"custom": {"decision": turns[0], "entry": "e", "topic": "schools"}}
    knowing.answers["second"] = {"custom": turns[1]}
    say("first", "second")
    assert [review.reason for review in AnswerReview.objects.all()] == reasons


PACIFIC = ZoneInfo("America/Los_Angeles")
DUTY = Duty(parse_hours({day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}), PACIFIC)  # type: ignore[arg-type]
MOMENTS = {
    "in hours": ("2026-11-23T10:00", "2026-11-23T10:00", "today at 10:00 am", "hoy a las 10:00 am"),
    "before": ("2026-11-23T08:00", "2026-11-23T09:00", "today at 9:00 am", "hoy a las 9:00 am"),
    "at closing": ("2026-11-24T17:00", "2026-11-25T09:00", "tomorrow at 9:00 am", "mañana a las 9:00 am"),
    "before Thanksgiving": ("2026-11-25T18:00", "2026-11-27T09:00", "on Friday at 9:00 am", "el viernes a las 9:00 am"),
    "on the weekend": ("2026-11-28T12:00", "2026-11-30T09:00", "on Monday at 9:00 am", "el lunes a las 9:00 am"),
    "clocks change": ("2027-03-13T12:00", "2027-03-15T09:00", "on Monday at 9:00 am", "el lunes a las 9:00 am"),
}  # fmt: skip


@pytest.mark.parametrize(("now", "opens", "english", "spanish"), MOMENTS.values(), ids=MOMENTS)
def test_the_desk_knows_when_it_opens(now: str, opens: str, english: str, spanish: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=PACIFIC).astimezone(UTC)
    next_one = DUTY.opens(moment)
    assert next_one == datetime.fromisoformat(opens).replace(tzinfo=PACIFIC)
    assert DUTY.is_open(moment) is (now == opens)
    assert in_words(next_one, moment, DUTY, "en") == english
    assert in_words(next_one, moment, DUTY, "es") == spanish


def test_a_holiday_of_the_hubs_own_is_a_closed_day() -> None:
    duty = Duty.of(Desk(holidays={"2026-11-30": "moving"}))
    assert duty.opens(datetime(2026, 11, 28, 12, tzinfo=PACIFIC)) == datetime(2026, 12, 1, 9, tzinfo=PACIFIC)
    assert Duty.of(Desk(hours={})).opens(timezone.now()) is None
    assert duty.holidays == {date(2026, 11, 30)}
