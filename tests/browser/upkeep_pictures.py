"""The pictures of upkeep, places, import and export in `docs/desk/`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.camera import DESK, HANDHELD, colleague, shoot
from tests.whole import Whole

_UPKEEP, _SNIPPETS, _EXCHANGE = "/staff/upkeep/", "/staff/snippets/knowledge/", "/staff/exchange/"
_HUBS = f"{_SNIPPETS}hublisting/?q=San+Bernardino"


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write them into `folder`, over something due of every kind."""
    whole.manage("shell", "-c", "from tests.console.upkeep.fill import fill; fill()", check=True)
    page = colleague(browser, whole, "browser")
    _upkeep(page, folder)
    _lists(page, folder)
    _place(page, folder)
    _exchange(page, folder)
    _in_spanish(page)
    for name, address in (("upkeep-es", _UPKEEP), ("entries-es", f"{_SNIPPETS}entry/"),
                          ("editor-es", "/staff/desk/entry/street-stop-rights/")):  # fmt: skip
        shoot(page, folder / f"{name}.png", address)
    page.context.close()


def _upkeep(page: Page, folder: Path) -> None:
    shoot(page, folder / "upkeep.png", _UPKEEP)
    shoot(page, folder / "upkeep-phone.png", _UPKEEP, HANDHELD)
    page.set_viewport_size(DESK)
    page.locator("#pages .rows li", has_text="says something else").get_by_role("link").click()
    page.get_by_role("heading", name="What changed").wait_for()
    shoot(page, folder / "upkeep-page.png")
    shoot(page, folder / "upkeep-pages.png", f"{_UPKEEP}pages/")
    shoot(page, folder / "upkeep-questions.png", f"{_UPKEEP}questions/")
    page.locator(".rows a").first.click()
    page.get_by_role("button", name="Start the entry").wait_for()
    shoot(page, folder / "upkeep-question.png")


def _lists(page: Page, folder: Path) -> None:
    shoot(page, folder / "hubs.png", _HUBS)
    shoot(page, folder / "entries.png", f"{_SNIPPETS}entry/")
    shoot(page, folder / "sources.png", f"{_SNIPPETS}source/")
    page.locator("a[href*='source/edit']").first.click()
    page.get_by_label("Publisher").wait_for()
    shoot(page, folder / "source.png")


def _place(page: Page, folder: Path) -> None:
    page.goto(_HUBS)
    page.locator("a[href*='hublisting/edit']").first.click()
    shoot(page, folder / "hub-hours.png", top=".hours")
    shoot(page, folder / "hub-position.png", top=".hub-map")
    shoot(page, folder / "hub-hours-handheld.png", size=HANDHELD, top=".hours")
    page.set_viewport_size(DESK)


def _exchange(page: Page, folder: Path) -> None:
    shoot(page, folder / "exchange.png", _EXCHANGE)
    table = page.request.get(f"{_EXCHANGE}entries.csv").text().replace("You can", "You may", 3)
    page.get_by_label("File").set_input_files(
        {"name": "entries.csv", "mimeType": "text/csv", "buffer": table.encode()}
    )
    page.get_by_role("button", name="See what would change").click()
    page.get_by_role("button", name="Take it in").wait_for()
    shoot(page, folder / "exchange-look.png")


def _in_spanish(page: Page) -> None:
    page.goto("/staff/account/")
    page.get_by_label("Preferred language").select_option("es")
    page.get_by_role("button", name="Save").click()
