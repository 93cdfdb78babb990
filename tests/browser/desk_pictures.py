"""The pictures of the FAQ desk in `docs/desk/`: an entry is changed, reviewed, published and rolled back for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from knowledge.links import code_for
from tests.browser.conftest import sign_in
from tests.whole import Whole

SLUG = "school-enrollment-status"
EDITOR = f"/staff/desk/entry/{SLUG}/"
DESK = {"width": 1280, "height": 900}
WIDE = {"width": 1280, "height": 1500}
LONG = {"width": 1280, "height": 2900}
HANDHELD = {"width": 390, "height": 844}
RETIRED = "la-city-sanctuary"
HUBS = "/staff/snippets/knowledge/hublisting/"
BUILDING = 400_000  # ms on a busy machine


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write all pictures into `folder`, by what they show."""
    folder.mkdir(parents=True, exist_ok=True)
    writer, reviewer = (_page(browser, whole, *who) for who in (("wanda", "Writers"), ("rosa", "Reviewers")))
    _write(writer, folder)
    _retire(writer)
    change = _change_place(writer)
    _review(reviewer, change, folder)
    _publish(reviewer, folder)
    _clash(writer, reviewer, folder)


def _page(browser: Browser, whole: Whole, name: str, role: str) -> Page:
    login: Any = sign_in(browser, whole, name, (role,))
    page = browser.new_context(viewport=WIDE, storage_state=login, base_url=whole.web_url).new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def _write(page: Page, folder: Path) -> None:
    page.goto("/staff/desk/new/")
    page.screenshot(path=folder / "new-entry.png")
    page.set_viewport_size(LONG)
    page.goto(EDITOR)
    short, ways = page.locator("#id_short_en"), page.locator("#id_phrasings_en")
    text, asked = short.input_value(), ways.input_value()
    short.fill("You should enroll your child. " + text)
    ways.fill(f"could my nephew start kinder with no papeles\ncan police ask my immigration status\n{asked}")
    page.locator("ul[data-near=en] li").first.wait_for(timeout=60_000)
    page.locator("#try").fill("could my nephew start kinder with no papeles")
    page.get_by_role("button", name="Try", exact=True).click()
    page.locator(".outcome").first.wait_for(timeout=60_000)
    page.evaluate("document.activeElement.blur(); document.querySelector('main').scrollTo(0, 0)")
    page.screenshot(path=folder / "editor.png")
    page.set_viewport_size(HANDHELD)
    short.scroll_into_view_if_needed()
    page.screenshot(path=folder / "editor-phone.png")
    page.set_viewport_size(WIDE)
    short.fill(text.replace("Ask the school", "Ask any school") if "Ask the school" in text else f"{text} Ask.")
    ways.fill(f"could my nephew start kinder with no papeles\n{asked}")
    page.locator("button[value=submit]").click()
    page.get_by_text("Somebody else approves it.").wait_for()


def _retire(page: Page) -> None:
    page.goto(f"/staff/desk/entry/{RETIRED}/")
    page.locator("details.retire summary").click()
    page.locator("#id_retire").check()
    page.locator("#id_withdrawn_en").fill("The city changed its rule. We will write a new answer when it is settled.")
    page.locator("#id_withdrawn_es").fill("La ciudad cambió su regla. Escribiremos otra respuesta cuando esté firme.")
    page.locator("button[value=submit]").click()
    page.get_by_text("Somebody else approves it.").wait_for()


def _change_place(page: Page) -> str:
    """Where the change of a place stands."""
    page.goto(HUBS)
    page.locator("a[href*='hublisting/edit']").first.click()
    page.get_by_label("Phone", exact=True).fill("(213) 555-0142")
    page.get_by_role("button", name="Save draft").click()
    link = page.get_by_role("link", name="Compare with what is live")
    link.wait_for()
    return str(link.get_attribute("href"))


def _review(page: Page, change: str, folder: Path) -> None:
    page.set_viewport_size(DESK)
    page.goto("/staff/")
    page.screenshot(path=folder / "home.png")
    page.goto("/staff/desk/reviews/")
    page.screenshot(path=folder / "approvals.png")
    page.set_viewport_size(HANDHELD)
    page.goto(f"{EDITOR}review/")
    page.screenshot(path=folder / "review-handheld.png")
    page.set_viewport_size(WIDE)
    page.goto(f"{EDITOR}review/")
    page.screenshot(path=folder / "review.png")
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Approved.").first.wait_for()
    page.goto(f"/staff/desk/entry/{RETIRED}/review/")
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Approved.").first.wait_for()
    page.set_viewport_size(DESK)
    page.goto(change)
    page.screenshot(path=folder / "place-change.png")
    page.set_viewport_size(WIDE)
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Published here.").wait_for()


def _publish(page: Page, folder: Path) -> None:
    page.goto("/staff/desk/releases/")
    page.get_by_label("What is it for?").fill("Enrollment in other words")
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.screenshot(path=folder / "releases.png")
    page.set_viewport_size(WIDE)
    page.get_by_role("button", name="Build a release").click()
    page.get_by_role("heading", name="Figures").wait_for(timeout=BUILDING)
    page.screenshot(path=folder / "release.png")
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("It is live.").wait_for()
    page.set_viewport_size(HANDHELD)
    page.goto(f"/s/{code_for(RETIRED)}")
    page.screenshot(path=folder / "withdrawn.png")
    page.goto("/staff/desk/releases/")
    page.screenshot(path=folder / "releases-handheld.png")
    page.set_viewport_size({"width": 1280, "height": 1200})
    page.get_by_label("Why go back?").fill("The number was wrong")
    page.get_by_role("button", name="Roll back to").click()
    page.get_by_text("is live again.").wait_for()
    page.screenshot(path=folder / "rolled-back.png")


def _clash(writer: Page, reviewer: Page, folder: Path) -> None:
    for page in (writer, reviewer):
        page.goto(EDITOR)
    question = reviewer.locator("#id_question_en")
    question.fill(question.input_value().rstrip("?") + " or visa?")
    reviewer.locator("button[value=save]").click()
    reviewer.get_by_text("Saved as a draft.").wait_for()
    question = writer.locator("#id_question_en")
    question.fill(question.input_value().rstrip("?") + " today?")
    writer.locator("button[value=save]").click()
    writer.locator(".clash").first.wait_for()
    writer.screenshot(path=folder / "two-editors.png")
