"""Chromium, and what it does while a page is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from launch.checks import BROWSERS
from tests.logins import made
from tests.whole import Whole

STAFF = ("browser", "ripe-tomatoes-in-june")
ROLES = {"wanda": "Writers", "rosa": "Reviewers"}
# Wagtail's mark of a colleague who has the same page open: a button whose only words are in a part that is hidden; and
# its heading of a list that is also an alert.
NOT_OURS = [["button.w-editing-sessions__session"], ["#listing-results h2[role=alert]"]]
SCREENS = ({"width": 1280, "height": 900}, {"width": 360, "height": 640})
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)


def executable() -> str:
    """The system's Chromium. Raises `LookupError` saying what to install."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise LookupError("the browser tests need Chromium: apt-get install chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of somebody who was never here, on a small phone."""
    with chromium.new_context(viewport={"width": 360, "height": 640}) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def _signed_in(chromium: Browser, whole: Whole) -> dict[str, Any]:
    return sign_in(chromium, whole)


@pytest.fixture
def desk(chromium: Browser, whole: Whole, _signed_in: dict[str, Any]) -> Iterator[Page]:
    """The staff phone on a desk's screen, as a new person."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}, storage_state=_signed_in) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{whole.web_url}/staff/phone/")
        page.get_by_role("button", name="New person").click()
        page.wait_for_load_state()
        yield page
        assert not errors


@pytest.fixture(scope="session")
def something_due(whole: Whole) -> None:
    """Something of every kind that upkeep shows."""
    whole.manage("shell", "-c", "from tests.console.upkeep.fill import fill; fill()", check=True)


@pytest.fixture(scope="session")
def logins(chromium: Browser, whole: Whole) -> dict[str, Any]:
    return {name: sign_in(chromium, whole, name, (role,)) for name, role in ROLES.items()}


@pytest.fixture
def at(chromium: Browser, whole: Whole, logins: dict[str, Any]) -> Iterator[dict[str, Page]]:
    """A writer and a reviewer, each at a desk."""
    contexts = [
        chromium.new_context(
            viewport={"width": 1280, "height": 900}, storage_state=login, base_url=whole.web_url
        )
        for login in logins.values()
    ]
    errors: list[str] = []
    pages = {name: context.new_page() for name, context in zip(logins, contexts, strict=True)}
    for page in pages.values():
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
    yield pages
    for context in contexts:
        context.close()
    assert not errors


def sign_in(browser: Browser, whole: Whole, name: str = STAFF[0], groups: tuple[str, ...] = ()) -> Any:
    """A colleague of the browser's own, signed in with both factors: their cookies. With groups, no superuser."""
    colleague = made(whole, name, STAFF[1], groups)
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    page.goto(f"{whole.web_url}/staff/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(colleague.password)
    page.keyboard.press("Enter")
    page.get_by_label("Code").fill(colleague.code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/")
    return context.storage_state()


def settle(page: Page) -> None:
    """Wait for what still moves or fades."""
    page.evaluate(
        "Promise.all(document.getAnimations()"
        ".filter(one => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity)"
        ".map(one => one.finished.catch(() => null)))"
    )


def complaints(page: Page, within: str | None = None) -> str:
    """What axe-core finds wrong on a page, in its words; empty when it finds nothing.

    It looks once everything has come into view: what is still fading in has less contrast.
    """
    settle(page)
    context = {"include": [[within or "html"]], "exclude": NOT_OURS}
    found = Axe().run(page, context=context, options=RULES)
    return found.generate_report() if found.violations_count else ""


def barriers(page: Page, within: str | None = None) -> list[str]:
    """What keeps people from using a page on a desk's screen or a small phone's: axe-core's words, and its width."""
    found = []
    for screen in SCREENS:
        page.set_viewport_size(screen)  # type: ignore[arg-type]
        if told := complaints(page, within):
            found.append(f"at {screen['width']} px: {told}")
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > screen["width"]:
            found.append(f"at {screen['width']} px: the page is {wide} px wide")
    return found
