"""Pictures of the case desk for `docs/desk/`, with made-up cases; called by `tests.browser.screenshots`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from console.roles import SUPERVISORS
from tests.browser.camera import HANDHELD, colleague, of_height, shoot
from tests.browser.case_story import IN_SPANISH, MADE_UP
from tests.whole import Whole

_DESK, _TALL, _WHOLE_FORM = of_height(1000), of_height(1450), of_height(1880)
_PAPER = ViewportSize(width=720, height=960)
_CASES, _FAULTS, _REPORT = "/staff/cases/", "/staff/cases/faults/", "/staff/reports/cases/"
_FIRST_LINE = ".lines .line"  # the answers, and what they were made of: the page scrolls to the last line by itself


def take(browser: Browser, whole: Whole, folder: Path) -> None:
    """Write the pictures into `folder`."""
    ana = colleague(browser, whole, "ana", SUPERVISORS, _DESK)
    whole.manage("shell", "-v", "0", "-c", MADE_UP, check=True)
    shoot(ana, folder / "cases.png", _CASES)
    case = _case(ana, folder)
    judge = _judging(ana, folder)
    _report(ana, folder)
    shoot(ana, folder / "judge-handheld.png", judge, HANDHELD)
    shoot(ana, folder / "case-report-handheld.png", _REPORT)
    shoot(ana, folder / "cases-handheld.png", _CASES)
    shoot(ana, folder / "case-handheld.png", case)
    whole.manage("shell", "-v", "0", "-c", IN_SPANISH, check=True)
    shoot(ana, folder / "cases-es.png", _CASES, _DESK)
    shoot(ana, folder / "faults-es.png", _FAULTS)
    shoot(ana, folder / "case-es.png", case, _TALL, top=_FIRST_LINE)
    shoot(ana, folder / "case-report-es-handheld.png", _REPORT, HANDHELD)
    ana.context.close()
    _settings(colleague(browser, whole, "browser"), folder)


def _case(page: Page, folder: Path) -> str:
    """Where the case stands."""
    page.get_by_role("row", name="Schools").get_by_role("link").click()
    page.set_viewport_size(_TALL)
    page.locator("#suggest").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Insert: ").first.click(timeout=60_000)
    page.locator("#cost:not(:empty)").wait_for()
    shoot(page, folder / "case.png", top=_FIRST_LINE)
    return page.url


def _judging(page: Page, folder: Path) -> str:
    """Where one answer is judged."""
    shoot(page, folder / "faults.png", _FAULTS, _DESK)
    shoot(page, folder / "reviews.png", "/staff/reviews/")
    page.locator("tr a").first.click()
    page.get_by_role("group", name="Your verdict").wait_for()
    shoot(page, folder / "judge.png", size=_TALL)
    return page.url


def _report(page: Page, folder: Path) -> None:
    shoot(page, folder / "case-report.png", _REPORT, _TALL)
    page.emulate_media(media="print")
    shoot(page, folder / "case-report-printed.png", size=_PAPER)
    page.emulate_media(media="screen")


def _settings(page: Page, folder: Path) -> None:
    shoot(page, folder / "desk-hours.png", "/staff/cases/settings/", _WHOLE_FORM)
    shoot(page, folder / "desk-hours-handheld.png", "/staff/cases/settings/", HANDHELD)
    shoot(page, folder / "desk-seats.png", "/staff/cases/seats/", _DESK)
    page.context.close()
