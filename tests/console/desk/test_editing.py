"""The editor: what is typed is kept, checked and shown, and nobody overwrites anybody."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from knowledge import drafts, store
from knowledge.models import Entry, Source
from tests.console.desk.conftest import ID, form
from tests.console.test_card import words_of

pytestmark = pytest.mark.django_db
EDITOR = f"/staff/desk/entry/{ID}/"


def test_both_languages_stand_on_one_page_with_previews(at: dict[str, Client]) -> None:
    html = at["wanda"].get(EDITOR).content.decode()
    for told in ("Can I swim?", "¿Puedo swim?", "Yes, you can swim.", "Sí, usted puede swim.", "GSM-7", "$0.0083",
                 "Fuente: Ed. Code 234.7", "Hablar con una persona", "All rules are kept."):  # fmt: skip
        assert told in html


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_list_of_entries_leads_to_the_editor(at: dict[str, Client], language: str) -> None:
    row = Entry.objects.get(slug=ID, locale__language_code=language)
    assert at["wanda"].get(f"/staff/snippets/knowledge/entry/edit/{row.pk}/").url == EDITOR
    assert at["wanda"].get("/staff/snippets/knowledge/entry/add/").url == "/staff/desk/new/"


def test_other_entries_are_chosen_by_their_questions(at: dict[str, Client], people: dict[str, Any]) -> None:
    html = at["wanda"].get(EDITOR).content.decode()
    assert '<option value="Can I sing? | school-sing">' in html, "for the related ones"
    assert '<option value="school-sing">Can I sing?</option>' in html, "for the one to read instead"
    assert '<option value="school-swim">' not in html, "it replaces not itself"
    UserProfile.objects.create(user=people["wanda"], preferred_language="es")
    assert '<option value="school-sing">¿Puedo sing?</option>' in at["wanda"].get(EDITOR).content.decode()


def test_a_version_of_the_history_is_compared_with_the_newest(at: dict[str, Client]) -> None:
    at["wanda"].post(EDITOR, form(short_en="Yes, at home."))
    row = drafts.read(ID).lead
    first = row.get_latest_revision()
    at["wanda"].post(EDITOR, form(short_en="Yes, at school."))
    history = f"/staff/snippets/knowledge/entry/history/{row.pk}/"
    assert f"{history}revisions/{first.pk}/revert/" in at["wanda"].get(history).content.decode()
    page = at["wanda"].get(f"{history}revisions/{first.pk}/revert/", follow=True)
    assert page.wsgi_request.path == f"{history}revisions/compare/{first.pk}...latest/"
    assert "Yes, at home. school." in words_of(page)


def test_a_save_is_a_draft(at: dict[str, Client]) -> None:
    answer = at["wanda"].post(EDITOR, form(short_en="Yes, at school."))
    assert answer.status_code == 302
    assert drafts.read(ID).doc.texts["en"].short == "Yes, at school."
    assert next(doc for doc in store.entries() if doc.id == ID).texts["en"].short == "Yes, you can swim."
    page = words_of(at["wanda"].get(EDITOR))
    assert "Draft. People still get the live text." in page


def test_saving_without_a_change_makes_no_revision(at: dict[str, Client]) -> None:
    before = drafts.read(ID).mark
    at["wanda"].post(EDITOR, form())
    assert drafts.read(ID).mark == before


# What is sent, what the page says.
BAD = {
    "a question too long": ({"question_en": "x" * 201}, "at most 200 characters"),
    "a topic that is none": ({"topic": "weather"}, "Select a valid choice"),
    "words too long for whose law": ({"jurisdiction": "x" * 161}, "at most 160 characters"),
}


@pytest.mark.parametrize(("sent", "said"), BAD.values(), ids=BAD)
def test_bad_input_is_told_beside_its_field_and_nothing_typed_is_lost(
    at: dict[str, Client], sent: dict[str, str], said: str
) -> None:
    answer = at["wanda"].post(EDITOR, form(short_es="Sí, en la escuela.", **sent))
    assert answer.status_code == 422
    html = answer.content.decode()
    assert said in html
    assert "Sí, en la escuela." in html
    assert not drafts.read(ID).is_changed


def test_what_breaks_a_rule_is_kept_as_a_draft_and_not_sent_for_review(at: dict[str, Client]) -> None:
    answer = at["wanda"].post(EDITOR, form(short_en="You should swim.", action="submit"), follow=True)
    page = words_of(answer)
    assert "Saved as a draft, but not sent for review." in page
    assert "describe what people can do" in page
    assert drafts.read(ID).doc.texts["en"].short == "You should swim."


def test_rules_and_previews_come_while_typing(at: dict[str, Client]) -> None:
    answer = at["wanda"].post("/staff/desk/check/", form(short_en="x " * 250, phrasings_es="uno", source=[])).json()
    assert "cut" in answer["findings"]["short_en"][0]
    assert "at least 15" in answer["findings"]["phrasings_es"][0]
    assert "add the law or page" in answer["findings"]["sources"][0]
    assert "segments" in answer["previews"]["en"]
    nothing = at["wanda"].post("/staff/desk/check/", {})
    assert nothing.status_code == 200  # not even an empty form breaks it


def test_rules_and_figures_are_said_in_spanish(at: dict[str, Client], people: dict[str, Any]) -> None:
    UserProfile.objects.create(user=people["wanda"], preferred_language="es")
    answer = at["wanda"].post("/staff/desk/check/", form(short_en="x " * 250, source=[])).json()
    assert "quite" in answer["findings"]["short_en"][0]
    assert answer["findings"]["sources"] == ["No tiene ninguna; agregue la ley o la página que respalda la respuesta."]


def test_of_two_people_neither_overwrites_the_other(at: dict[str, Client]) -> None:
    wandas, rosas = form(short_en="Wanda's short text.", full_en="Wanda's full text."), form(short_en="Rosa's text.")
    at["rosa"].post(EDITOR, {**rosas, "jurisdiction": "Los Angeles County"})
    answer = at["wanda"].post(EDITOR, wandas)
    assert answer.status_code == 409
    page = words_of(answer)
    assert "rosa saved this entry" in page
    assert page.count("Wanda's short text.") >= 2  # in the form, and beside Rosa's
    assert "Rosa's text." in page
    assert "Whose law" in page  # only Rosa had changed it: taken over
    assert drafts.read(ID).doc.texts["en"].short == "Rosa's text."
    assert answer.context["form"]["jurisdiction"].value() == "Los Angeles County"
    again = {**wandas, "mark": answer.context["form"]["mark"].value(), "jurisdiction": "Los Angeles County"}
    assert at["wanda"].post(EDITOR, again).status_code == 302
    doc = drafts.read(ID).doc
    assert (doc.texts["en"].short, doc.jurisdiction) == ("Wanda's short text.", "Los Angeles County")


def test_a_new_entry_is_named_after_its_question(at: dict[str, Client]) -> None:
    sent = {"question_en": "Can I Dance, at school?", "topic": "schools", "urgency": "normal", "action": "save"}
    answer = at["wanda"].post("/staff/desk/new/", sent)
    assert answer.url == "/staff/desk/entry/can-i-dance-at-school/?saved=new"
    assert store.entries(approved_only=True) == [doc for doc in store.entries() if doc.id != "can-i-dance-at-school"]
    again = at["wanda"].post("/staff/desk/new/", sent)
    assert again.status_code == 422
    assert "There is an entry of this id already" in words_of(again)
    empty = at["wanda"].post("/staff/desk/new/", {"topic": "schools", "urgency": "normal", "short_en": "Kept."})
    assert "Write the question first" in words_of(empty)
    assert "Kept." in empty.content.decode()


def test_ways_of_asking_come_along_with_a_link(at: dict[str, Client]) -> None:
    page = at["wanda"].get(EDITOR + "?phrasing_es=me%20meto%20a%20la%20alberca")
    assert page.context["form"]["phrasings_es"].value().splitlines()[-1] == "me meto a la alberca"


def test_a_source_is_added_in_place_and_published_with_the_entry(at: dict[str, Client]) -> None:
    new: dict[str, Any] = {
        "title": "Swimming Code", "publisher": "California", "url": "https://example.org/swim",
        "citation": "Swim. Code 1", "label": "Swim. Code 1", "kind": "statute",
        "checked_on": "2026-11-20", "checked_how": "page",
    }  # fmt: skip
    refused = at["wanda"].post("/staff/desk/sources/new/", {**new, "url": "nowhere", "checked_on": ""})
    assert set(refused.json()["errors"]) == {"url", "checked_on"}
    row = at["wanda"].post("/staff/desk/sources/new/", new)
    assert "Swim. Code 1" in row.content.decode()
    source = Source.objects.get(citation="Swim. Code 1")
    assert not source.live
    at["wanda"].post(EDITOR, {**form(action="submit"), "source": [source.pk, *form()["source"]]})
    at["rosa"].post(f"{EDITOR}review/", {"action": "approve", "mark": drafts.read(ID).mark})
    source.refresh_from_db()
    assert source.live
    doc = next(doc for doc in store.entries() if doc.id == ID)
    assert doc.sources[0].citation == "Swim. Code 1"


OPEN_TO = {
    "/staff/desk/new/": "wanda rosa root", EDITOR: "wanda rosa root", f"{EDITOR}review/": "wanda rosa root",
    "/staff/desk/reviews/": "wanda rosa root", "/staff/desk/releases/": "wanda rosa root sol",
}  # fmt: skip


@pytest.mark.parametrize("address", OPEN_TO)
def test_pages_open_for_their_roles_alone(at: dict[str, Client], address: str) -> None:
    opened = {name for name, client in at.items() if client.get(address).status_code == 200}
    assert opened == set(OPEN_TO[address].split())
    assert Client().get(address).url.startswith("/staff/login/")


def test_an_unknown_entry_is_not_found(at: dict[str, Client]) -> None:
    assert at["wanda"].get("/staff/desk/entry/no-such/").status_code == 404
    assert at["rosa"].post("/staff/desk/entry/no-such/review/", {}).status_code == 404
