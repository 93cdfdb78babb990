"""The dashboard and what is done from it, as staff of each role meet it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from console.upkeep.models import EntryUse
from console.upkeep.page import editor
from knowledge import drafts, store
from knowledge.entry import ReviewDoc
from knowledge.hub import Hub
from knowledge.models import Entry, HubListing, SourcePage
from knowledge.pages import Reading, record
from tests.console.test_card import words_of
from tests.knowledge.content import entry, source
from tests.logins import signed_in

pytestmark = pytest.mark.django_db
LINE = Hub(
    "line", "rapid_response", "The Line", "A list", "https://list.example/", counties=("Kern",), phone="661-555-0100"
)


def client(role: str) -> Client:
    user = get_user_model()._default_manager.create_user(role.lower())
    user.groups.add(Group.objects.get(name=role))
    return signed_in(user)


@pytest.fixture
def _content() -> None:
    today = timezone.localdate()
    review = ReviewDoc("approved", "A. Reviewer", today - timedelta(days=90), today - timedelta(days=2))
    late = entry("swim", review=review)
    soon = entry("sing", review=replace(review, review_by=today + timedelta(days=20)))
    ours = entry("dance", review=replace(review, review_by=today + timedelta(days=90)))
    starter = entry("rest", review=ReviewDoc("approved", store.STARTER, today, today + timedelta(days=180)))
    store.import_entries([late, soon, ours, starter])
    store.import_hubs([LINE, replace(LINE, id="office", kind="legal_office", name="The Office", confirmed_on=today)])
    for words in ("The old rule. It stands.", "The new rule. It stands."):
        record(source().url, Reading("read", 200, words, words))
    EntryUse.objects.create(entry="school-dance", day=today, sent=7, wrong=2)


@pytest.mark.usefixtures("_content")
def test_the_dashboard_tells_what_is_due_and_nothing_else() -> None:
    page = words_of(client("Writers").get("/staff/upkeep/"))
    told = ["Can I swim? since", "Can I sing?", "says something else", "Can I dance? 2 times, of 7 sent", "The Line",
            "1 of 4 entries came with the program", "1 of 2 places were never called", "2 Reviews",
            "1 Places to confirm", "No group of questions waits."]  # fmt: skip
    assert [each for each in told if each not in page] == []
    assert page.index("Can I swim?") < page.index("Can I sing?")
    assert "The Office" not in page


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize("path", ["", "pages/", "questions/"])
def test_who_is_not_of_the_staff_sees_nothing(path: str) -> None:
    assert Client().get(f"/staff/upkeep/{path}").status_code == 302
    stranger = signed_in(get_user_model()._default_manager.create_user("stranger"))
    assert stranger.get(f"/staff/upkeep/{path}").status_code in (302, 403)


@pytest.mark.usefixtures("_content")
def test_a_changed_page_shows_what_changed_and_is_confirmed() -> None:
    writer, page = client("Writers"), SourcePage.objects.get()
    html = writer.get(f"/staff/upkeep/pages/{page.pk}/").content.decode()
    assert "<del>The old rule. It stands.</del><ins>The new rule. It stands.</ins>" in html
    assert "Can I swim?" in html
    said = words_of(writer.post(f"/staff/upkeep/pages/{page.pk}/", {"confirm": "1"}, follow=True))
    assert "1 source counts as checked today" in said
    assert "No page needs a look." in said
    assert client("Supervisors").post(f"/staff/upkeep/pages/{page.pk}/", {"confirm": "1"}).status_code in (302, 403)


@pytest.mark.usefixtures("_content")
def test_a_call_confirms_a_place_in_one_click_and_says_who_called() -> None:
    writer, hub = client("Writers"), HubListing.objects.get(slug="line")
    writer.post(f"/staff/hubs/{hub.pk}/confirm/", {"next": "https://elsewhere.example/"})
    hub.refresh_from_db()
    assert hub.confirmed_on == timezone.localdate()
    assert hub.live
    assert hub.latest_revision.user.username == "writers"
    assert "The Line" not in words_of(writer.get("/staff/upkeep/")).split("need confirming")[1]


@pytest.mark.usefixtures("_content")
def test_confirming_keeps_a_draft_that_somebody_is_writing() -> None:
    writer, hub = client("Writers"), HubListing.objects.get(slug="line")
    hub.phone = "661-555-0199"
    hub.save_revision()
    writer.post(f"/staff/hubs/{hub.pk}/confirm/")
    hub.refresh_from_db()
    draft = hub.get_latest_revision_as_object()
    assert (hub.phone, hub.confirmed_on) == ("661-555-0100", timezone.localdate())
    assert (draft.phone, draft.confirmed_on) == ("661-555-0199", timezone.localdate())
    assert hub.has_unpublished_changes


@pytest.mark.usefixtures("_content")
def test_the_banner_leads_to_the_next_and_says_when_all_is_done() -> None:
    writer = client("Writers")
    row = Entry.objects.get(slug="school-rest", locale__language_code="en")
    assert writer.get("/staff/upkeep/next-entry/").url == editor(row)
    Entry.objects.filter(slug="school-rest").update(approved_by="A. Reviewer")
    HubListing.objects.update(confirmed_on=timezone.localdate())
    assert "Every entry has been approved" in words_of(writer.get("/staff/upkeep/next-entry/", follow=True))
    page = words_of(writer.get("/staff/upkeep/next-hub/", follow=True))
    assert "Every place has been confirmed" in page
    assert "Make the starter content your own" not in page


@pytest.mark.usefixtures("_content")
def test_the_banner_goes_on_to_the_next_each_time() -> None:
    review = ReviewDoc("approved", store.STARTER, timezone.localdate(), timezone.localdate() + timedelta(days=180))
    store.import_entries([entry("read", review=review), entry("write", review=review)])
    writer = client("Writers")
    shown = [writer.get("/staff/upkeep/next-entry/").url for _ in range(4)]
    assert shown == [f"/staff/desk/entry/school-{name}/" for name in ("read", "rest", "write", "read")]
    for name in ("rest", "write"):
        slug = f"school-{name}"
        writer.post(f"/staff/desk/entry/{slug}/still-right/", {"mark": drafts.read(slug).mark})
    assert writer.get("/staff/upkeep/next-entry/").url == "/staff/desk/entry/school-read/"
    writer.post("/staff/desk/entry/school-read/still-right/", {"mark": drafts.read("school-read").mark})
    assert "waits for a second person" in words_of(writer.get("/staff/upkeep/next-entry/", follow=True))
