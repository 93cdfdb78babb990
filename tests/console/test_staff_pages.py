"""The console: what staff find in it, and that it opens for them alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.users.models import UserProfile

from knowledge import store
from knowledge.hub import load_hubs
from knowledge.models import Entry
from tests.console.test_card import words_of
from tests.knowledge.content import entry, source

pytestmark = pytest.mark.django_db
HUBS = Path(__file__).resolve().parents[2] / "knowledge" / "hubs.yml"


@pytest.fixture
def _content(db: None) -> None:
    penal = source(citation="Penal Code 1", title="Penal Code, section 1")
    store.import_entries([entry("swim", urgency="urgent"), entry("sing", topic="police", sources=[penal])])
    store.import_hubs(load_hubs(HUBS)[:3])


LISTS = {
    "entries": ("entry/", "", "Can I swim?", ""),
    "entries of a topic": ("entry/", "?topic=police", "Can I sing?", "Can I swim?"),
    "entries by words": ("entry/", "?q=swim", "Can I swim?", "Can I sing?"),
    "sources": ("source/", "", "Penal Code 1", ""),
    "sources by words": ("source/", "?q=Penal", "Penal Code 1", "234.7"),
    "hubs": ("hublisting/", "", "Centro Legal de la Raza", ""),
    "hubs of a county": ("hublisting/", "?counties__icontains=Alameda", "Centro Legal de la Raza", "Chico"),
}


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize(("path", "query", "there", "absent"), LISTS.values(), ids=LISTS)
def test_content_is_listed_filtered_and_searched(
    staff: Client, path: str, query: str, there: str, absent: str
) -> None:
    page = words_of(staff.get(f"/staff/snippets/knowledge/{path}{query}", follow=True))
    assert there in page
    assert not absent or absent not in page


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize(
    ("language", "there", "absent"), [("en", "Can I swim?", "¿Puedo swim?"), ("es", "¿Puedo swim?", "Can I swim?")]
)
def test_entries_are_listed_once_in_the_language_of_who_reads(
    staff: Client, language: str, there: str, absent: str
) -> None:
    UserProfile.objects.create(user=get_user_model()._default_manager.get(), preferred_language=language)
    rows = words_of(staff.get("/staff/snippets/knowledge/entry/", follow=True))
    assert there in rows
    assert absent not in rows


@pytest.mark.usefixtures("_content")
def test_an_entry_opens_for_editing(staff: Client) -> None:
    row = Entry.objects.get(slug="school-swim", locale__language_code="es")
    page = staff.get(f"/staff/snippets/knowledge/entry/edit/{row.pk}/", follow=True)
    assert page.status_code == 200
    assert "¿Puedo swim?" in page.content.decode()


@pytest.mark.usefixtures("_content")
def test_home_tells_what_is_live_due_and_waiting(staff: Client) -> None:
    page = words_of(staff.get("/staff/"))
    for told in (
        "Live release None", "0 overdue", "2 entries", "3 hubs listed", "0 waiting", "Can I sing?", "Phone on",
        "Not run yet", "numbers 72 hours after the last message",
        "SMS off: set TWILIO_ACCOUNT_SID", "Telegram off: set TELEGRAM_BOT_TOKEN",
    ):  # fmt: skip
        assert told in page


def test_the_menu_leads_to_content_and_phone_and_to_no_website_of_pages(staff: Client) -> None:
    html = staff.get("/staff/").content.decode()
    props = json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', html, re.S).group(1))
    menu = json.dumps(props)
    for address in ("/staff/phone/", "/staff/snippets/knowledge/entry/", "/staff/snippets/knowledge/source/",
                    "/staff/snippets/knowledge/hublisting/"):  # fmt: skip
        assert address in menu
    for address in ("/staff/images/", "/staff/documents/", "/staff/redirects/", "/staff/forms/"):
        assert f'"{address}"' not in menu
    assert '"wagtail.sidebar.SearchModule", "_args": ["/staff/snippets/knowledge/entry/"]' in menu


def test_nobody_else_gets_in(db: None) -> None:
    for address in ("/staff/", "/staff/snippets/knowledge/entry/", "/staff/phone/"):
        assert Client().get(address).url.startswith("/staff/login/")
