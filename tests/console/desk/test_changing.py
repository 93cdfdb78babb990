"""Places and sources: a change is a draft until somebody else publishes it, and the release report tells it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from console.desk import tasks
from knowledge import publishing, releases, second_person, store
from knowledge.errors import OwnText
from knowledge.hub import load_hubs
from knowledge.models import HubListing, Publication, Source
from tests.console.conftest import HUBS
from tests.console.desk.conftest import ID
from tests.console.test_card import words_of
from tests.console.test_hubs_editor import form_of

pytestmark = pytest.mark.django_db
QUEUE, RELEASES = "/staff/desk/reviews/", "/staff/desk/releases/"
OLD, NEW = "(916) 555-0100", "(916) 555-0199"


@pytest.fixture
def hub(at: dict[str, Client]) -> HubListing:
    store.import_hubs(load_hubs(HUBS)[:2])
    row = HubListing.objects.order_by("slug")[0]
    row.phone = OLD
    row.publish(row.save_revision(), alone=True)
    return HubListing.objects.get(pk=row.pk)


def edit(who: Client, row: HubListing, **changes: Any) -> Any:
    newest = row.get_latest_revision_as_object()
    return who.post(f"/staff/snippets/knowledge/hublisting/edit/{row.pk}/", form_of(newest, **changes), follow=True)


def change_page(row: HubListing | Source) -> str:
    return f"/staff/desk/change/{'hub' if isinstance(row, HubListing) else 'source'}/{row.pk}/"


def decide(who: Client, row: HubListing | Source, **sent: str) -> Any:
    newest = type(row)._default_manager.get(pk=row.pk).latest_revision_id
    return who.post(change_page(row), {"mark": newest, **sent}, follow=True)


def test_a_new_number_waits_for_a_second_person(at: dict[str, Client], hub: HubListing) -> None:
    told = words_of(edit(at["wanda"], hub, phone=NEW))
    assert "Somebody else publishes it: it stands under Approvals." in told
    assert "Changed. People still get what is live." in told
    assert store.hubs()[0].phone == OLD
    assert "Yours: somebody else reviews it." in words_of(at["wanda"].get(QUEUE))
    assert hub.name in words_of(at["rosa"].get("/staff/"))
    page = at["rosa"].get(change_page(hub)).content.decode()
    assert f"<del>{OLD}</del> <ins>{NEW}</ins>" in page
    decide(at["rosa"], hub, action="publish")
    assert store.hubs()[0].phone == NEW
    assert "Nothing waits for review." in words_of(at["rosa"].get(QUEUE))
    logged = ModelLogEntry.objects.filter(object_id=str(hub.pk)).values_list("action", "user__username")
    assert {("wagtail.edit", "wanda"), ("wagtail.publish", "rosa")} <= set(logged)


# Who makes the change, who else works on it, who would publish it.
BARRED = {
    "a writer": (["wanda"], "wanda"),
    "a reviewer of their own": (["rosa"], "rosa"),
    "who may do everything": (["root"], "root"),
    "who mended a word of it": (["wanda", "rosa"], "rosa"),
}


@pytest.mark.parametrize(("made", "publisher"), BARRED.values(), ids=BARRED)
def test_nobody_publishes_their_own_change(
    at: dict[str, Client], people: dict[str, Any], hub: HubListing, made: list[str], publisher: str
) -> None:
    for number, name in enumerate(made):
        edit(at[name], hub, phone=f"{NEW}{number}", **{"action-publish": "1"})
    assert 'value="publish"' not in at[publisher].get(change_page(hub)).content.decode()
    decide(at[publisher], hub, action="publish")
    assert store.hubs()[0].phone == OLD
    hub.refresh_from_db()
    if people[publisher].has_perm("knowledge.publish_hublisting"):
        with pytest.raises(OwnText):  # nor by any other way
            hub.get_latest_revision().publish(user=people[publisher], skip_permission_checks=True)


def test_a_change_is_sent_back_with_a_comment_and_waits_again_once_mended(
    at: dict[str, Client], hub: HubListing
) -> None:
    edit(at["wanda"], hub, phone=NEW)
    assert "Say what should be changed." in words_of(decide(at["rosa"], hub, action="back", comment=" "))
    decide(at["rosa"], hub, action="back", comment="Nobody answers there.")
    assert "Nothing waits for review." in words_of(at["rosa"].get(QUEUE))
    assert hub.name in words_of(at["wanda"].get("/staff/"))
    for address in (change_page(hub), f"/staff/snippets/knowledge/hublisting/edit/{hub.pk}/"):
        assert "rosa: Nobody answers there." in words_of(at["wanda"].get(address))
    edit(at["wanda"], hub, phone=f"{NEW}9")
    assert hub.name in words_of(at["rosa"].get(QUEUE))


def test_a_change_made_meanwhile_is_compared_again(at: dict[str, Client], hub: HubListing) -> None:
    edit(at["wanda"], hub, phone=NEW)
    hub.refresh_from_db()
    mark = hub.latest_revision_id
    edit(at["wanda"], hub, phone="(916) 555-0666")
    answer = at["rosa"].post(change_page(hub), {"action": "publish", "mark": mark})
    assert answer.status_code == 409
    assert "Compare it again below" in words_of(answer)
    assert store.hubs()[0].phone == OLD


def test_what_a_reviewer_has_opened_is_not_written_over(at: dict[str, Client], hub: HubListing) -> None:
    edit(at["wanda"], hub, phone=NEW)
    hub.refresh_from_db()
    mark = str(hub.latest_revision_id)
    edit(at["wanda"], hub, phone="(916) 555-0666", overwrite_revision_id=mark)
    assert at["rosa"].post(change_page(hub), {"action": "publish", "mark": mark}).status_code == 409
    assert store.hubs()[0].phone == OLD


def test_who_saves_over_a_newer_text_is_told_first_and_loses_no_typing(at: dict[str, Client], hub: HubListing) -> None:
    opened = at["wanda"].get(f"/staff/snippets/knowledge/hublisting/edit/{hub.pk}/").content.decode()
    read = dict(re.findall(r'name="(loaded_revision_\w+)" value="([^"]*)"', opened))
    edit(at["rosa"], hub, phone=NEW)
    hub.refresh_from_db()
    refused = edit(at["wanda"], hub, address="1 Oak Street", **read)
    assert "somebody else saved it while you were writing" in words_of(refused)
    assert "1 Oak Street" in refused.content.decode()
    hub.refresh_from_db()
    assert hub.get_latest_revision_as_object().phone == NEW
    again = dict(re.findall(r'name="(loaded_revision_\w+)" value="([^"]*)"', refused.content.decode()))
    edit(at["wanda"], hub, address="1 Oak Street", **again)
    hub.refresh_from_db()
    assert hub.get_latest_revision_as_object().address == "1 Oak Street"


def test_a_dropped_change_bars_nobody_from_the_next(at: dict[str, Client], hub: HubListing) -> None:
    edit(at["rosa"], hub, phone="(916) 555-0666")
    decide(at["rosa"], hub, action="drop")
    assert "Nothing waits for review." in words_of(at["wanda"].get(QUEUE))
    edit(at["wanda"], hub, phone=NEW)
    decide(at["rosa"], hub, action="publish")
    assert store.hubs()[0].phone == NEW


def test_who_only_called_may_publish_what_another_changed(at: dict[str, Client], hub: HubListing) -> None:
    edit(at["wanda"], hub, phone=NEW)
    at["rosa"].post(f"/staff/hubs/{hub.pk}/confirm/")
    decide(at["rosa"], hub, action="publish")
    published = store.hubs()[0]
    assert (published.phone, published.confirmed_on is not None) == (NEW, True)


def test_a_source_waits_for_a_second_person_too(at: dict[str, Client]) -> None:
    source = Source.objects.get()
    sent = {name: getattr(source, name) for name in ("publisher", "url", "citation", "label", "kind", "checked_how")}
    sent |= {"title": "Education Code, section 234.7", "checked_on": str(source.checked_on), "action-publish": "1"}
    at["rosa"].post(f"/staff/snippets/knowledge/source/edit/{source.pk}/", sent)
    decide(at["rosa"], source, action="publish")
    source.refresh_from_db()
    assert source.title == "Cal. Educ. Code § 234.7"
    edit_by_root = second_person.read("source", source.pk)
    assert edit_by_root
    assert edit_by_root.by.username == "rosa"
    decide(at["root"], source, action="publish")
    source.refresh_from_db()
    assert source.title == "Education Code, section 234.7"


@pytest.mark.parametrize("address", ["/staff/desk/change/hub/999999/", "/staff/desk/change/weather/1/"])
def test_an_unknown_change_is_not_found(at: dict[str, Client], address: str) -> None:
    assert at["rosa"].get(address).status_code == 404


def test_supervisors_see_no_changes(at: dict[str, Client], hub: HubListing) -> None:
    edit(at["wanda"], hub, phone=NEW)
    assert at["sol"].get(change_page(hub)).status_code in (302, 403)


def test_places_and_sources_stand_among_what_is_not_yet_published(
    at: dict[str, Client], hub: HubListing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "build", publishing.build)
    monkeypatch.setattr(releases, "_live", None)
    monkeypatch.setattr(releases, "_LOOK_AGAIN", 0.0)
    assert f"{hub.name} a new place" in words_of(at["rosa"].get(RELEASES))
    at["rosa"].post(RELEASES, {"note": "First"})
    at["rosa"].post(f"{RELEASES}{Publication.objects.get().pk}/", {"action": "publish"})
    assert "Nothing: every approved text, source and place is live." in words_of(at["rosa"].get(RELEASES))

    edit(at["wanda"], hub, phone=NEW)
    decide(at["rosa"], hub, action="publish")
    source = Source.objects.get()
    source.citation = "Education Code 234.7"
    source.publish(source.save_revision(), alone=True)
    told = [f"{hub.name} place changed Phone {OLD} {NEW}",
            "Education Code 234.7 source changed Citation Cal. Educ. Code § 234.7 Education Code 234.7"]  # fmt: skip
    at["rosa"].post(RELEASES, {"note": "A new number"})
    for page in (RELEASES, f"{RELEASES}{Publication.objects.order_by('pk').last().pk}/"):  # type: ignore[union-attr]
        words = words_of(at["rosa"].get(page))
        assert [each for each in told if each not in words] == []
        assert "Can I swim?" not in words, "its text is the same"
    assert releases.live().entry(ID).sources[0].citation == "Cal. Educ. Code § 234.7"
