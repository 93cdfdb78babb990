"""An answer that is still right is approved anew as it is, by two people of whom none wrote it alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.log_actions import registry

from knowledge import drafts, review, store
from knowledge.errors import NotReady, Overtaken, OwnText
from knowledge.models import Entry
from tests.knowledge.content import entry, with_text
from tests.knowledge.test_review import ID, change, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> dict[str, Any]:
    """A writer and two reviewers, with an entry that came with the program."""
    store.import_entries([entry()])
    return {name: person(name, role) for name, role in
            (("wanda", "Writers"), ("rosa", "Reviewers"), ("rita", "Reviewers"))}  # fmt: skip


def written(people: dict[str, Any], by: str, approved_by: str) -> None:
    """Somebody writes another text, which somebody else approves; then its review date passes."""
    draft = change(people[by])
    review.submit(draft, user=people[by])
    review.approve(ID, user=people[approved_by], mark=draft.mark)
    make_old()


def make_old() -> None:
    past = timezone.localdate() - timedelta(days=3)
    Entry.objects.filter(slug=ID).update(approved_on=past - timedelta(days=180), review_by=past)


def again(people: dict[str, Any], asked: str, approved_by: str) -> None:
    review.ask_again(ID, user=people[asked], mark=drafts.read(ID).mark)
    review.approve(ID, user=people[approved_by], mark=drafts.read(ID).mark)


def test_a_text_whose_review_is_due_is_approved_anew_unchanged(people: dict[str, Any]) -> None:
    make_old()
    before = store.entries()[0]
    review.ask_again(ID, user=people["wanda"], mark=drafts.read(ID).mark)
    assert review.queue()[0].again
    review.approve(ID, user=people["rosa"], mark=drafts.read(ID).mark)
    now = store.entries()[0]
    assert now.texts == before.texts
    assert (now.review.approved_by, now.review.approved_on) == ("rosa", timezone.localdate())
    assert now.review.review_by == timezone.localdate() + timedelta(days=180)
    assert not drafts.read(ID).is_changed
    row = Entry.objects.get(slug=ID, locale__language_code="en")
    told = [(log.action, log.user and log.user.username) for log in registry.get_logs_for_instance(row)]
    assert (review.AGAIN, "wanda") in told
    assert ("wagtail.publish", "rosa") in told


# Who wrote the live text and who approved it; who asks for it anew and who approves that; whether they may.
ANEW = {
    "two others": ("rita", "rosa", "wanda", "rosa", True),
    "the writer asks": ("wanda", "rosa", "wanda", "rosa", True),
    "the writer approves": ("rosa", "rita", "wanda", "rosa", False),
    "who asks approves too": ("wanda", "rosa", "rosa", "rosa", False),
    "who approved it before": ("wanda", "rosa", "rita", "rosa", True),
}


@pytest.mark.parametrize(("wrote", "approved", "asks", "approves", "may"), ANEW.values(), ids=ANEW)
def test_who_wrote_the_live_text_does_not_approve_it_anew(
    people: dict[str, Any], wrote: str, approved: str, asks: str, approves: str, may: bool
) -> None:
    written(people, wrote, approved)
    if may:
        again(people, asks, approves)
        assert store.entries()[0].review.approved_by == approves
        return
    with pytest.raises(OwnText):
        again(people, asks, approves)
    assert not review.queue()[0].may_be_approved_by(people[approves])
    with pytest.raises(OwnText):  # nor by any other way
        Entry.objects.filter(slug=ID)[0].get_latest_revision().publish(user=people[approves])


def test_the_writer_is_remembered_however_often_it_was_approved(people: dict[str, Any]) -> None:
    written(people, "rosa", "rita")
    again(people, "wanda", "rita")
    again(people, "wanda", "rita")
    with pytest.raises(OwnText):
        again(people, "wanda", "rosa")


def test_what_is_changed_in_one_language_is_a_change(people: dict[str, Any]) -> None:
    written(people, "rosa", "rita")
    draft = drafts.read(ID)
    doc = with_text(draft.doc, "es", short="Sí, usted puede.")
    draft = drafts.save(doc, draft.sources, user=people["wanda"], mark=draft.mark)
    with pytest.raises(NotReady, match="Something in it is changed"):
        review.ask_again(ID, user=people["wanda"], mark=draft.mark)
    review.submit(draft, user=people["wanda"])
    assert not review.queue()[0].again
    review.approve(ID, user=people["rosa"], mark=draft.mark)  # the change is not hers


def test_a_revision_from_before_a_field_was_added_is_compared_too(people: dict[str, Any]) -> None:
    for row in Entry.objects.filter(slug=ID):
        revision = row.live_revision
        revision.content = {key: value for key, value in revision.content.items() if key != "withdrawn"}
        revision.save()
    again(people, "wanda", "rosa")
    assert store.entries()[0].review.approved_by == "rosa"


def test_a_text_that_breaks_a_rule_by_now_is_not_asked_for(people: dict[str, Any]) -> None:
    store.import_entries([entry("sing", texts=entry("swim").texts, review=replace(entry().review, state="approved"))])
    with pytest.raises(NotReady) as caught:
        review.ask_again(ID, user=people["wanda"], mark=drafts.read(ID).mark)
    assert {finding.field for finding in caught.value.findings} == {"en.phrasings", "es.phrasings"}
    assert not drafts.read(ID).is_changed


def test_a_text_that_somebody_saved_meanwhile_is_read_first(people: dict[str, Any]) -> None:
    mark = drafts.read(ID).mark
    again(people, "wanda", "rosa")
    with pytest.raises(Overtaken):
        review.ask_again(ID, user=people["wanda"], mark=mark)
