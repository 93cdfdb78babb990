"""From a question that is not answered to a person and back, in two colleagues' browsers over the whole system."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

from console.roles import SUPERVISORS
from tests.browser.conftest import complaints, settle, sign_in
from tests.whole import Whole

PATIENCE = 30_000  # ms
ALWAYS_OPEN = """
from channels.models import Case, Desk
Desk.objects.all().delete()
Desk(hours="24/7", federal_holidays=False).save()
Case.objects.exclude(state="closed").update(state="closed")
"""
COUNTS = """
from django.utils import timezone
from channels.models import Tally
for decision in ("answer", "abstain"):
    Tally.objects.create(day=timezone.localdate(), channel="phone", language="es", topic="police", decision=decision,
                         count=40)
"""
USUAL_HOURS = "from channels.models import Desk; Desk.objects.all().delete()"


class Person(Protocol):
    """Somebody who texts."""

    channel: str

    def says(self, text: str) -> None: ...

    def hears(self, words: str) -> None:
        """Waits until `words` were said to them."""


@dataclass
class OnThePhone:
    """On the staff phone, a page of its own."""

    page: Page
    channel: str = "Staff phone"

    def says(self, text: str) -> None:
        self.page.get_by_label("Message").fill(text)
        self.page.keyboard.press("Enter")

    def hears(self, words: str) -> None:
        said = self.page.get_by_role("article", name="Hubline's reply").filter(has_text=words)
        expect(said.last).to_be_visible(timeout=PATIENCE)


@dataclass
class OnTelegram:
    """By way of the Bot API's local server."""

    whole: Whole
    chat: int
    channel: str = "Telegram"
    heard: int = field(default=0)

    def says(self, text: str) -> None:
        chat = {"id": self.chat, "type": "private"}
        sender = {"id": self.chat, "is_bot": False, "first_name": "P"}
        message = {"message_id": int(time.time() * 1000) % 10**9, "date": int(time.time()), "chat": chat,
                   "from": sender, "text": text}  # fmt: skip
        assert self.whole.telegram
        self.whole.telegram.push(message=message)

    def hears(self, words: str) -> None:
        assert self.whole.telegram
        until = time.monotonic() + PATIENCE / 1000
        while not any(words in text for text in self.whole.telegram.texts(self.chat)):
            assert time.monotonic() < until, self.whole.telegram.texts(self.chat)
            time.sleep(0.1)


@pytest.fixture(scope="module")
def cookies(chromium: Browser, whole: Whole) -> Iterator[dict[str, Any]]:
    """Two supervisors, signed in; the desk is open whatever the hour, and has its usual hours again afterwards."""
    whole.manage("shell", "-v", "0", "-c", ALWAYS_OPEN, check=True)
    yield {name: sign_in(chromium, whole, name, (SUPERVISORS,)) for name in ("ana", "ben")}
    whole.manage("shell", "-v", "0", "-c", USUAL_HOURS, check=True)


@pytest.fixture
def colleagues(chromium: Browser, whole: Whole, cookies: dict[str, Any]) -> Iterator[tuple[Page, Page]]:
    """Their queues, in two browsers."""
    size: Any = {"width": 1280, "height": 900}
    errors: list[str] = []
    with (
        chromium.new_context(viewport=size, storage_state=cookies["ana"]) as one,
        chromium.new_context(viewport=size, storage_state=cookies["ben"]) as other,
    ):
        pages = one.new_page(), other.new_page()
        for page in pages:
            page.on("pageerror", lambda error: errors.append(str(error)))
            page.goto(f"{whole.web_url}/staff/cases/")
        yield pages
    assert not errors


def story(person: Person, ana: Page, ben: Page) -> None:
    """The whole way; the colleagues' pages are never loaded again by hand."""
    person.says("what's the weather")
    person.hears("I do not have a checked answer")
    person.says("yes")
    person.hears("They will read this chat")
    person.says("yes")
    person.hears("try to answer here within 15 minutes")

    for page in (ana, ben):
        row = page.locator("tr[data-case]", has_text=person.channel)
        expect(row).to_contain_text("no answer known", timeout=PATIENCE)
        expect(page).to_have_title(re.compile(r"^\(\d+\)"))
        row.get_by_role("link").click()
        expect(page.get_by_role("button", name="Take this case")).to_be_visible()
    for page in (ana, ben):  # neither waits for the other's answer
        page.evaluate("document.querySelector('form[action$=\"/claim/\"]').requestSubmit()")
    for page in (ana, ben):
        expect(page.locator(".state")).to_contain_text(re.compile("ha(s|ve) this case"), timeout=PATIENCE)
    winner, loser = (ana, ben) if ana.get_by_text("You have this case").is_visible() else (ben, ana)
    expect(winner.get_by_text("You have this case")).to_be_visible()
    expect(loser.locator(".desk")).to_contain_text(re.compile("(ana|ben) has this case"))
    assert complaints(winner, ".desk") == ""

    winner.get_by_label("Search the FAQ").fill("papers at school enrollment")
    winner.locator("#suggest").get_by_role("button", name="Search").click()
    winner.get_by_role("link", name=re.compile("^Insert: ")).first.click(timeout=PATIENCE)
    expect(winner.locator("#cost")).to_have_text(re.compile(r"segments|of 4096"), timeout=PATIENCE)
    winner.get_by_role("button", name="Send").click()
    person.hears("Hub team: ")
    person.hears("Source: ")
    expect(winner.locator(".by-desk .delivery", has_text=re.compile("sent|delivered")).last).to_be_visible()

    said = len(winner.locator(".line.person").all())
    person.says("and what about my daughter")
    expect(winner.locator(".line.person")).to_have_count(said + 1, timeout=PATIENCE)
    expect(winner.locator(".unsaid")).to_have_count(1, timeout=PATIENCE)
    winner.get_by_label("What came of it").select_option("answered")
    winner.get_by_role("button", name="Close case").click()
    expect(winner.get_by_text("This case is closed.")).to_be_visible()
    person.hears("has closed this request")
    person.says("can the cops ask me if im legal")
    person.hears("California law bars local police")


def test_on_the_phone_two_colleagues_claim_one_answers_and_the_bot_takes_over_again(
    desk: Page, colleagues: tuple[Page, Page]
) -> None:
    story(OnThePhone(desk), *colleagues)


def test_the_same_over_telegram(whole: Whole, colleagues: tuple[Page, Page]) -> None:
    story(OnTelegram(whole, 9000 + int(time.time()) % 1000), *colleagues)


TEXTED = """
from django.utils import timezone
from channels.inbox import accept
from channels.models import Case
someone = accept("sms", "+12135550177", "hola", f"texted-{timezone.now()}", {}).contact
print(Case.objects.create(contact=someone, channel="sms", language="es").pk)
"""


def test_an_answer_that_was_sent_does_not_come_back_into_the_box(
    whole: Whole, colleagues: tuple[Page, Page]
) -> None:
    number = whole.manage("shell", "-v", "0", "-c", TEXTED, check=True).stdout.split()[-1]
    ana = colleagues[0]
    ana.goto(f"{whole.web_url}/staff/cases/{number}/")
    ana.get_by_role("button", name="Take this case").click()
    answer = "Sí, señora: su hijo podrá inscribirse aquí también, y nadie le pedirá ningún papel migratorio."
    ana.locator("#text").fill(answer)
    ana.get_by_role("button", name="Send").dblclick()
    expect(ana.locator(".by-desk", has_text="su hijo")).to_have_count(1, timeout=PATIENCE)
    expect(ana.locator("#text")).to_have_value("")


# The browser's own notices and tones, counted instead of shown; the permission is given when it is asked for.
COUNTED = """
window.notices = []; window.tones = 0;
window.Notification = class {
  static permission = localStorage.getItem("granted") ? "granted" : "default";
  static async requestPermission() { localStorage.setItem("granted", "1"); return (this.permission = "granted"); }
  constructor(text) { window.notices.push(text); }
};
window.AudioContext.prototype.createOscillator = ((make) => function () {
  window.tones += 1; return make.call(this);
})(window.AudioContext.prototype.createOscillator);
"""


def opened(whole: Whole, **values: Any) -> str:
    """The number of a case that somebody opened just now."""
    made = f"from channels.models import Case; print(Case.objects.create(channel='sms', **{values!r}).pk)"
    return str(whole.manage("shell", "-v", "0", "-c", made, check=True).stdout.split()[-1])


def test_news_reach_a_colleague_who_has_a_case_open_as_they_wish_to_hear_of_them(
    whole: Whole, colleagues: tuple[Page, Page]
) -> None:
    first, ana = opened(whole), colleagues[0]
    ana.add_init_script(COUNTED)
    ana.goto(f"{whole.web_url}/staff/cases/{first}/")
    expect(ana.locator("#news")).to_be_empty()
    opened(whole)
    expect(ana.locator("#news")).to_contain_text("Somebody waits for a person", timeout=PATIENCE)
    expect(ana).to_have_title(re.compile(r"^\(\d+\) "))
    assert ana.evaluate("[notices, tones]") == [[], 0]  # neither was asked for

    ana.get_by_role("button", name="Show desktop notices").click()
    ana.get_by_label("Sound").check()
    expect(ana.get_by_role("button", name="Show desktop notices")).to_be_disabled()
    assert ana.evaluate("tones") == 1  # so that one hears what it sounds like
    ana.goto(f"{whole.web_url}/staff/cases/")  # what was chosen holds on every page
    expect(ana.get_by_label("Sound")).to_be_checked()
    opened(whole, urgent=True)
    expect(ana.locator("#news")).to_contain_text("An emergency waits for a person", timeout=PATIENCE)
    assert ana.evaluate("[notices, tones]") == [["An emergency waits for a person"], 1]


def test_the_report_prints_without_the_console_around_it(whole: Whole, colleagues: tuple[Page, Page]) -> None:
    whole.manage("shell", "-v", "0", "-c", COUNTS, check=True)
    page = colleagues[0]
    page.goto(f"{whole.web_url}/staff/reports/cases/?channel=phone")
    expect(page.get_by_role("img", name="Questions a day")).to_be_visible()
    assert complaints(page, ".desk") == ""
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 720, "height": 900})  # a letter page between its margins
    page.emulate_media(media="print")
    for around in (page.locator(".sidebar"), page.locator("form.filters"), page.get_by_role("link", name="CSV")):
        expect(around.first).to_be_hidden()
    for told in (page.get_by_role("heading", name="Case report"), page.get_by_text("Channel: Staff phone")):
        expect(told.first).to_be_visible()
    expect(page.locator(".figures")).to_be_visible()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    assert page.evaluate("document.querySelector('.report').getBoundingClientRect().left") < 48
    assert page.pdf(format="Letter").startswith(b"%PDF")


def test_a_reload_loses_no_typing_and_a_colleague_takes_over_at_once(
    desk: Page, colleagues: tuple[Page, Page]
) -> None:
    person, (ana, ben) = OnThePhone(desk), colleagues
    person.says("human")
    person.hears("They will read this chat")
    person.says("yes")
    person.hears("try to answer here")
    for page in (ana, ben):
        page.locator("tr[data-case]", has_text="nobody yet").get_by_role("link").first.click(timeout=PATIENCE)
    ana.get_by_role("button", name="Take this case").click()
    ana.get_by_label("What came of it").select_option("referred")
    ana.get_by_text("Something was wrong with our answers").click()
    ana.get_by_label("For those who keep the FAQ").fill("half a sentence")
    ana.get_by_label("Note for colleagues").fill("half a note")
    ana.locator("#text").press_sequentially("A long answer")
    expect(ben.locator(".typing")).to_contain_text("ana is writing", timeout=PATIENCE)
    ana.reload()
    expect(ana.locator("#text")).to_have_value("A long answer")
    expect(ana.get_by_label("What came of it")).to_have_value("referred")
    expect(ana.get_by_label("For those who keep the FAQ")).to_have_value("half a sentence")
    expect(ana.get_by_label("Note for colleagues")).to_have_value("half a note")
    ben.get_by_role("button", name="Take over from ana").click()
    expect(ana.get_by_text("ben has this case")).to_be_visible(timeout=PATIENCE)
    ben.get_by_label("What came of it").select_option("no_reply")
    ben.get_by_role("button", name="Close case").press("Enter")
    expect(ben.get_by_text("This case is closed.")).to_be_visible()
