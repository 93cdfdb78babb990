"""The home page and the privacy promise, in both languages."""

from __future__ import annotations

import pytest
from django.test import Client

from channels.retention import ADDRESSES, CASES, DIGESTS, TEXTS
from tests.console.test_card import read

pytestmark = pytest.mark.django_db


def test_home_says_what_this_is_in_both_languages_the_readers_first() -> None:
    english, spanish = "Know your rights, by text message", "Conozca sus derechos, por mensaje de texto"
    page = read("/", "es")
    assert page.index(spanish) < page.index(english)
    page = read("/", "en")
    assert page.index(english) < page.index(spanish)
    html = Client().get("/").content.decode()
    assert 'href="/privacy?l=en"' in html
    assert 'href="/staff/"' in html


@pytest.mark.parametrize(("language", "word"), [("en", "DELETE"), ("es", "BORRAR")])
def test_privacy_names_what_is_kept_how_long_and_how_to_erase_it(language: str, word: str) -> None:
    page = read(f"/privacy?l={language}")
    spans = (f"{ADDRESSES.days * 24} ho", f"{TEXTS.days} d", f"{CASES.days} d", f"{DIGESTS.days} d")
    for promised in (*spans, word, "START", "Telegram", "SMS", "[phone]"):
        assert promised in page
