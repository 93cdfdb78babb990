"""Every page of the console that is ours, on a desk and on a phone: axe-core finds nothing, nothing sticks out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from console.roles import ADMINISTRATORS, REVIEWERS, SUPERVISORS, WRITERS
from tests.browser.case_story import MADE_UP
from tests.browser.conftest import barriers, sign_in
from tests.browser.test_desk import EDITOR
from tests.whole import Whole

_NAMES = {WRITERS: "walt", REVIEWERS: "rosa", SUPERVISORS: "ana", ADMINISTRATORS: "adela"}
SNIPPETS = "/staff/snippets/knowledge"
# Who opens it, its address, and the link there that leads on to the page that is meant.
PAGES = [
    (WRITERS, "/staff/", ""),
    (WRITERS, "/staff/desk/new/", ""),
    (WRITERS, f"{SNIPPETS}/entry/", ""),
    (WRITERS, f"{SNIPPETS}/source/", ""),
    (WRITERS, f"{SNIPPETS}/source/", "a[href*='source/edit']"),
    (WRITERS, f"{SNIPPETS}/hublisting/", ""),
    (WRITERS, f"{SNIPPETS}/hublisting/", "a[href*='hublisting/edit']"),
    (WRITERS, "/staff/upkeep/", ""),
    (WRITERS, "/staff/upkeep/pages/", ""),
    (WRITERS, "/staff/upkeep/", "#pages .rows a"),
    (WRITERS, "/staff/upkeep/questions/", ""),
    (WRITERS, "/staff/upkeep/questions/", ".rows a"),
    (WRITERS, "/staff/exchange/", ""),
    (WRITERS, "/staff/account/", ""),
    (REVIEWERS, "/staff/", ""),
    (REVIEWERS, EDITOR, ""),
    (REVIEWERS, f"{EDITOR}review/", ""),
    (REVIEWERS, "/staff/desk/reviews/", ""),
    (REVIEWERS, "/staff/desk/releases/", ""),
    (REVIEWERS, "/staff/reports/quality/", ""),
    (SUPERVISORS, "/staff/", ""),
    (SUPERVISORS, "/staff/cases/", ""),
    (SUPERVISORS, "/staff/cases/", "tr[data-case] a"),
    (SUPERVISORS, "/staff/cases/faults/", ""),
    (SUPERVISORS, "/staff/reviews/", ""),
    (SUPERVISORS, "/staff/reviews/", "tr a"),
    (SUPERVISORS, "/staff/reports/cases/", ""),
    (SUPERVISORS, "/staff/reports/cases/?channel=phone", ""),
    (SUPERVISORS, "/staff/delivery/", ""),
    (SUPERVISORS, "/staff/phone/", ""),
    (ADMINISTRATORS, "/staff/", ""),
    (ADMINISTRATORS, "/staff/cases/settings/", ""),
    (ADMINISTRATORS, "/staff/cases/seats/", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def opened(chromium: Browser, whole: Whole, something_due: None) -> Iterator[Callable[[str], Page]]:
    """A page of a colleague with a role, each of whom signs in once."""
    contexts: dict[str, Any] = {}

    def page_of(role: str) -> Page:
        if role not in contexts:
            login = sign_in(chromium, whole, _NAMES[role], (role,))
            contexts[role] = chromium.new_context(storage_state=login, base_url=whole.web_url)
        return contexts[role].new_page()

    page_of(SUPERVISORS).close()
    whole.manage("shell", "-v", "0", "-c", MADE_UP, check=True)
    yield page_of
    for context in contexts.values():
        context.close()


@pytest.mark.parametrize(("role", "address", "link"), PAGES)
def test_it_has_no_barriers(opened: Callable[[str], Page], role: str, address: str, link: str) -> None:
    page = opened(role)
    page.goto(address)
    if link:
        page.goto(str(page.locator(link).first.get_attribute("href")))
    assert barriers(page) == []
    page.close()
