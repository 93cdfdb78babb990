"""The pictures of review: a place changed by one person, and all that waits compared by another."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.camera import DESK, HANDHELD, of_height, shoot
from tests.browser.entry_pictures import EDITOR, RETIRED


def change_place(page: Page, folder: Path) -> str:
    """A new phone number, saved as a draft; where the change stands."""
    page.goto("/staff/snippets/knowledge/hublisting/")
    page.locator("a[href*='hublisting/edit']").first.click()
    page.get_by_label("Phone", exact=True).fill("(213) 555-0142")
    page.get_by_role("button", name="Save draft").click()
    link = page.get_by_role("link", name="Compare with what is live")
    link.wait_for()
    shoot(page, folder / "place.png", size=of_height(1100))
    return str(link.get_attribute("href"))


def review(page: Page, change: str, folder: Path) -> None:
    """Home, what waits, an entry and a place compared; all of it is approved."""
    shoot(page, folder / "home.png", "/staff/", of_height(1180))
    shoot(page, folder / "approvals.png", "/staff/desk/reviews/", DESK)
    shoot(page, folder / "review-handheld.png", f"{EDITOR}review/", HANDHELD)
    shoot(page, folder / "review.png", f"{EDITOR}review/", of_height(1500))
    _approve(page)
    shoot(page, folder / "review-retired.png", f"/staff/desk/entry/{RETIRED}/review/", DESK)
    _approve(page)
    shoot(page, folder / "place-change.png", change)
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Published here.").wait_for()


def _approve(page: Page) -> None:
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Approved.").first.wait_for()
