"""The pictures of a release: built, looked at, published, and rolled back."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from knowledge.links import code_for
from tests.browser.camera import HANDHELD, of_height, shoot
from tests.browser.entry_pictures import RETIRED

_BUILDING = 400_000  # ms on a busy machine


def publish(page: Page, folder: Path) -> None:
    """What was approved goes live and comes back; what an old link says meanwhile."""
    page.goto("/staff/desk/releases/")
    page.get_by_label("What is it for?").fill("Enrollment in other words")
    shoot(page, folder / "releases.png", size=of_height(1000))
    page.get_by_role("button", name="Build a release").click()
    page.get_by_role("heading", name="Figures").wait_for(timeout=_BUILDING)
    shoot(page, folder / "release.png", size=of_height(1500))
    page.get_by_role("button", name="Publish now").click()
    page.get_by_text("It is live.").wait_for()
    shoot(page, folder / "withdrawn.png", f"/s/{code_for(RETIRED)}", HANDHELD)
    shoot(page, folder / "releases-handheld.png", "/staff/desk/releases/")
    page.set_viewport_size(of_height(1200))
    page.get_by_label("Why go back?").fill("The number was wrong")
    page.get_by_role("button", name="Roll back to").click()
    page.get_by_text("is live again.").wait_for()
    shoot(page, folder / "rolled-back.png")
