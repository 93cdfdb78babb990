"""The console in Spanish: no text of ours is left out, and a person's choice of language is kept."""

from __future__ import annotations

import polib
import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.users.models import UserProfile

from console.messages import CATALOG, Message, untranslated, used
from tests.console.test_card import words_of


def test_every_text_has_its_spanish() -> None:
    assert untranslated() == [], "run `manage.py messages` and translate what it names"


def test_what_is_collected_is_what_people_read() -> None:
    texts = used()
    assert Message("Upkeep") in texts  # code
    assert Message("Reviews due") in texts  # a template
    assert Message("%(n)s change", plural="%(n)s changes") in texts  # with a count


def test_the_compiled_catalog_is_that_of_the_file() -> None:
    files = polib.mofile(str(CATALOG.with_suffix(".mo"))), polib.pofile(str(CATALOG))
    compiled, written = ({entry.msgid: entry.msgstr or entry.msgstr_plural for entry in file} for file in files)
    assert compiled == written


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "heading"), [("es", "Revisiones pendientes"), ("en", "Reviews due")])
def test_the_console_speaks_the_language_a_person_chose(staff: Client, language: str, heading: str) -> None:
    user = get_user_model()._default_manager.get(username="ana")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    page = staff.get("/staff/upkeep/")
    assert heading in words_of(page)
    assert f'lang="{language}"' in page.content.decode()[:300]


@pytest.mark.django_db
def test_what_wagtail_leaves_in_english_is_spanish_too(staff: Client) -> None:
    user = get_user_model()._default_manager.get(username="ana")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "es"})
    html = staff.get("/staff/snippets/knowledge/entry/", follow=True).content.decode()
    assert "Buscar…" in html
    assert "Mostrar filtros" in html


@pytest.mark.django_db
def test_only_the_two_languages_are_offered(staff: Client) -> None:
    html = staff.get("/staff/account/").content.decode()
    assert 'value="es"' in html
    assert 'value="fr"' not in html


@pytest.mark.django_db
def test_somebody_without_a_name_chooses_a_language(staff: Client) -> None:
    page = staff.get("/staff/account/")
    given = dict.fromkeys(("name_email-first_name", "name_email-last_name", "locale-current_time_zone"), "")
    choices = {"locale-preferred_language": "es", "theme-theme": "system", "theme-contrast": "system"}
    page = staff.post("/staff/account/", {**given, **choices, "theme-density": "default"}, follow=True)
    assert page.redirect_chain, page.content.decode()[:2000]
    assert 'lang="es"' in page.content.decode()[:300]
