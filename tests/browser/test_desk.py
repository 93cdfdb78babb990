"""The desk over the whole running system: from a writer's draft to the answer on the phone, and back."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import complaints
from tests.browser.test_phone_page import answer, say

SLUG = "school-enrollment-status"
EDITOR = f"/staff/desk/entry/{SLUG}/"
QUESTION = "do i gotta show papers to sign up my kid for class"
BUILDING = 240_000  # ms on a busy machine


def short(page: Page) -> Any:
    return page.locator("#id_short_en")


def discard(page: Page) -> None:
    """Take back what a test sent for review, so that the next finds the entry at rest."""
    page.goto(EDITOR)
    if page.get_by_role("button", name="Take it back").count():
        page.get_by_role("button", name="Take it back").click()


def test_from_a_draft_to_the_phone_and_back(at: dict[str, Page], desk: Page) -> None:
    writer, reviewer = at["wanda"], at["rosa"]
    writer.goto(EDITOR)
    writer.get_by_label("Question", exact=True).last.fill("can the school ask if my son has papers")
    writer.get_by_role("button", name="Try", exact=True).click()
    for outcome in (writer.locator(".outcome").first, writer.locator(".outcome").last):  # nothing is changed yet
        expect(outcome).to_contain_text("this entry", timeout=60_000)
    before = short(writer).input_value()
    fresh = "You can enroll your child without showing papers about status. The new text says so. Ask the school."
    short(writer).fill("You should enroll. " * 20)
    expect(writer.locator("#findings-short_en")).to_contain_text("describe what people can do")
    expect(writer.locator("#findings-short_en")).to_contain_text("cut")
    short(writer).fill(fresh)
    expect(writer.locator("[data-preview=en] .sms")).to_contain_text("The new text says so.")
    expect(writer.locator("#findings-short_en")).to_be_hidden()
    ways = writer.locator("#id_phrasings_en")
    ways.fill(ways.input_value() + f"\n{QUESTION}\ncan police ask my immigration status")
    expect(writer.locator("ul[data-near=en]")).to_contain_text("people get another answer now", timeout=60_000)
    writer.get_by_role("button", name="Save draft").click()
    expect(writer.get_by_text("Saved as a draft.")).to_be_visible()
    expect(writer.locator("ul[data-near=en]")).to_contain_text("people get another answer now", timeout=60_000)
    writer.goto(f"{EDITOR}review/")
    expect(writer.locator("[data-near-draft]")).to_contain_text("people get another answer now", timeout=60_000)
    writer.goto(EDITOR)
    ways.fill(ways.input_value().replace("\ncan police ask my immigration status", ""))
    writer.get_by_label("Question", exact=True).last.fill(QUESTION)
    writer.get_by_role("button", name="Try", exact=True).click()
    expect(writer.locator("[data-tried] .outcome").last).to_contain_text("this entry", timeout=60_000)
    writer.get_by_role("button", name="Save and send for review").click()
    expect(writer.get_by_text("Somebody else approves it.")).to_be_visible()

    writer.goto(f"{EDITOR}review/")
    expect(writer.get_by_text("somebody else has to approve it")).to_be_visible()
    expect(writer.get_by_role("button", name="Approve")).to_have_count(0)

    reviewer.goto("/staff/desk/reviews/")
    reviewer.get_by_role("link", name="Review ").first.click()
    expect(reviewer.locator("ins").first).to_be_visible()
    expect(reviewer.locator(".compared")).to_contain_text("The new text says so.")
    expect(reviewer.get_by_role("complementary", name="Sources").get_by_role("link").first).to_be_visible()
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.get_by_text("Approved. People get it with the next release")).to_be_visible()

    reviewer.goto("/staff/desk/releases/")
    expect(reviewer.get_by_text("Approved and not yet published")).to_be_visible()
    reviewer.get_by_label("What is it for?").fill("Enrollment in other words")
    reviewer.get_by_role("button", name="Build a release").click()
    expect(reviewer.get_by_role("button", name="Publish now")).to_be_visible(timeout=BUILDING)
    expect(reviewer.get_by_role("heading", name="Figures")).to_be_visible()
    assert complaints(reviewer, ".desk") == ""
    reviewer.get_by_role("button", name="Publish now").click()
    expect(reviewer.get_by_text("It is live.")).to_be_visible()

    say(desk, QUESTION)
    expect(answer(desk).get_by_label("As SMS")).to_contain_text("The new text says so.")

    reviewer.goto("/staff/desk/releases/")
    reviewer.get_by_role("button", name="Roll back to").click()
    expect(reviewer.get_by_text("is live again.")).to_be_visible()
    desk.get_by_role("button", name="New person").click()
    desk.wait_for_timeout(1500)  # every process looks once a second which release is live
    say(desk, "can the school ask if my son has papers")
    expect(answer(desk).get_by_label("As SMS")).to_contain_text(before[:40])


def test_two_people_at_one_entry(at: dict[str, Page]) -> None:
    first, second = at["wanda"], at["rosa"]
    for page in (first, second):
        page.goto(EDITOR)
    short(second).fill("Rosa's short answer to this question, which she wrote first.")
    second.get_by_role("button", name="Save draft").click()
    expect(second.get_by_text("Saved as a draft.")).to_be_visible()
    short(first).fill("Wanda's short answer to this question, which she wrote second.")
    first.get_by_role("button", name="Save draft").click()
    expect(first.get_by_text("rosa saved this entry")).to_be_visible()
    expect(first.locator(".clash")).to_contain_text("Rosa's short answer")
    expect(short(first)).to_have_value("Wanda's short answer to this question, which she wrote second.")
    assert complaints(first, ".desk") == ""
    first.get_by_role("button", name="Save draft").click()
    expect(first.get_by_text("Saved as a draft.")).to_be_visible()


@pytest.mark.parametrize("gone", [{"name": "sessionid"}, {}], ids=["the session", "every cookie"])
def test_an_expired_login_loses_no_typing(at: dict[str, Page], gone: dict[str, str]) -> None:
    page = at["wanda"]
    page.goto(EDITOR)
    page.wait_for_load_state("networkidle")  # what was asked for before would bring the login's cookie back
    typed = "Typed while the login expired; it must come back."
    cookies = page.context.cookies()
    page.context.clear_cookies(**gone)
    short(page).fill(typed)
    expect(page.get_by_text("Your login has expired.").first).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/staff/login/**")
    page.context.add_cookies(cookies)  # as if they had logged in again
    page.goto(EDITOR)
    expect(short(page)).to_have_value(typed)
    expect(page.get_by_text("What you had typed before is back")).to_be_visible()
    page.get_by_role("button", name="Use the saved text instead").click()
    expect(short(page)).not_to_have_value(typed)


def test_a_new_source_typed_while_the_login_expired_comes_back(at: dict[str, Page]) -> None:
    page = at["wanda"]
    page.goto(EDITOR)
    page.get_by_role("button", name="Add a new source").click()
    dialog = page.get_by_role("dialog")
    assert complaints(page, "dialog") == ""
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    dialog.get_by_label("Title").fill("A page that took long to find")
    dialog.get_by_role("button", name="Add").click()
    expect(dialog.get_by_text("Your login has expired.")).to_be_visible()
    dialog.get_by_role("link", name="log in again").click()
    page.wait_for_url("**/staff/login/**")
    page.context.add_cookies(cookies)  # as if they had logged in again
    page.goto(EDITOR)
    expect(dialog.get_by_label("Title")).to_have_value("A page that took long to find")
    dialog.get_by_role("button", name="Cancel").click()
    page.goto(EDITOR)
    expect(dialog).to_be_hidden()


def test_sources_are_moved_and_added_by_keyboard(at: dict[str, Page]) -> None:
    page = at["wanda"]
    page.goto(EDITOR)
    rows = page.locator(".sources li")
    many = rows.count()
    page.get_by_role("button", name="Add a new source").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("A page about enrollment")
    dialog.get_by_role("button", name="Add").press("Enter")
    expect(dialog.get_by_text("This field is required.").first).to_be_visible()
    dialog.get_by_label("Publisher").fill("A school district")
    dialog.get_by_label("Web address").fill("https://example.org/enroll")
    dialog.get_by_label("Citation").fill("Enrollment page")
    dialog.get_by_label("Short name").fill("Enrollment page")
    dialog.get_by_label("Kind").select_option("agency")
    dialog.get_by_label("Checked how").select_option("page")
    dialog.get_by_role("button", name="Add").press("Enter")
    expect(rows).to_have_count(many + 1)
    page.get_by_role("button", name="Move Enrollment page up").press("Enter")
    expect(rows.nth(many - 1)).to_contain_text("Enrollment page")
    page.get_by_role("button", name="Remove Enrollment page").press("Enter")
    expect(rows).to_have_count(many)
