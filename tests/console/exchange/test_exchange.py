"""Import and export from the console: a look first, two people behind every text, and nothing lost on the way."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import CharField
from django.db.models.functions import Cast
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from console.exchange import archive, entry_table, hub_table
from console.exchange.models import Upload
from knowledge import drafts, store
from knowledge.entry import EntryDoc
from knowledge.hub import load_hubs
from knowledge.interchange import dump, read_dir
from knowledge.models import Entry, HubListing, Source
from knowledge.models.approval import writers
from tests.console.test_card import words_of
from tests.console.upkeep.test_pages import client
from tests.knowledge.content import entry, source, with_text

ROOT = Path(__file__).resolve().parents[3] / "knowledge"


@pytest.fixture
def docs() -> list[EntryDoc]:
    awkward = with_text(entry("swim"), "es", short="=2+3; «sí», 'no' | \"x\" 😀", full="- a\n- b\n\n  c: d")
    return [awkward, entry("sing", sources=[source(), source(citation="", title="A | B", checked_on=None)])]


def bring(who: Client, name: str, content: bytes) -> Any:
    return who.post("/staff/exchange/", {"file": SimpleUploadedFile(name, content)}, follow=True)


def take_in(who: Client) -> Any:
    return who.post(f"/staff/exchange/{Upload.objects.get().pk}/", {"take_in": "1"}, follow=True)


def test_tables_hold_all_of_the_starter_content() -> None:
    entries = sorted(read_dir(ROOT / "faq"), key=lambda doc: doc.id)
    assert sorted(entry_table.read("e.csv", entry_table.write(entries)), key=lambda doc: doc.id) == entries
    hubs = load_hubs(ROOT / "hubs.yml")
    assert hub_table.read("h.csv", hub_table.write(hubs)) == hubs


def test_the_zip_holds_all_of_the_starter_content() -> None:
    entries, hubs = read_dir(ROOT / "faq"), load_hubs(ROOT / "hubs.yml")
    back = archive.read("all.zip", archive.write(entries, hubs))
    assert sorted(back.entries, key=lambda doc: doc.id) == sorted(entries, key=lambda doc: doc.id)
    assert back.hubs == hubs
    assert back.ours == {doc.id for doc in entries}
    assert back.our_hubs == {hub.id for hub in hubs}


def test_what_a_spreadsheet_would_run_is_made_text(docs: list[EntryDoc]) -> None:
    table = entry_table.write(docs)
    assert b'"\'=2+3' in table
    assert entry_table.read("e.csv", table) == docs
    assert entry_table.read("e.csv", table.replace(b"\r\n", b"\n")) == docs


@pytest.mark.django_db
def test_export_wipe_import_gives_the_same(staff: Client, docs: list[EntryDoc]) -> None:
    store.import_entries(docs)
    store.import_hubs(load_hubs(ROOT / "hubs.yml"))
    before = (store.entries(), store.hubs())
    file = staff.get("/staff/exchange/all.zip")
    assert "attachment" in file["Content-Disposition"]
    for model in (Entry, HubListing, Source):
        model.objects.all().delete()
    look = words_of(bring(staff, "all.zip", file.content))
    assert "81 changes" in look
    assert store.entries() == [], "looking changes nothing"
    take_in(staff)
    assert (store.entries(), store.hubs()) == before
    published = ModelLogEntry.objects.filter(action="wagtail.publish", user__username="ana")
    assert {entry.object_id for entry in published} >= set(
        HubListing.objects.values_list(Cast("pk", CharField()), flat=True)
    ), "who took it in stands in the audit log"
    assert "0 changes , 81 as they are" in words_of(bring(staff, "all.zip", file.content))


@pytest.mark.django_db
def test_a_changed_text_becomes_a_draft_whatever_the_file_says(docs: list[EntryDoc]) -> None:
    store.import_entries(docs)
    writer = client("Writers")
    changed = with_text(docs[1], "en", short="Yes, you may sing.")
    file = archive.write([changed, docs[0]], [])
    look = words_of(bring(writer, "all.zip", file))
    assert "1 change , 1 as they are" in look
    assert "school-sing: changed, as a draft" in look
    assert "Short answer, English Yes, you can may sing." in look
    assert "1 waits as a draft" in words_of(take_in(writer))
    draft = drafts.read("school-sing")
    assert draft.doc.texts["en"].short == "Yes, you may sing."
    assert draft.by.username == "writers"
    assert drafts.read_live("school-sing").doc == docs[1]
    assert not Upload.objects.exists()


@pytest.mark.django_db
def test_an_approval_written_into_a_file_counts_for_nothing(staff: Client, docs: list[EntryDoc]) -> None:
    file = archive.write(docs, [])
    with ZipFile(io.BytesIO(file)) as folder:
        texts = {name: folder.read(name) for name in folder.namelist()}
    forged = io.BytesIO()
    with ZipFile(forged, "w") as folder:
        for name, text in texts.items():
            folder.writestr(name, text.replace(b"you can sing", b"you must sing"))
    bring(staff, "all.zip", forged.getvalue())
    take_in(staff)
    assert [doc.id for doc in store.entries(approved_only=True)] == ["school-swim"]
    assert not drafts.read("school-sing").is_live


@pytest.mark.django_db
def test_a_writer_restores_no_approval(docs: list[EntryDoc]) -> None:
    writer = client("Writers")
    bring(writer, "all.zip", archive.write(docs, load_hubs(ROOT / "hubs.yml")[:1]))
    take_in(writer)
    assert store.entries() == []
    assert store.hubs() == []
    assert drafts.read("school-sing").doc.texts == docs[1].texts
    brought = Source.objects.filter(title="A | B").get()
    assert "writers" in words_of(writer.get(f"/staff/snippets/knowledge/source/history/{brought.pk}/"))
    assert writers(brought, brought.get_latest_revision()) == {drafts.read("school-sing").by.pk}


@pytest.mark.django_db
def test_a_look_is_nobody_elses(docs: list[EntryDoc], staff: Client) -> None:
    bring(staff, "all.zip", archive.write(docs, []))
    assert client("Writers").get(f"/staff/exchange/{Upload.objects.get().pk}/").status_code == 404


GOOD = dump(entry())
HUB = "- id: a\n  kind: legal_office\n  name: A\n  listed_by: B\n  listed_url: https://b.example/\n  counties: [Kern]\n"


def _table(change: Callable[[str], str]) -> bytes:
    return change(entry_table.write([entry()]).decode("utf-8-sig")).encode()


BAD = {
    "another kind": ("faq.docx", b"x", "faq.docx: is of no kind that can be read"),
    "no ZIP": ("faq.zip", b"x", "is no ZIP"),
    "an empty ZIP": ("faq.zip", archive.write([], [])[:0] or b"PK\x05\x06" + b"\0" * 18, "holds no .yml file"),
    "no YAML": ("a.yml", b"id: [", "a.yml: is not valid YAML"),
    "another encoding": ("a.yml", "id: niño".encode("latin-1"), "a.yml: is not UTF-8"),
    "a field missing": ("a.yml", GOOD.replace("topic: schools\n", "").encode(), "a.yml, topic: is missing"),
    "a bad date": ("a.yml", GOOD.replace("2027-05-20", "next May").encode(), "a.yml, review.review_by"),
    "one language": ("a.yml", GOOD.partition("\nes:\n")[0].encode(), "school-swim, es: is missing"),
    "a place without a phone": ("h.yml", HUB.encode(), "h.yml, a, phone: no phone"),
    "a place's long number": ("h.yml", f"{HUB}  phone: '{'1' * 41}'\n".encode(), "phone: Ensure this value has"),
    "a place's bad link": ("h.yml", f"{HUB}  phone: '1'\n  url: https://nowhere/x\n".encode(), "h.yml, a, url: “https"),
    "a place twice": ("h.yml", (f"{HUB}  phone: '1'\n" * 2).encode(), "h.yml, a, id: is used by an earlier place"),
    "a table without ids": ("e.csv", b"question,short\na,b\n", "e.csv, first row: the column id is missing"),
    "a column of their own": ("e.csv", _table(lambda text: text.replace("withdrawn", "remarks", 1)), "“remarks”"),
    "a language we lack": ("e.csv", _table(lambda text: text.replace(",en,", ",fr,", 1)), "row 2, language: “fr”"),
    "the same row twice": ("e.csv", _table(lambda text: text.replace(",es,", ",en,", 1)), "row 3, id: school-swim has"),
    "a source cut short": ("e.csv", _table(lambda text: text.replace("|statute|", "|", 1)), "row 2, sources"),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content", "says"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_says_file_entry_and_field(
    staff: Client, name: str, content: bytes, says: str
) -> None:
    assert says in words_of(bring(staff, name, content))
    assert not Upload.objects.exists()


IN_SPANISH = {
    "no YAML": ("a.yml", b"id: [", "a.yml: no es YAML válido en la línea 1, columna 6: busque ahí"),
    "a reference": ("a.yml", b"id: &a [x]", "no se aceptan referencias (& y *)"),
    "a field missing": ("a.yml", GOOD.replace("topic: schools\n", "").encode(), "a.yml, topic: falta"),
    "a place without a phone": ("h.yml", HUB.encode(), "h.yml, a, phone: falta un teléfono"),
    "a row": ("e.csv", _table(lambda text: text.replace(",en,", ",fr,", 1)), "e.csv, fila 2, language: “fr” debe ser"),
    "the first row": ("e.csv", b"question,short\na,b\n", "e.csv, primera fila: falta la columna id"),
    "hours": (
        "h.yml", f"{HUB}  phone: '1'\n  hours: {{mon: ['9-5']}}\n".encode(), "h.yml, a, hours: “9-5” no es un horario",
    ),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "content", "says"), IN_SPANISH.values(), ids=IN_SPANISH)
def test_what_is_wrong_with_a_file_is_said_in_spanish_too(staff: Client, name: str, content: bytes, says: str) -> None:
    speak_spanish("ana")
    assert says in words_of(bring(staff, name, content))


@pytest.mark.django_db
def test_a_look_speaks_spanish(staff: Client, docs: list[EntryDoc]) -> None:
    store.import_entries(docs)
    speak_spanish("ana")
    look = words_of(bring(staff, "all.zip", archive.write([with_text(docs[1], "en", short="You should.")], [])))
    assert "1 cambio" in look
    assert "Respuesta corta, English" in look


def speak_spanish(name: str) -> None:
    user = get_user_model()._default_manager.get(username=name)
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "es"})
