"""Upkeep, places, import and export over the running system, as staff use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import complaints, sign_in
from tests.whole import Whole


@pytest.fixture(scope="module")
def _login(chromium: Browser, whole: Whole, something_due: None) -> Any:
    return sign_in(chromium, whole, "walt", ("Writers",))


@pytest.fixture
def writer(chromium: Browser, whole: Whole, _login: Any) -> Iterator[Page]:
    """A writer at a desk, with something due of every kind."""
    view = {"width": 1280, "height": 900}
    with chromium.new_context(viewport=view, storage_state=_login, base_url=whole.web_url) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        assert not errors


def test_from_a_group_of_questions_to_the_draft_of_an_entry(writer: Page) -> None:
    writer.goto("/staff/upkeep/")
    writer.get_by_role("link", name="can my landlord raise the rent").click()
    expect(writer.get_by_role("heading", name="can my landlord raise the rent")).to_be_visible()
    assert complaints(writer, "main") == ""
    form = writer.get_by_role("form", name="We have none: start an entry")
    form.get_by_label("The question").fill("Can my landlord raise the rent?")
    form.get_by_label("Topic").select_option("schools")
    form.get_by_label("Ways of asking").fill("call me at 510-555-0100 about rent")
    form.get_by_role("button").click()
    expect(writer.get_by_text("There is something about a person in it")).to_be_visible()
    expect(form.get_by_label("The question")).to_have_value("Can my landlord raise the rent?")
    form.get_by_label("Ways of asking").fill("my rent went up")
    form.get_by_role("button").click()
    expect(writer).to_have_url("/staff/desk/entry/can-my-landlord-raise-the-rent/")
    writer.goto("/staff/upkeep/questions/")
    expect(writer.get_by_role("link", name="food stamps").first).to_be_visible()
    expect(writer.get_by_role("link", name="landlord")).to_have_count(0)


def test_a_changed_page_is_compared_and_confirmed_by_keyboard(writer: Page) -> None:
    writer.goto("/staff/upkeep/")
    writer.locator("#pages .rows a").first.press("Enter")
    expect(writer.locator("ins")).to_contain_text("1 March 2026")
    assert complaints(writer, "main") == ""
    writer.get_by_role("button", name="I read it: it still says the same").press("Enter")
    expect(writer.get_by_text("counts as checked today")).to_be_visible()


def test_a_call_confirms_a_place(writer: Page) -> None:
    writer.goto("/staff/upkeep/")
    row = writer.locator("#hubs .rows li").first
    name = row.get_by_role("link").inner_text()
    row.get_by_role("button", name="I called").click()
    expect(writer.get_by_text(f"{name}: confirmed today.")).to_be_visible()
    expect(writer.locator("#hubs")).not_to_contain_text(name)


def test_hours_and_position_of_a_place_are_edited(writer: Page) -> None:
    writer.goto("/staff/snippets/knowledge/hublisting/")
    writer.locator("a[href*='hublisting/edit']").first.click()
    expect(writer.get_by_label("These hours")).to_be_visible()
    expect(writer.get_by_role("group", name="Monday")).to_be_hidden()
    writer.get_by_label("These hours").check()
    writer.get_by_label("Monday, from").fill("09:00")
    writer.get_by_label("Monday, to").fill("17:00")
    writer.get_by_role("button", name="Tuesday to Friday as Monday").click()
    expect(writer.get_by_label("Friday, to")).to_have_value("17:00")
    expect(writer.get_by_label("Saturday, to")).to_have_value("")
    writer.get_by_label("ZIP code").fill("93304")
    writer.get_by_role("button", name="Take the middle of the ZIP code").click()
    expect(writer.get_by_label("Latitude")).to_have_value("35.3396")
    expect(writer.locator(".hub-map .point")).to_be_visible()


def test_what_is_exported_comes_back_as_no_change(writer: Page, tmp_path: Path) -> None:
    writer.goto("/staff/exchange/")
    with writer.expect_download() as download:
        writer.get_by_role("link", name="Everything, as a ZIP").click()
    file = tmp_path / "all.zip"
    download.value.save_as(file)
    writer.get_by_label("File").set_input_files(file)
    writer.get_by_role("button", name="See what would change").click()
    expect(writer.get_by_text("0 changes")).to_be_visible()
    assert complaints(writer, "main") == ""
    writer.get_by_role("button", name="Leave it").click()
    writer.get_by_label("File").set_input_files({"name": "a.yml", "mimeType": "text/yaml", "buffer": b"id: ["})
    writer.get_by_role("button", name="See what would change").click()
    expect(writer.get_by_text("a.yml: is not valid YAML")).to_be_visible()


def test_somebody_chooses_spanish(writer: Page) -> None:
    writer.goto("/staff/account/")
    writer.get_by_label("Preferred language").select_option("es")
    writer.get_by_role("button", name="Save").click()
    expect(writer.get_by_label("Idioma preferido")).to_have_value("es")
    writer.goto("/staff/upkeep/")
    expect(writer.get_by_role("heading", name="Revisiones pendientes")).to_be_visible()
    assert complaints(writer, "main") == ""
    writer.goto("/staff/account/")
    writer.get_by_label("Idioma preferido").select_option("en")
    writer.locator("form button[type=submit]").last.click()
    expect(writer.get_by_label("Preferred language")).to_have_value("en")
