"""Sending back, retiring, scheduling, a place changed by two people, import: each over the whole running system."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from knowledge.links import code_for
from tests.browser.conftest import complaints
from tests.browser.test_desk import BUILDING, short
from tests.whole import Whole

SENT_BACK, RETIRED, AGAIN = "school-meals-public-charge", "la-city-sanctuary", "school-ssn-not-required"
HUBS = "/staff/snippets/knowledge/hublisting/"
QUEUE, RELEASES = "/staff/desk/reviews/", "/staff/desk/releases/"


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


def change_phone(writer: Page, phone: str) -> str:
    """Where the change of the first place stands."""
    writer.goto(HUBS)
    writer.locator("a[href*='hublisting/edit']").first.click()
    writer.get_by_label("Phone", exact=True).fill(phone)
    writer.get_by_role("button", name="Save draft").click()
    expect(writer.get_by_text("Somebody else publishes it")).to_be_visible()
    return str(writer.get_by_role("link", name="Compare with what is live").get_attribute("href"))


def test_retired_changed_and_scheduled_with_one_release(at: dict[str, Page], page: Page, whole: Whole) -> None:
    writer, reviewer = at["wanda"], at["rosa"]
    writer.goto(editor(RETIRED))
    writer.locator("details.retire summary").click()
    writer.locator("#id_retire").check()
    writer.locator("#id_withdrawn_en").fill("The city has another rule now.")
    writer.locator("#id_withdrawn_es").fill("La ciudad tiene otra regla ahora.")
    writer.get_by_role("button", name="Save and send for review").click()
    approve(reviewer, RETIRED)

    change = change_phone(writer, "(213) 555-0142")
    assert complaints(writer, "main") == ""
    writer.goto(change)
    expect(writer.get_by_text("somebody else has to publish it")).to_be_visible()
    expect(writer.get_by_role("button", name="Publish")).to_have_count(0)
    reviewer.goto(change)
    expect(reviewer.locator(".changed ins")).to_have_text("(213) 555-0142")
    assert complaints(reviewer, ".desk") == ""
    reviewer.get_by_role("button", name="Publish").click()
    expect(reviewer.get_by_text("Published here.")).to_be_visible()

    reviewer.goto(RELEASES)
    expect(reviewer.get_by_text("place changed")).to_be_visible()
    reviewer.get_by_label("What is it for?").fill("The city's new rule")
    reviewer.get_by_role("button", name="Build a release").click()
    expect(reviewer.get_by_role("button", name="Publish now")).to_be_visible(timeout=BUILDING)
    expect(reviewer.get_by_text("(213) 555-0142")).to_be_visible()
    reviewer.get_by_role("button", name="Schedule").click()
    expect(reviewer.get_by_text("Choose a day and a time.")).to_be_visible()
    reviewer.get_by_label("or publish it at").fill("2099-01-01T08:00")
    reviewer.get_by_role("button", name="Schedule").click()
    expect(reviewer.get_by_text("It goes live by itself Jan. 1, 2099")).to_be_visible()
    reviewer.get_by_role("button", name="Do not").click()
    reviewer.get_by_role("button", name="Publish now").click()
    expect(reviewer.get_by_text("It is live.")).to_be_visible()

    page.goto(f"{whole.web_url}/s/{code_for(RETIRED)}")
    expect(page.get_by_text("The city has another rule now.")).to_be_visible()
    assert complaints(page) == ""
    page.goto(f"{whole.web_url}/s/{code_for(RETIRED)}?l=es")
    expect(page.get_by_text("La ciudad tiene otra regla ahora.")).to_be_visible()


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
