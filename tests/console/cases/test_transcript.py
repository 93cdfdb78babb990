"""What a case shows of its chat."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from channels.inbox import accept
from channels.models import CaseEvent, OutboxMessage
from tests.console.cases.story import ANSWER, a_case, do, see

pytestmark = pytest.mark.django_db


def test_a_transcript_shows_what_an_answer_was_made_of_and_never_the_number(ana: Client) -> None:
    case = a_case()
    html = ana.get(f"/staff/cases/{case.pk}/").content.decode()
    page = see(ana, f"/staff/cases/{case.pk}/")
    assert "<mark>[phone]</mark>" in html
    for told in ("school-swim", "0.61", "Code 1", "answer", case.contact.short, "SMS"):
        assert told in page
    assert "555" not in html


def test_a_failed_delivery_is_told_in_words(ana: Client) -> None:
    case = a_case()
    do(ana, case, "claim")
    do(ana, case, "reply", text="Hello")
    OutboxMessage.objects.filter(pk=OutboxMessage.objects.latest("pk").pk).update(
        state="failed", error="30003"
    )
    assert "not delivered: the phone is off or out of reach" in see(ana, f"/staff/cases/{case.pk}/")


def test_notes_and_what_the_bot_would_have_said_are_for_staff(ana: Client) -> None:
    case = a_case()
    do(ana, case, "note", note="looks like a school matter")
    unsaid = CaseEvent(case=case, kind="unsaid")
    unsaid.text, unsaid.custom = "Something silent", ANSWER["custom"]
    unsaid.save()
    page = see(ana, f"/staff/cases/{case.pk}/")
    for told in ("looks like a school matter", "note by ana", "The bot would have said", "Something silent"):
        assert told in page


def test_an_erased_case_is_an_empty_page(ana: Client) -> None:
    from channels.erase import erase_address

    case = a_case()
    do(ana, case, "note", note="a private remark")
    erase_address("+12135550001")
    page = see(ana, f"/staff/cases/{case.pk}/")
    assert "nothing of it is left" in page
    assert "swim" not in page
    assert "private remark" not in page


CAME = {
    "a photo": ({"kind": "media", "what": "photo"}, "", "[photo]"),
    "a photo with words": ({"what": "photo"}, "this is the letter", "[photo] this is the letter"),
    "a recording": ({"kind": "media", "what": "voice"}, "", "[recording]"),
    "an edit": ({"kind": "edited"}, "", "[changed an earlier message]"),
    "a blank text": ({"kind": "blank"}, "", "[no text]"),
}  # fmt: skip


@pytest.mark.parametrize(("metadata", "text", "shown"), CAME.values(), ids=CAME)
def test_what_came_without_words_is_seen(ana: Client, metadata: Any, text: str, shown: str) -> None:
    case = a_case()
    accept("sms", "+12135550001", text, "id-photo", metadata)
    assert shown in see(ana, f"/staff/cases/{case.pk}/")
