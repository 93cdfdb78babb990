"""The quality report over the whole system: the starter content's own figures, by the menu and on paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.whole import Whole


def test_it_is_reached_by_the_menu_and_printed_whole(desk: Page, whole: Whole) -> None:
    desk.goto(f"{whole.web_url}/staff/")
    desk.get_by_role("button", name="Reports").click()
    desk.get_by_role("link", name="Quality of answers").click()
    expect(desk.get_by_role("heading", name="When it is sure, is it right?")).to_be_attached()
    desk.emulate_media(media="print")
    expect(desk.locator("#wagtail-sidebar")).to_be_hidden()
    last = desk.locator(".quality table tr").last.evaluate("row => row.getBoundingClientRect().bottom")
    assert desk.evaluate("document.documentElement.scrollHeight") >= last
