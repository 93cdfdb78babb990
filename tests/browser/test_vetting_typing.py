"""A form of the desk that is sent after the login expired comes back as it was typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

HUBS, RELEASES = "/staff/snippets/knowledge/hublisting/", "/staff/desk/releases/"

# The page, the box that is typed in, the button that sends it.
FORMS = {
    "why to roll back": (RELEASES, "#why", "Roll back to"),
    "what a release is for": (RELEASES, "#note", "Build a release"),
    "a place": (f"{HUBS}edit/3/", "#id_address", "Save draft"),
}


@pytest.mark.parametrize(("address", "box", "button"), FORMS.values(), ids=FORMS)
def test_a_form_sent_after_the_login_expired_is_filled_in_again(
    at: dict[str, Page], address: str, box: str, button: str
) -> None:
    page = at["rosa"]
    page.goto(address)
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.locator(box).fill("Typed while the login expired")
    page.get_by_role("button", name=button).first.click()
    page.wait_for_url("**/staff/login/**")
    expect(page.locator("input[name=next]")).to_have_value(address)
    page.context.add_cookies(cookies)  # as if they had logged in again
    page.goto(address)
    expect(page.locator(box)).to_have_value("Typed while the login expired")
    expect(page.get_by_text("What you had typed is back")).to_be_visible()
    page.goto(address)
    expect(page.locator(box)).not_to_have_value("Typed while the login expired")
