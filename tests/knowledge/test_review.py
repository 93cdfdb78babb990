"""Drafts, and the two people behind every text, below all pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import registry

from knowledge import drafts, review, store
from knowledge.entry import EntryDoc
from knowledge.errors import ContentError, NotReady, Overtaken, OwnText
from knowledge.languages import LANGUAGES
from knowledge.models import Entry, Source
from tests.knowledge.content import entry, source, with_text

pytestmark = pytest.mark.django_db
ID = "school-swim"


def person(name: str, role: str, **more: Any) -> Any:
    user = get_user_model()._default_manager.create_user(name, "", "ripe-tomatoes-in-june", **more)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def people() -> dict[str, Any]:
    return {
        "wanda": person("wanda", "Writers"),
        "rosa": person("rosa", "Reviewers", first_name="Rosa", last_name="Díaz"),
        "root": person("root", "Administrators", is_superuser=True),
    }


@pytest.fixture
def _live(db: None) -> None:
    store.import_entries([entry()])


def change(user: Any, mark: str | None = None, **changes: Any) -> drafts.Draft:
    """A draft with another English text, saved by `user`."""
    draft = drafts.read(ID)
    doc = with_text(draft.doc, "en", **(changes or {"short": "Yes, you can swim on Sundays."}))
    return drafts.save(doc, draft.sources, user=user, mark=draft.mark if mark is None else mark)


@pytest.mark.usefixtures("_live")
def test_a_draft_leaves_the_live_text_until_a_second_person_approves_it(people: dict[str, Any]) -> None:
    draft = change(people["wanda"])
    review.submit(draft, user=people["wanda"])
    assert store.entries()[0].texts["en"].short == "Yes, you can swim."
    assert drafts.read(ID).doc.texts["en"].short == "Yes, you can swim on Sundays."
    assert [one.entry.slug for one in review.queue()] == [ID]

    review.approve(ID, user=people["rosa"], mark=drafts.read(ID).mark)
    today = timezone.localdate()
    now = store.entries()[0]
    assert now.texts["en"].short == "Yes, you can swim on Sundays."
    assert (now.review.state, now.review.approved_by) == ("approved", "Rosa Díaz")
    assert (now.review.approved_on, now.review.review_by) == (today, today + timedelta(days=180))
    assert review.queue() == []
    assert not drafts.read(ID).is_changed


@pytest.mark.usefixtures("_live")
def test_a_volatile_text_is_read_again_sooner(people: dict[str, Any]) -> None:
    draft = drafts.read(ID)
    draft = drafts.save(replace(draft.doc, volatile=True), draft.sources, user=people["wanda"], mark=draft.mark)
    review.submit(draft, user=people["wanda"])
    review.approve(ID, user=people["rosa"], mark=draft.mark)
    assert store.entries()[0].review.review_by == timezone.localdate() + timedelta(days=60)


# Who wrote, in which order; who tries to approve; what happens.
APPROVALS = {
    "a writer": (["wanda"], "wanda", PermissionDenied),
    "a reviewer of their own text": (["rosa"], "rosa", OwnText),
    "a superuser of their own text": (["root"], "root", OwnText),
    "who wrote the first half": (["rosa", "wanda"], "rosa", OwnText),
    "who mended a word at the end": (["wanda", "rosa"], "rosa", OwnText),
    "a superuser of another's text": (["wanda", "rosa"], "root", None),
}


@pytest.mark.usefixtures("_live")
@pytest.mark.parametrize(("wrote", "approver", "error"), APPROVALS.values(), ids=APPROVALS)
def test_nobody_approves_what_they_wrote(
    people: dict[str, Any], wrote: list[str], approver: str, error: type[Exception] | None
) -> None:
    for number, name in enumerate(wrote):
        draft = change(people[name], short=f"Yes, you can swim {number} times.")
    review.submit(draft, user=people[wrote[0]])
    if error is None:
        review.approve(ID, user=people[approver], mark=draft.mark)
        return
    with pytest.raises(error):
        review.approve(ID, user=people[approver], mark=draft.mark)
    for row in Entry.objects.filter(slug=ID):  # nor by any other way through Wagtail
        with pytest.raises(PermissionDenied):
            row.get_latest_revision().publish(user=people[approver])
        with pytest.raises(PermissionDenied):
            row.get_latest_revision().publish(user=people[approver], skip_permission_checks=True)
        with pytest.raises(PermissionDenied):
            row.get_latest_revision().publish()
    assert store.entries()[0].texts["en"].short == "Yes, you can swim."


@pytest.mark.usefixtures("_live")
def test_what_was_sent_back_is_mended_and_sent_again(people: dict[str, Any]) -> None:
    draft = change(people["wanda"])
    review.submit(draft, user=people["wanda"])
    with pytest.raises(NotReady, match="Say what"):
        review.send_back(ID, user=people["rosa"], mark=draft.mark, comment=" ")
    review.send_back(ID, user=people["rosa"], mark=draft.mark, comment="Which pool?")
    state = review.state_of(ID)
    assert state.status == "needs_changes"
    assert state.current_task_state.comment == "Which pool?"
    assert review.queue() == []
    with pytest.raises(NotReady):
        review.approve(ID, user=people["rosa"], mark=draft.mark)
    draft = change(people["wanda"], short="Yes, you can swim in the school's pool.")
    review.submit(draft, user=people["wanda"])
    review.approve(ID, user=people["rosa"], mark=draft.mark)
    assert store.entries()[0].texts["en"].short == "Yes, you can swim in the school's pool."


@pytest.mark.usefixtures("_live")
def test_what_was_changed_after_a_look_is_not_approved_by_that_look(people: dict[str, Any]) -> None:
    draft = change(people["wanda"])
    review.submit(draft, user=people["wanda"])
    change(people["wanda"], short="Yes, ICE cannot enter.")
    with pytest.raises(Overtaken):
        review.approve(ID, user=people["rosa"], mark=draft.mark)


@pytest.mark.usefixtures("_live")
def test_neither_of_two_people_overwrites_the_other(people: dict[str, Any]) -> None:
    both = drafts.read(ID)
    change(people["wanda"])
    with pytest.raises(Overtaken):
        change(people["rosa"], mark=both.mark, short="Rosa's text.")
    assert drafts.read(ID).doc.texts["en"].short == "Yes, you can swim on Sundays."
    assert drafts.read_at(ID, both.mark).doc.texts["en"].short == "Yes, you can swim."


@pytest.mark.usefixtures("_live")
def test_a_text_that_breaks_a_rule_cannot_be_sent_for_review(people: dict[str, Any]) -> None:
    draft = change(people["wanda"], short="You should swim. " * 30)
    with pytest.raises(NotReady) as caught:
        review.submit(draft, user=people["wanda"])
    assert {finding.field for finding in caught.value.findings} == {"en.short"}


def test_a_new_entry_is_no_answer_until_it_is_approved(people: dict[str, Any]) -> None:
    new = entry("dance")
    law = Source(**vars(source()), live=False)
    law.save()
    draft = drafts.save(new, [law], user=people["wanda"], mark="")
    with pytest.raises(ContentError, match="choose another id"):
        drafts.save(new, [law], user=people["rosa"], mark="")
    review.submit(draft, user=people["wanda"])
    assert store.entries() == []
    review.approve(new.id, user=people["rosa"], mark=draft.mark)
    assert store.entries()[0].texts == new.texts
    assert Entry.objects.filter(slug=new.id, live=True).count() == 2


@pytest.mark.usefixtures("_live")
def test_an_import_over_a_draft_is_live_at_once_with_its_own_approval(people: dict[str, Any]) -> None:
    change(people["wanda"])
    store.import_entries([with_text(entry(), "en", short="Imported.")])
    assert store.entries()[0].texts["en"].short == "Imported."
    assert drafts.read(ID).doc.texts["en"].short == "Imported."


@pytest.mark.usefixtures("_live")
def test_an_entry_is_retired_by_two_people_too(people: dict[str, Any]) -> None:
    draft = drafts.read(ID)
    draft = drafts.save(retired(draft.doc), draft.sources, user=people["wanda"], mark=draft.mark)
    assert store.entries(approved_only=True)
    review.submit(draft, user=people["wanda"])
    review.approve(ID, user=people["rosa"], mark=draft.mark)
    assert store.entries(approved_only=True) == []


def retired(doc: EntryDoc, *, replaced_by: str = "", **why: str) -> EntryDoc:
    for language in LANGUAGES:
        doc = with_text(doc, language, withdrawn=why.get(language, "The pool closed."))
    return replace(doc, review=replace(doc.review, state="retired"), replaced_by=replaced_by)


# What is said of why it goes, what to read instead, the fields that are named.
FAREWELLS = {
    "all is said": ({}, "", set()),
    "another answer is named": ({}, "school-sing", set()),
    "nothing in Spanish": ({"es": " "}, "", {"es.withdrawn"}),
    "nothing at all": ({"en": "", "es": ""}, "", {"en.withdrawn", "es.withdrawn"}),
    "a mistyped answer": ({}, "school-sign", {"replaced_by"}),
    "the entry itself": ({}, ID, {"replaced_by"}),
    "an answer that is retired": ({}, "school-rest", {"replaced_by"}),
}


@pytest.mark.usefixtures("_live")
@pytest.mark.parametrize(("why", "instead", "named"), FAREWELLS.values(), ids=FAREWELLS)
def test_an_entry_goes_only_with_a_reason(
    people: dict[str, Any], why: dict[str, str], instead: str, named: set[str]
) -> None:
    store.import_entries([entry("sing"), entry("rest", review=replace(entry().review, state="retired"))])
    draft = drafts.read(ID)
    doc = with_text(retired(draft.doc, replaced_by=instead, **why), "en", short="You should swim. " * 30)
    draft = drafts.save(doc, draft.sources, user=people["wanda"], mark=draft.mark)
    assert {finding.field for finding in review.findings(draft.doc)} == named
    if named:
        with pytest.raises(NotReady):
            review.submit(draft, user=people["wanda"])
    else:
        review.submit(draft, user=people["wanda"])


@pytest.mark.usefixtures("_live")
def test_every_step_is_in_the_audit_log(people: dict[str, Any]) -> None:
    draft = change(people["wanda"])
    review.submit(draft, user=people["wanda"])
    review.approve(ID, user=people["rosa"], mark=draft.mark, comment="Compared with the code.")
    row = Entry.objects.get(slug=ID, locale__language_code="en")
    told = [(log.action, log.user and log.user.username) for log in registry.get_logs_for_instance(row)]
    for step in (("wagtail.edit", "wanda"), ("wagtail.workflow.start", "wanda"), ("wagtail.workflow.approve", "rosa"),
                 ("wagtail.publish", "rosa")):  # fmt: skip
        assert step in told


def test_urgent_entries_are_reviewed_first_then_the_oldest(people: dict[str, Any]) -> None:
    for name in ("swim", "sing", "dance"):
        doc = entry(name)
        if name == "dance":
            doc = replace(doc, urgency="urgent")
            for language in ("en", "es"):
                doc = with_text(doc, language, first_steps="Stay on the shore.")
        law, _ = Source.objects.get_or_create(**vars(source()))
        review.submit(drafts.save(doc, [law], user=people["wanda"], mark=""), user=people["wanda"])
    assert [one.entry.slug for one in review.queue()] == ["school-dance", "school-swim", "school-sing"]
    assert review.queue()[0].may_be_approved_by(people["rosa"])
    assert not review.queue()[0].may_be_approved_by(people["wanda"])
