"""How the pictures in `docs/` are taken: by whom, on what screen, and only once nothing on the page moves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import settle, sign_in
from tests.whole import Whole

DESK = ViewportSize(width=1280, height=900)
TALL = ViewportSize(width=1280, height=1300)
HANDHELD = ViewportSize(width=390, height=844)
# Below Wagtail's header, which stays where it is.
_TO_THE_TOP = "one => { one.style.scrollMarginTop = '7rem'; one.scrollIntoView({block: 'start', behavior: 'instant'}) }"


def colleague(browser: Browser, whole: Whole, name: str, role: str = "", size: ViewportSize = DESK) -> Page:
    """A page of a signed-in colleague, who agrees to what the browser asks; without a role, an administrator."""
    login: Any = sign_in(browser, whole, name, (role,) if role else ())
    page = browser.new_context(viewport=size, storage_state=login, base_url=whole.web_url).new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def shoot(page: Page, path: Path, address: str = "", size: ViewportSize | None = None, top: str = "") -> None:
    """Write what is on the screen into `path`: of `address`, on a screen of `size`, scrolled to what `top` selects."""
    if size:
        page.set_viewport_size(size)
    if address:
        page.goto(address)
    if view := page.viewport_size:
        page.mouse.move(view["width"] - 1, view["height"] - 1)  # over nothing that would show it
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    if top:
        page.wait_for_timeout(1500)  # a page that scrolls by itself does so smoothly
        page.locator(top).first.evaluate(_TO_THE_TOP)
    settle(page)
    page.screenshot(path=path)


def of_height(height: int) -> ViewportSize:
    """A desk's screen on which so much of a page is seen at once."""
    return ViewportSize(width=DESK["width"], height=height)
