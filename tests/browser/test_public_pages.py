"""The pages that links in messages lead to, as a reader with an old phone meets them."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from knowledge.interchange import read_dir
from knowledge.links import code_for
from tests.browser.conftest import complaints
from tests.whole import ROOT, Whole

CARD = f"/s/{code_for('school-can-ice-enter')}"
URGENT = f"/s/{code_for('ice-at-door')}"
PAGES = [CARD, f"{CARD}?l=es", URGENT, f"{URGENT}?l=es", "/", "/?l=es", "/privacy", "/privacy?l=es", "/s/zzzzz"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_keeps_to_itself_and_fits(whole: Whole, page: Page, address: str) -> None:
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(whole.web_url + address)
    expect(page.locator("h1")).to_have_count(1)
    assert all(url.startswith(whole.web_url + "/") for url in asked)
    assert [url for url in asked if url.endswith("public.css")]
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert complaints(page) == ""
    assert not [error for error in errors if "404" not in error]
    for width in (240, 360, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_a_reader_reads_switches_language_and_goes_on(whole: Whole, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False, locale="es-MX") as context:
        page = context.new_page()
        page.goto(whole.web_url + CARD)
        expect(page.locator("h1")).to_have_text("¿Puede entrar ICE a la escuela de mi hijo?")
        page.get_by_role("link", name="Read in English").click()
        expect(page.locator("h1")).to_have_text("Can ICE come into my child's school?")
        expect(page.get_by_text("Not reviewed by an attorney").first).to_be_visible()
        page.locator(".related a").first.click()
        expect(page.get_by_role("link", name="Leer en español")).to_be_visible()
        page.get_by_role("link", name="Privacy").click()
        expect(page.locator("h1")).to_have_text("Privacy, in plain words")


def test_with_the_keyboard_a_reader_jumps_to_the_answer(whole: Whole, page: Page) -> None:
    page.goto(whole.web_url + CARD)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the answer")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_a_phone_number_can_be_tapped(whole: Whole, page: Page) -> None:
    page.goto(whole.web_url + URGENT)
    expect(page.get_by_role("link", name="911").first).to_have_attribute("href", "tel:911")
    expect(page.locator('a[href="tel:+18443631423"]')).to_be_visible()


def test_on_paper_the_sources_addresses_are_read_and_the_switch_is_not_there(whole: Whole, page: Page) -> None:
    page.goto(whole.web_url + CARD)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Leer en español")).to_be_hidden()
    link = page.locator(".sources a").first
    printed = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert link.get_attribute("href") in printed.replace("\\", "")
    assert page.pdf(format="Letter").startswith(b"%PDF")


def test_every_card_of_the_starter_content_opens_in_both_languages_and_is_small(whole: Whole) -> None:
    docs = read_dir(ROOT / "knowledge" / "faq")
    assert len(docs) > 50
    with httpx.Client(base_url=whole.web_url, trust_env=False, timeout=30) as client:
        for doc in docs:
            for language, text in doc.texts.items():
                answer = client.get(f"/s/{code_for(doc.id)}", params={"l": language})
                assert (answer.status_code, doc.id) == (200, doc.id)
                assert f'<html lang="{language}">' in answer.text
                assert text.question.split()[0] in answer.text
                assert len(answer.content) < 20_000
