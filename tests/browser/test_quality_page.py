"""The quality report over the whole system: the starter content's own figures, on a desk, a phone and paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import complaints
from tests.whole import Whole

PAGE = "/staff/reports/quality/"


@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_accessible_and_fits_a_phone_and_a_desk(desk: Page, whole: Whole, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 800})
    desk.goto(whole.web_url + PAGE)
    expect(desk.get_by_role("heading", name="Questions helped")).to_be_visible()
    assert complaints(desk, ".quality") == ""
    assert desk.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_reached_by_the_menu_and_printed_whole(desk: Page, whole: Whole) -> None:
    desk.goto(f"{whole.web_url}/staff/")
    desk.get_by_role("button", name="Reports").click()
    desk.get_by_role("link", name="Quality of answers").click()
    expect(desk.get_by_role("heading", name="When it is sure, is it right?")).to_be_attached()
    desk.emulate_media(media="print")
    expect(desk.locator("#wagtail-sidebar")).to_be_hidden()
    last = desk.locator(".quality table tr").last.evaluate("row => row.getBoundingClientRect().bottom")
    assert desk.evaluate("document.documentElement.scrollHeight") >= last
