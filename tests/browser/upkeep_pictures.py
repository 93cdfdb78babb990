"""The pictures of upkeep, places, import and export in `docs/desk/`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import sign_in
from tests.whole import Whole

_DESK = {"width": 1280, "height": 900}
_PHONE = {"width": 390, "height": 844}


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write them into `folder`, over something due of every kind."""
    whole.manage("shell", "-c", "from tests.console.upkeep.fill import fill; fill()", check=True)
    with browser.new_context(
        viewport=_DESK, storage_state=sign_in(browser, whole), base_url=whole.web_url
    ) as desk:
        page = desk.new_page()

        def shoot(name: str, address: str = "") -> None:
            if address:
                page.goto(address)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{name}.png")

        shoot("upkeep", "/staff/upkeep/")
        page.set_viewport_size(_PHONE)
        shoot("upkeep-phone", "/staff/upkeep/")
        page.set_viewport_size(_DESK)
        page.locator("#pages .rows li", has_text="says something else").get_by_role("link").click()
        page.get_by_role("heading", name="What changed").wait_for()
        shoot("upkeep-page")
        shoot("upkeep-pages", "/staff/upkeep/pages/")
        shoot("upkeep-questions", "/staff/upkeep/questions/")
        page.locator(".rows a").first.click()
        page.get_by_role("button", name="Start the entry").wait_for()
        shoot("upkeep-question")
        page.goto("/staff/snippets/knowledge/hublisting/?q=San+Bernardino")
        shoot("hubs")
        shoot("entries", "/staff/snippets/knowledge/entry/")
        shoot("sources", "/staff/snippets/knowledge/source/")
        page.locator("a[href*='source/edit']").first.click()
        page.get_by_label("Publisher").wait_for()
        shoot("source")
        page.goto("/staff/snippets/knowledge/hublisting/?q=San+Bernardino")
        page.locator("a[href*='hublisting/edit']").first.click()
        page.locator(".hours").scroll_into_view_if_needed()
        shoot("hub-hours")
        page.locator(".hub-map").scroll_into_view_if_needed()
        shoot("hub-position")
        page.set_viewport_size(_PHONE)
        page.locator(".hours").scroll_into_view_if_needed()
        shoot("hub-hours-handheld")
        page.set_viewport_size(_DESK)
        shoot("exchange", "/staff/exchange/")
        table = page.request.get("/staff/exchange/entries.csv").text().replace("You can", "You may", 3)
        page.get_by_label("File").set_input_files(
            {"name": "entries.csv", "mimeType": "text/csv", "buffer": table.encode()}
        )
        page.get_by_role("button", name="See what would change").click()
        page.get_by_role("button", name="Take it in").wait_for()
        shoot("exchange-look")
        _in_spanish(page)
        shoot("upkeep-es", "/staff/upkeep/")
        shoot("entries-es", "/staff/snippets/knowledge/entry/")
        shoot("editor-es", "/staff/desk/entry/street-stop-rights/")


def _in_spanish(page: Page) -> None:
    page.goto("/staff/account/")
    page.get_by_label("Preferred language").select_option("es")
    page.get_by_role("button", name="Save").click()
