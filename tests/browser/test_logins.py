"""The first sign-in, as a newcomer meets it, and that Wagtail's pages work under our rules for scripts."""

from __future__ import annotations

import base64
import re

import pytest
from django_otp.oath import totp
from playwright.sync_api import Page, expect

from tests.browser.conftest import barriers
from tests.logins import PASSWORD, newcomer
from tests.whole import Whole


def test_a_newcomer_gets_in_within_a_minute(whole: Whole, page: Page) -> None:
    name, given = "newcomer", "as-it-was-printed"
    newcomer(whole, name, given)
    page.goto(f"{whole.web_url}/staff/")
    assert barriers(page) == []
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(given)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Choose your password")
    assert barriers(page) == []
    page.get_by_label("Old password").fill(given)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password confirmation").fill(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Set up your second factor")
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert barriers(page) == []
    page.get_by_text("I cannot scan it").click()
    key = secret(page.locator(".key").inner_text())
    page.get_by_role("textbox", name="Code").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This code is not right")
    page.wait_for_timeout(1100)  # after a wrong code, one second
    page.get_by_role("textbox", name="Code").fill(f"{totp(key):06d}")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Your backup codes")
    expect(page.locator(".codes li")).to_have_count(10)
    assert barriers(page) == []
    code = page.locator(".codes li").first.inner_text()
    page.get_by_role("link", name="I have written them down").click()
    expect(page.locator("h1")).to_have_text("Hubline")

    page.context.clear_cookies(name="sessionid")
    page.goto(f"{whole.web_url}/staff/phone/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Enter your code")
    assert barriers(page) == []
    page.get_by_role("textbox", name="Code").fill(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/staff/phone/")


def secret(typed: str) -> bytes:
    """The key as the page shows it, for those who cannot scan."""
    return base64.b32decode(typed.replace(" ", ""))


PAGES = ["/staff/", "/staff/snippets/knowledge/entry/", "/staff/snippets/knowledge/hublisting/", "/staff/account/",
         "/staff/users/", "/staff/reports/site-history/"]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_breaks_no_rule_about_scripts(whole: Whole, desk: Page, address: str) -> None:
    assert _refused(desk, whole.web_url + address) == []


def test_the_editor_works_under_the_rules_about_scripts(whole: Whole, desk: Page) -> None:
    desk.goto(f"{whole.web_url}/staff/snippets/knowledge/entry/")
    address = desk.locator('a[href*="/entry/edit/"]').first.get_attribute("href")
    assert _refused(desk, f"{whole.web_url}{address}") == []
    date = desk.locator("input[id*=checked_on], input[id*=review_by]").first
    if date.count() and date.is_visible():
        date.click()
        expect(desk.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)


def test_a_script_that_gets_into_a_page_does_not_run(whole: Whole, desk: Page) -> None:
    desk.goto(f"{whole.web_url}/staff/")
    desk.evaluate(
        "() => { const made = document.createElement('script'); made.textContent = 'window.got = 1';"
        " document.body.append(made); document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"got=2\">') }"
    )
    desk.wait_for_timeout(300)
    assert desk.evaluate("window.got") is None


def _refused(page: Page, address: str) -> list[str]:
    """What the browser refused to load or run, in its own words."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return [text for text in told if re.search("Content Security Policy|Content-Security-Policy", text)]
