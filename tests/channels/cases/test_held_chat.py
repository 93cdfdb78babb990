"""While a person holds the chat: what passes, and what the case learns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from channels import case_work
from channels.models import Contact, InboxMessage
from tests.channels.cases.story import NEVER, asked, colleague, heard, say, send, sends
from tests.channels.providers.bot import Bot

pytestmark = pytest.mark.django_db


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


def test_who_asks_for_a_person_again_hears_once_that_somebody_has_the_chat(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    said = len(heard())
    say("human", "human")
    assert len(heard()) == said + 1
    assert "Hub team has your request" in heard()[-1]
    assert case.events.filter(kind="again").count() == 1
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Here I am.")
    send()
    say("human")
    assert "Hub team has your request" in heard()[-1]


@pytest.mark.parametrize("word", ["HELP", "info", "Ayuda"])
@pytest.mark.parametrize("is_away", [False, True], ids=["held", "put away"])
def test_help_is_answered_and_the_colleague_hears_of_it(knowing: Bot, word: str, is_away: bool) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Which school is it?")
    if is_away:
        case_work.snooze(case, ana, timezone.now() + timedelta(hours=1))
    send()
    say(word)
    assert heard()[-1].startswith(("Hubline: free information", "Hubline: informes gratis"))
    before = case.news_at
    case.refresh_from_db()
    assert case.news_at != before
    assert (case.state, case.waiting_since is not None) == ("open", True)


WORDLESS = {
    "a photo": {"kind": "media", "what": "photo"}, "a recording": {"kind": "media", "what": "voice"},
    "a sticker": {"kind": "media", "what": "sticker"}, "a contact": {"kind": "contact"}, "an edit": {"kind": "edited"},
    "a blank text": {"kind": "blank"},
}  # fmt: skip


@pytest.mark.parametrize("metadata", WORDLESS.values(), ids=WORDLESS)
def test_what_has_no_words_reaches_the_case_and_the_person_is_asked_once_to_write(
    knowing: Bot, metadata: dict[str, str]
) -> None:
    case, ana = asked(), colleague()
    case_work.claim(case, ana)
    case_work.reply(case, ana, "Which school is it?")
    send()
    said = len(heard())
    sends(**metadata)
    sends(**metadata)
    assert [text.partition(":")[0] for text in heard()[said:]] == ["Hub team"]
    assert "cannot open photos" in heard()[-1]
    case.refresh_from_db()
    assert case.waiting_since
    assert not case.events.filter(kind="unsaid").exists()


def test_a_caption_is_read_and_its_photo_is_not(knowing: Bot) -> None:
    case = asked()
    sends("this is the letter", what="photo")
    assert "cannot open photos" in heard()[-1]
    assert [event.text for event in case.events.filter(kind="unsaid")] == ["this is the letter, heard"]


def test_without_a_person_the_bot_says_that_it_opens_no_photos(knowing: Bot) -> None:
    asked(**NEVER)
    sends(kind="media", what="photo")
    assert heard()[-1].startswith("We cannot open pictures")


def test_the_desk_follows_who_changes_language(knowing: Bot) -> None:
    case, ana = asked(), colleague()
    knowing.answers["gracias, ¿y mi hijo?"] = {"custom": {"decision": "abstain", "language": "es"}}
    case_work.claim(case, ana)
    say("gracias, ¿y mi hijo?")
    case.refresh_from_db()
    assert case.language == "es"
    assert Contact.objects.get().language == "es"
    case_work.reply(case, ana, "Claro que sí.")
    send()
    assert heard()[-1] == "Equipo del centro: Claro que sí."
    sends(kind="media", what="photo")
    assert "no puede abrir fotos" in heard()[-1]


def test_start_pressed_in_a_held_chat_brings_no_greeting(knowing: Bot) -> None:
    case = asked()
    said = len(heard())
    sends(kind="welcome")
    assert len(heard()) == said
    case.refresh_from_db()
    assert case.held_at
