"""The pictures of the FAQ desk in `docs/desk/`: an entry is changed, reviewed, published and rolled back for them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.camera import colleague
from tests.browser.entry_pictures import clash, retire, write
from tests.browser.release_pictures import publish
from tests.browser.review_pictures import change_place, review
from tests.whole import Whole


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write all pictures into `folder`, by what they show."""
    writer = colleague(browser, whole, "wanda", "Writers")
    reviewer = colleague(browser, whole, "rosa", "Reviewers")
    write(writer, folder)
    retire(writer, folder)
    change = change_place(writer, folder)
    review(reviewer, change, folder)
    publish(reviewer, folder)
    clash(writer, reviewer, folder)
