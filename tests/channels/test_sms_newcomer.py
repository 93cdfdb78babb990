"""Who texts for the first time is told once that the phone company can see it, in both languages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels import newcomer
from channels.models import Contact, OutboxMessage
from knowledge.segments import measure
from tests.channels.providers.bot import Bot
from tests.channels.providers.twilio import Twilio
from tests.channels.sms import run, say

pytestmark = pytest.mark.django_db

EN = "Your phone company can see these texts. What we keep: https://hub.example.org/privacy"
ES = "Su compañia telefonica puede ver estos textos. Lo que guardamos: https://hub.example.org/privacy"


@pytest.fixture(autouse=True)
def new_here(twilio: Twilio, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newcomer, "_SAID", {"sms": "phone_company"})
    bot.answers = {
        "hola": {"text": "Hola.", "custom": {"language": "es"}},
        "ice is here": {"text": "Stay calm.", "custom": {"decision": "urgent"}},
        "thanks": {"text": "You are welcome.", "custom": {"decision": "control", "control": "thanks"}},
        "menu": {"text": "1 Schools", "custom": {"decision": "control", "control": "menu"}},
        "long": {"text": "This is a sentence of the answer. " * 13},
        "longer": {"text": "This is a sentence of the answer. " * 30},
    }


def texts(twilio: Twilio) -> list[str]:
    return [text for _, text in twilio.sent()]


# label, what is said, what is heard
CASES = [
    ("a question", ["hi"], [f"hi, heard\n{EN}"]),
    ("in Spanish, accents at no cost", ["hola"], [f"Hola.\n{ES}"]),
    ("once only", ["hi", "hi"], [f"hi, heard\n{EN}", "hi, heard"]),
    ("the menu", ["menu"], [f"1 Schools\n{EN}"]),
    ("HELP", ["HELP", "hi"], [EN, "hi, heard"]),
    ("an emergency first: with the next answer", ["ice is here", "hi"], ["Stay calm.", f"hi, heard\n{EN}"]),
    ("thanks alone: with the next answer", ["thanks", "hi"], ["You are welcome.", f"hi, heard\n{EN}"]),
    ("STOP: never", ["STOP", "hi"], ["START to come back"]),
    ("back after STOP: with the first answer", ["STOP", "START", "hi"], ["START", "Welcome back", f"hi, heard\n{EN}"]),
    ("no room beside it: a message of its own", ["long"], ["of the answer.", EN]),
]


@pytest.mark.parametrize(("said", "hears"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_newcomer_is_told_once_beside_the_first_answer(twilio: Twilio, said: list[str], hears: list[str]) -> None:
    for text in said:
        say(text)
    assert [part in text for part, text in zip(hears, texts(twilio), strict=True)] == [True] * len(hears)
    assert sum(EN in text or ES in text for text in texts(twilio)) == any(EN in part or ES in part for part in hears)
    assert all(measure(text).count <= 3 for text in texts(twilio))


def test_more_goes_on_after_the_line_and_does_not_say_it_again(twilio: Twilio) -> None:
    say("longer"), say("MORE"), say("MORE")
    first, line, *rest = texts(twilio)
    assert (line, "Reply MORE" in first) == (EN, True)
    assert EN not in str(rest)
    whole = " ".join([first, *rest])
    assert whole.count("This is a sentence of the answer.") == 30


def test_it_is_told_again_only_to_whom_we_have_forgotten(twilio: Twilio, bot: Bot) -> None:
    bot.answers["YES"] = {"text": "Erased.", "custom": {"decision": "control", "control": "delete", "erase": True}}
    say("hi")
    OutboxMessage.objects.all().delete()  # texts expire before the contact does
    Contact.objects.update(last_seen=timezone.now() - timedelta(days=31))
    say("hi")
    assert texts(twilio)[-1] == "hi, heard"
    say("YES"), run(), say("hi")
    assert texts(twilio)[-1] == f"hi, heard\n{EN}"
