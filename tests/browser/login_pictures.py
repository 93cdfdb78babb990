"""The pictures of signing in: a newcomer's first time, the code at each later one, the account.

The keys and codes in them belong to a system that is thrown away.
"""

from __future__ import annotations

from pathlib import Path

from django_otp.oath import totp
from playwright.sync_api import Browser, Page

from tests.browser.camera import HANDHELD, colleague, of_height, shoot
from tests.browser.test_logins import secret
from tests.logins import PASSWORD, newcomer
from tests.whole import Whole

_NAME, _GIVEN = "marta", "as-it-was-printed"
_SMALL = of_height(760)


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write them into `folder`."""
    newcomer(whole, _NAME, _GIVEN)
    with browser.new_context(viewport=_SMALL, base_url=whole.web_url) as context:
        page = context.new_page()
        shoot(page, folder / "sign-in.png", "/staff/")
        _password(page, _GIVEN, "Choose your password")
        shoot(page, folder / "first-password.png")
        page.get_by_label("Old password").fill(_GIVEN)
        page.get_by_label("New password", exact=True).fill(PASSWORD)
        page.get_by_label("New password confirmation").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Set up your second factor").wait_for()
        backup = _second_factor(page, folder)
        page.get_by_role("link", name="I have written them down").click()
        page.wait_for_url("**/staff/")
        context.clear_cookies(name="sessionid")
        page.goto("/staff/")
        _password(page, PASSWORD, "Enter your code")
        shoot(page, folder / "code.png", size=_SMALL)
        context.clear_cookies(name="csrftoken")
        page.get_by_role("textbox", name="Code").fill(backup)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Nothing was saved yet").wait_for()
        shoot(page, folder / "stale-form.png")
    page = colleague(browser, whole, "ines", "Writers", of_height(1500))
    shoot(page, folder / "account.png", "/staff/account/")
    page.context.close()


def _password(page: Page, password: str, then: str) -> None:
    page.get_by_label("Username").fill(_NAME)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=then).wait_for()


def _second_factor(page: Page, folder: Path) -> str:
    """Set up; one of the codes for a lost phone."""
    page.get_by_text("I cannot scan it").click()
    shoot(page, folder / "second-factor.png", size=of_height(980))
    shoot(page, folder / "second-factor-handheld.png", size=HANDHELD)
    page.get_by_role("textbox", name="Code").fill(f"{totp(secret(page.locator('.key').inner_text())):06d}")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your backup codes").wait_for()
    shoot(page, folder / "backup-codes.png", size=_SMALL)
    return page.locator(".codes li").first.inner_text()
