"""The source card says all that a reader needs to trust an answer, and tells nobody that it was read."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from console.public import card as card_page
from knowledge import releases
from knowledge.links import code_for, source_link
from knowledge.live import LiveRelease
from knowledge.models import Activation, Entry
from tests.console.conftest import configure

pytestmark = pytest.mark.django_db
URGENT, STARTER, PLAIN = (code_for(f"school-{name}") for name in ("swim", "sing", "dance"))
WITHDRAWN = code_for("school-rest")


def read(address: str, language: str = "", status: int = 200) -> str:
    """The words of a page, in one line."""
    answer = Client(headers={"accept-language": language} if language else None).get(address)
    assert answer.status_code == status
    return words_of(answer)


def words_of(answer: HttpResponse) -> str:
    """What a reader sees of a page, in one line."""
    body = re.sub(r"(?s)<(head|script|template)\b.*?</\1>|<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", unescape(body))


def test_a_card_tells_the_answer_its_sources_and_who_approved_it(published: LiveRelease) -> None:
    page = read(f"/s/{PLAIN}")
    entry = published.entry("school-dance")
    for words in (
        "Can I dance?", "Yes, you can dance.", "You can ask the school for help at any time.",
        "Cal. Educ. Code § 234.7", "California Legislative Information", "Law", "we read a copy of this page",
        "Approved by A. Reviewer", published.number, f"revision {entry.revision('en')}",
        "information, not legal advice", "911", "844-363-1423", "text us your ZIP code",
    ):  # fmt: skip
        assert words in page
    assert page.index("Yes, you can dance.") < page.index("You can ask the school")
    html = Client().get(f"/s/{PLAIN}").content.decode()
    assert f'<a href="{entry.sources[0].url}" rel="noreferrer noopener">' in html
    assert f'datetime="{entry.sources[0].checked_on}"' in html


@pytest.mark.parametrize(
    ("language", "starter", "approved"),
    [("en", "Not reviewed by an attorney", "Approved by A. Reviewer"),
     ("es", "No la ha revisado un abogado", "Aprobada por A. Reviewer")],
)  # fmt: skip
def test_what_no_attorney_has_read_says_so(
    published: LiveRelease, language: str, starter: str, approved: str
) -> None:
    assert starter in read(f"/s/{STARTER}?l={language}")
    page = read(f"/s/{PLAIN}?l={language}")
    assert approved in page
    assert starter not in page


def test_how_a_source_was_checked_is_said_in_plain_words(published: LiveRelease) -> None:
    page = read(f"/s/{STARTER}")
    assert "we read this page" in page
    assert "we read a copy of this page" in page
    assert "we did not open this page; another source listed here quotes or describes it" in page


def test_an_emergency_gets_first_steps_and_phone_numbers_before_all_else(published: LiveRelease) -> None:
    page = read(f"/s/{URGENT}?l=es")
    order = ["Quédese en la orilla.", "844-363-1423", "Sí, usted puede swim.", "La regla"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


LANGUAGES = {
    "asked for": ("?l=es", "en", "es"),
    "asked for against the browser": ("?l=en", "es", "en"),
    "the browser's": ("", "es", "es"),
    "the browser's, of a country": ("", "es-MX,es;q=0.9,en;q=0.8", "es"),
    "none of ours": ("", "zh-CN", "en"),
    "no language": ("", "", "en"),
    "not a language": ("?l=<b>", "es", "es"),
}


@pytest.mark.parametrize(("query", "browser", "expected"), LANGUAGES.values(), ids=LANGUAGES)
def test_the_reader_gets_their_language_and_a_way_to_the_other(
    published: LiveRelease, query: str, browser: str, expected: str
) -> None:
    answer = Client(headers={"accept-language": browser}).get(f"/s/{PLAIN}{query}")
    html = answer.content.decode()
    other = {"en": "es", "es": "en"}[expected]
    assert f'<html lang="{expected}">' in html
    assert answer.headers["Content-Language"] == expected
    assert {"en": "Can I dance?", "es": "¿Puedo dance?"}[expected] in html
    assert f'href="?l={other}" lang="{other}"' in html


def test_related_entries_are_linked_in_the_same_language(published: LiveRelease) -> None:
    html = Client().get(f"/s/{URGENT}?l=es").content.decode()
    assert f'<a href="/s/{STARTER}?l=es">¿Puedo sing?</a>' in html


def test_a_card_past_its_review_says_so_at_the_top(
    published: LiveRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "past due" not in read(f"/s/{PLAIN}")
    late = published.entry("school-dance").review_by + timedelta(days=1)
    monkeypatch.setattr(card_page.timezone, "localdate", lambda: late)
    page = read(f"/s/{PLAIN}")
    assert page.index("The review of this page is past due.") < page.index("Yes, you can dance.")


def test_a_withdrawn_answer_is_not_shown_but_named(published: LiveRelease) -> None:
    page = read(f"/s/{WITHDRAWN}", "es", status=410)
    assert "Esta respuesta se retiró" in page
    assert "¿Puedo rest?" in page
    assert "This answer was withdrawn" in page
    assert "Sí, usted puede rest." not in page


def test_a_withdrawn_answer_says_why_and_what_to_read_instead(published: LiveRelease) -> None:
    rows = Entry.objects.filter(slug="school-rest")
    rows.filter(locale__language_code="en").update(withdrawn="The law changed in 2026.")
    rows.filter(locale__language_code="es").update(withdrawn="La ley cambió en 2026.")
    page = read(f"/s/{WITHDRAWN}", "es", status=410)
    assert "Esta respuesta se retiró" in page
    assert page.index("La ley cambió en 2026.") < page.index("The law changed in 2026.")
    rows.update(replaced_by="school-dance")
    html = Client().get(f"/s/{WITHDRAWN}?l=es")
    assert "Esta respuesta se cambió por otra" in words_of(html)
    assert f'<a href="/s/{PLAIN}?l=es">¿Puedo dance?</a>' in html.content.decode()
    rows.update(replaced_by="school-of-nowhere")
    assert "Esta respuesta se retiró" in read(f"/s/{WITHDRAWN}", "es", status=410)


@pytest.mark.parametrize("address", ["/s/zzzzz", "/s/", "/s/k7q2m/more", "/nothing", "/s/%3Cscript%3E"])
def test_what_is_not_there_says_so_in_both_languages(published: LiveRelease, address: str) -> None:
    page = read(address, "es", status=404)
    assert page.index("No tenemos esa página") < page.index("We do not have that page")


@pytest.mark.parametrize("address", [f"/s/{PLAIN}", f"/s/{WITHDRAWN}", "/s/zzzzz", "/", "/privacy"])
def test_pages_keep_to_themselves(
    published: LiveRelease, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = Client().get(address)
    assert not answer.cookies
    assert "Cookie" not in answer.headers["Vary"]
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert ("max-age" in answer.headers["Cache-Control"]) == (answer.status_code == 200)
    html = answer.content.decode()
    assert not re.search(r"<script|<iframe|<form|\bstyle=|\bon\w+=|@import", html)
    loaded = re.findall(r'<(?:link|img)[^>]*?(?:href|src)="([^"]+)"', html)
    assert loaded
    assert all(each.startswith("/static/console/") for each in loaded)
    assert len(answer.content) < 20_000
    assert not [record for record in caplog.records if address in record.getMessage() and address != "/"]


@pytest.mark.parametrize("address", [f"/s/{PLAIN}", "/", "/privacy"])
def test_pages_can_only_be_read(published: LiveRelease, address: str) -> None:
    assert Client().post(address).status_code == 405
    assert Client().head(address).status_code == 200


def test_while_nothing_is_published_a_card_says_so(
    published: LiveRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "_live", None)
    Activation.objects.all().delete()
    assert "Nothing is published yet" in read(f"/s/{PLAIN}", status=503)


def test_every_link_that_a_message_carries_opens_its_card(published: LiveRelease) -> None:
    for entry in published.entries.values():
        for language in ("en", "es"):
            link = source_link(entry.code, language).removeprefix(settings.HUBLINE.public_base_url)
            assert entry.text(language).question in read(link)


def test_a_card_names_our_number_once_sms_is_on(
    published: LiveRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(monkeypatch, twilio_from_number="+12135550123")
    assert "text your ZIP code or city to +12135550123" in read(f"/s/{PLAIN}")
