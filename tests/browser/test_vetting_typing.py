"""A form of the desk that is sent after the login expired comes back as it was typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.whole import Whole

HUBS, RELEASES = "/staff/snippets/knowledge/hublisting/", "/staff/desk/releases/"

# The page, the box that is typed in, the button that sends it.
FORMS = {
    "why to roll back": (RELEASES, "#why", "Roll back to"),
    "what a release is for": (RELEASES, "#note", "Build a release"),
    "a place": (f"{HUBS}edit/3/", "#id_address", "Save draft"),
}


# The live release's twin, live before it: something to go back to, whatever was published by other tests.
EARLIER = """
from knowledge import releases
from knowledge.models import Activation, Release
if releases.before() is None:
    live = releases.active()
    same = {name: getattr(live, name) for name in ("archive", "checksum", "entry_count", "encoder")}
    for release in Release.objects.create(number=f"{live.number}.twin", **same), live:
        Activation.objects.create(release=release)
"""


@pytest.fixture(scope="module", autouse=True)
def _earlier(whole: Whole) -> None:
    whole.manage("shell", "-c", EARLIER, check=True)


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
