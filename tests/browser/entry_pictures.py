"""The pictures of an entry in the editor: what a writer sees while changing, trying, and retiring one."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.camera import HANDHELD, TALL, of_height, shoot

SLUG = "school-enrollment-status"
EDITOR = f"/staff/desk/entry/{SLUG}/"
RETIRED = "la-city-sanctuary"
_ASKED = "could my nephew start kinder with no papeles"
_SENT = "Somebody else approves it."
_FOUND = {
    "Title": "Enrolling your child in school",
    "Publisher": "Your County Office of Education",
    "Web address": "https://example.org/enroll",
    "Citation": "County guide to enrollment (2026)",
    "Short name": "County enrollment guide",
}


def write(page: Page, folder: Path) -> None:
    """A new entry; a short answer changed, a question tried, a source added; the change is sent for review."""
    shoot(page, folder / "new-entry.png", "/staff/desk/new/", TALL)
    page.goto(EDITOR)
    short, ways = page.locator("#id_short_en"), page.locator("#id_phrasings_en")
    text, asked = short.input_value(), ways.input_value()
    short.fill("You should enroll your child. " + text)
    ways.fill(f"{_ASKED}\ncan police ask my immigration status\n{asked}")
    page.locator("ul[data-near=en] li").first.wait_for(timeout=60_000)
    page.evaluate("document.activeElement.blur()")
    ways.evaluate("one => one.scrollTop = 0")
    shoot(page, folder / "editor.png", size=of_height(1600), top=".desk")
    shoot(page, folder / "editor-facts.png", size=of_height(1700), top="#sources")
    shoot(page, folder / "editor-phone.png", size=HANDHELD, top="label[for=id_short_en]")
    page.set_viewport_size(TALL)
    short.fill(text.replace("Ask the school", "Ask any school") if "Ask the school" in text else f"{text} Ask.")
    ways.fill(f"{_ASKED}\n{asked}")
    _try(page, folder)
    _add_source(page, folder)
    page.locator("button[value=submit]").click()
    page.get_by_text(_SENT).wait_for()


def _try(page: Page, folder: Path) -> None:
    page.locator("#try").fill(_ASKED)
    page.get_by_role("button", name="Try", exact=True).click()
    page.locator(".outcome").first.wait_for(timeout=60_000)
    shoot(page, folder / "try.png", size=of_height(760), top=".trying")
    shoot(page, folder / "try-handheld.png", size=HANDHELD, top=".trying")


def _add_source(page: Page, folder: Path) -> None:
    page.set_viewport_size(of_height(900))
    page.get_by_role("button", name="Add a new source").click()
    dialog = page.get_by_role("dialog")
    for label, words in _FOUND.items():
        dialog.get_by_label(label).fill(words)
    shoot(page, folder / "new-source.png")
    shoot(page, folder / "new-source-handheld.png", size=HANDHELD)
    dialog.get_by_role("button", name="Cancel").click()


def retire(page: Page, folder: Path) -> None:
    """Another entry, with the reason in both languages, is sent for review."""
    page.goto(f"/staff/desk/entry/{RETIRED}/")
    page.locator("details.retire summary").click()
    page.locator("#id_retire").check()
    page.locator("#id_withdrawn_en").fill("The city changed its rule. We will write a new answer when it is settled.")
    page.locator("#id_withdrawn_es").fill("La ciudad cambió su regla. Escribiremos otra respuesta cuando esté firme.")
    shoot(page, folder / "retire.png", size=of_height(900), top="details.retire")
    page.locator("button[value=submit]").click()
    page.get_by_text(_SENT).wait_for()


def clash(writer: Page, reviewer: Page, folder: Path) -> None:
    """Two people change the same question: the second to save is shown both."""
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
    shoot(writer, folder / "two-editors.png", size=of_height(1100))
