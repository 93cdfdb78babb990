"""The page "Delivery" in a browser: readable by everybody, on a desk and on a phone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import complaints
from tests.whole import Whole

_ROWS = """
from channels.models import Contact, OutboxMessage
who, _ = Contact.objects.get_or_create(pseudonym="d" * 64, channel="sms")
for state, error in (("sent", ""), ("delivered", ""), ("failed", "30007")):
    OutboxMessage.objects.create(contact=who, channel="sms", state=state, error=error)
"""


def test_delivery_is_read_and_filtered_by_keyboard_and_has_no_barriers(desk: Page, whole: Whole) -> None:
    whole.manage("shell", "-c", _ROWS, check=True)
    desk.goto(f"{whole.web_url}/staff/")
    desk.get_by_role("link", name="Delivery", exact=True).click()
    expect(desk.get_by_role("cell", name="The carrier filtered the message as spam.")).to_be_visible()
    expect(desk.get_by_role("cell", name="sms-dddddddd")).to_be_visible()
    assert complaints(desk, ".delivery") == ""
    desk.get_by_label("Channel").select_option("telegram")
    desk.get_by_label("Channel").press("Tab")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/staff/delivery/?channel=telegram*")  # while it loads there is nothing on it at all
    expect(desk.get_by_role("cell", name="sms-dddddddd")).to_have_count(0)
    desk.set_viewport_size({"width": 360, "height": 640})
    assert complaints(desk, ".delivery") == ""
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
