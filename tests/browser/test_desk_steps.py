"""Sending back, approving anew and importing, each over the whole running system."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import complaints
from tests.browser.test_desk import short

SENT_BACK, AGAIN = "school-meals-public-charge", "school-ssn-not-required"
QUEUE = "/staff/desk/reviews/"


def editor(slug: str) -> str:
    return f"/staff/desk/entry/{slug}/"


def approve(page: Page, slug: str) -> None:
    page.goto(f"{editor(slug)}review/")
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Approved. People get it with the next release")).to_be_visible()


def test_what_is_sent_back_comes_to_the_writer_with_its_comment(at: dict[str, Page]) -> None:
    writer, reviewer = at["wanda"], at["rosa"]
    writer.goto(editor(SENT_BACK))
    short(writer).fill("Yes, school meals are safe for your child to eat. They do not count against you.")
    writer.get_by_role("button", name="Save and send for review").click()
    reviewer.goto(f"{editor(SENT_BACK)}review/")
    reviewer.get_by_role("button", name="Send back").click()
    expect(reviewer.get_by_text("Say what should be changed.")).to_be_visible()
    reviewer.get_by_label("Comment").fill("Which meals? Name breakfast and lunch.")
    reviewer.get_by_role("button", name="Send back").click()
    expect(reviewer.get_by_text("Sent back with your comment.")).to_be_visible()
    writer.goto("/staff/")
    writer.locator(".desk-notice a").first.click()
    expect(writer.get_by_text("Which meals? Name breakfast and lunch.")).to_be_visible()


def test_an_answer_that_is_still_right_is_approved_anew(at: dict[str, Page]) -> None:
    writer, reviewer = at["wanda"], at["rosa"]
    writer.goto(editor(AGAIN))
    writer.get_by_role("button", name="Still right: ask for approval again").press("Enter")
    expect(writer.get_by_text("Sent for review as it is.")).to_be_visible()
    reviewer.goto(f"{editor(AGAIN)}review/")
    expect(reviewer.get_by_text("wanda has read it and found it still right")).to_be_visible()
    assert complaints(reviewer, ".desk") == ""
    approve(reviewer, AGAIN)
    writer.goto(editor(AGAIN))
    expect(writer.get_by_text("Approved by rosa")).to_be_visible()


def test_an_import_is_looked_at_before_it_becomes_a_draft(at: dict[str, Page]) -> None:
    writer = at["wanda"]
    writer.goto("/staff/exchange/")
    table = writer.request.get("/staff/exchange/places.csv").text().replace("510-437-1554", "510-437-1559", 1)
    file = {"name": "places.csv", "mimeType": "text/csv", "buffer": table.encode()}
    writer.get_by_label("File").set_input_files(file)  # type: ignore[arg-type]
    writer.get_by_role("button", name="See what would change").click()
    expect(writer.get_by_text("1 change")).to_be_visible()
    assert complaints(writer, "main") == ""
    writer.get_by_role("button", name="Take it in").click()
    expect(writer.get_by_text("1 change taken in; 1 waits as a draft.")).to_be_visible()
    writer.goto(QUEUE)
    expect(writer.get_by_text("place changed").first).to_be_visible()
