"""The pictures in `docs/`, taken anew: `.venv/bin/python -m tests.browser.screenshots [PART ...]`.

Starts the whole system over a directory that is thrown away (a copy of `WHOLE_FROM`, if that is set), asks it what is
shown, and stops it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from knowledge.links import code_for
from tests import whole as running
from tests.browser import case_pictures, desk_pictures, figure_pictures, login_pictures, upkeep_pictures
from tests.browser.conftest import executable, sign_in
from tests.whole import ROOT, Whole

IMAGES = ROOT / "docs" / "images"
CARD = f"/s/{code_for('school-enrollment-status')}"
DESK = {"width": 1280, "height": 860}
TALL = {"width": 1280, "height": 980}  # a whole answer
HANDHELD = {"width": 412, "height": 1000}


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write all pictures into `folder`."""
    for language in ("en", "es"):
        with browser.new_context(viewport=HANDHELD, device_scale_factor=2) as reader:
            page = reader.new_page()
            page.goto(f"{whole.web_url}{CARD}?l={language}")
            page.screenshot(path=folder / f"card-{language}.png")
    with browser.new_context(viewport=DESK, storage_state=sign_in(browser, whole)) as desk:
        page = desk.new_page()
        page.goto(f"{whole.web_url}/staff/")
        page.get_by_role("heading", name="Channels").wait_for()
        page.screenshot(path=folder / "console.png")
        page.set_viewport_size(TALL)
        page.goto(f"{whole.web_url}/staff/phone/")
        _ask(page, "can the school ask if my son has papers", 1)
        page.screenshot(path=folder / "phone.png")


def _ask(page: Page, text: str, replies: int) -> None:
    page.get_by_label("Message").fill(text)
    page.keyboard.press("Enter")
    page.get_by_role("article", name="Hubline's reply").nth(replies - 1).wait_for(timeout=60_000)
    page.wait_for_timeout(500)  # until it has scrolled into view


PARTS = {
    "images": (take, IMAGES),
    "cases": (case_pictures.take, ROOT / "docs" / "desk"),
    "faq": (desk_pictures.take, ROOT / "docs" / "desk"),
    "upkeep": (upkeep_pictures.take, ROOT / "docs" / "desk"),
    "logins": (login_pictures.take, ROOT / "docs" / "desk"),
    "figures": (figure_pictures.take, ROOT / "docs" / "desk"),
}


def _smaller(folder: Path) -> None:
    """256 colours are plenty for a page, at a third of the bytes."""
    for path in folder.glob("*.png"):
        picture = Image.open(path)
        if picture.mode != "P":
            picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def main(wanted: list[str]) -> None:
    """Start, take, stop."""
    with tempfile.TemporaryDirectory() as folder:
        if prepared := os.environ.get("WHOLE_FROM"):
            running.copied(Path(prepared), Path(folder))
        whole = running.start(Path(folder))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
                for part in wanted or PARTS:
                    take_part, into = PARTS[part]
                    into.mkdir(parents=True, exist_ok=True)
                    take_part(browser, whole, into)
                    _smaller(into)
                browser.close()
        finally:
            whole.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
