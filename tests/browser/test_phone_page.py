"""The staff phone, over the whole running system: what is typed goes through inbox, worker, bot and outbox."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import complaints
from tests.whole import Whole

PATIENCE = 30_000  # ms for an answer on a busy machine


def say(page: Page, text: str) -> None:
    page.get_by_label("Message").fill(text)
    page.keyboard.press("Enter")


def answer(page: Page, number: int = 1) -> Locator:
    """The `number`th reply, once it is there."""
    reply = page.get_by_role("article", name="Hubline's reply").nth(number - 1)
    expect(reply).to_be_visible(timeout=PATIENCE)
    return reply


QUESTIONS = [
    ("can the school ask if my son has papers", "en", "Source: ", "Talk to a person", "/s/"),
    ("¿la policía me puede preguntar si tengo papeles?", "es", "Fuente: ", "Hablar con una persona", "?l=es"),
]


@pytest.mark.parametrize(("text", "language", "source", "human", "link"), QUESTIONS)
def test_a_question_is_answered_as_sms_and_as_telegram_with_its_reasons(
    desk: Page, text: str, language: str, source: str, human: str, link: str
) -> None:
    say(desk, text)
    expect(desk.get_by_label("Message")).to_have_value("")
    expect(desk.locator(".asked .bubble")).to_contain_text(text)
    reply = answer(desk)
    sms, telegram = reply.get_by_label("As SMS"), reply.get_by_label("As Telegram")
    expect(sms).to_contain_text(source)
    expect(sms).to_contain_text(link)
    expect(sms).to_contain_text("GSM-7")
    expect(sms).to_contain_text("segments")
    expect(telegram.get_by_role("button", name=human)).to_be_visible()
    expect(reply.locator(".decision")).to_have_text("answered")
    expect(reply.locator(".why")).to_contain_text(language)
    expect(reply.locator(".why")).to_contain_text("revision")
    with desk.context.expect_page() as card:
        telegram.get_by_role("link").click(modifiers=["Control"])
    expect(card.value.locator("html")).to_have_attribute("lang", language)
    reply.locator(".weighed a").first.click()
    expect(desk).to_have_url(re.compile(r"/staff/desk/entry/[\w-]+/"))


def test_a_tapped_choice_is_answered(desk: Page) -> None:
    say(desk, "police")
    first = answer(desk)
    expect(first.locator(".decision")).to_have_text("asked back")
    choice = first.get_by_label("As Telegram").get_by_role("button").first
    question = choice.inner_text().removeprefix("1. ")
    choice.click()
    second = answer(desk, 2)
    expect(second.locator(".decision")).to_have_text("answered")
    expect(second.locator(".weighed")).to_contain_text(question)


def test_an_emergency_shows_the_rule_that_found_it(desk: Page) -> None:
    say(desk, "ICE is at my door")
    reply = answer(desk)
    expect(reply.locator(".decision")).to_have_text("first steps of an emergency")
    expect(reply.locator(".why")).to_contain_text("Rule")


def test_an_example_can_be_tapped_and_a_new_person_starts_afresh(desk: Page) -> None:
    desk.get_by_role("button", name="what's the weather").click()
    expect(answer(desk).locator(".decision")).to_have_text("no answer known")
    expect(desk.get_by_text("Try one of these")).to_be_hidden()
    desk.get_by_role("button", name="New person").click()
    expect(desk.get_by_text("Try one of these")).to_be_visible()
    expect(desk.locator(".line")).to_have_count(0)


def test_shift_enter_makes_a_new_line(desk: Page) -> None:
    box = desk.get_by_label("Message")
    box.fill("one")
    box.press("Shift+Enter")
    box.type("two")
    expect(box).to_have_value("one\ntwo")


@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_accessible_and_fits_a_phone_and_a_desk(desk: Page, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    assert complaints(desk, ".phone") == ""
    say(desk, "can the school ask if my son has papers")
    answer(desk)
    assert complaints(desk, ".phone") == ""
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def stopped_bot(whole: Whole) -> Iterator[int]:
    process = whole.pid("bot")
    os.kill(process, signal.SIGSTOP)
    yield process
    os.kill(process, signal.SIGCONT)


def test_while_the_bot_hangs_the_page_says_so_and_the_answer_comes_later(desk: Page, stopped_bot: int) -> None:
    say(desk, "can the school ask if my son has papers")
    expect(desk.get_by_text("the bot is not answering yet; the message is kept")).to_be_visible(timeout=PATIENCE)
    os.kill(stopped_bot, signal.SIGCONT)
    expect(answer(desk).locator(".decision")).to_have_text("answered")
    expect(desk.get_by_text("the bot is not answering yet")).to_have_count(0)


def test_without_script_the_phone_still_works(desk: Page, whole: Whole) -> None:
    browser = desk.context.browser
    assert browser
    with browser.new_context(java_script_enabled=False, storage_state=desk.context.storage_state()) as context:
        page = context.new_page()
        page.goto(f"{whole.web_url}/staff/phone/")
        page.locator("textarea").fill("hello")
        page.get_by_role("button", name="Send").click()
        expect(page.locator(".asked .bubble")).to_contain_text("hello")
        answer(desk)
        page.get_by_role("link", name="look for new answers").click()
        expect(page.get_by_role("article", name="Hubline's reply")).to_be_visible()
