"""The database holds what the files hold, keeps what staff wrote, and takes all of an import or none of it."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from knowledge import store
from knowledge.hub import dump_hubs, load_hubs
from knowledge.interchange import read_dir, write_dir
from knowledge.models import Entry, HubListing
from tests.knowledge.content import entry, with_text

pytestmark = pytest.mark.django_db

HUBS = Path(store.__file__).parent / "hubs.yml"
STARTER = replace(entry().review, approved_by=store.STARTER)


def test_import_then_export_loses_nothing(tmp_path: Path) -> None:
    docs = [
        entry("swim"),
        with_text(entry("run"), "es", first_steps="Calma."),
        replace(entry("fly"), volatile=True),
    ]
    hubs = load_hubs(HUBS)
    write_dir(docs, tmp_path / "faq")
    dump_hubs(hubs, tmp_path / "hubs.yml")
    call_command("import_faq", tmp_path / "faq", stdout=StringIO())
    call_command("export_faq", tmp_path / "out", stdout=StringIO())
    assert load_hubs(tmp_path / "out" / "hubs.yml") == sorted(hubs, key=lambda hub: hub.id)
    (tmp_path / "out" / "hubs.yml").unlink()
    assert read_dir(tmp_path / "out") == sorted(docs, key=lambda doc: doc.id)


def test_importing_again_changes_nothing() -> None:
    store.import_entries([entry()])
    revisions = list(Entry.objects.values_list("slug", "latest_revision"))
    assert store.import_entries([entry()]).unchanged == ["school-swim"]
    assert list(Entry.objects.values_list("slug", "latest_revision")) == revisions


def test_each_change_is_a_new_revision_and_the_old_one_is_kept() -> None:
    store.import_entries([entry()])
    store.import_entries([with_text(entry(), "en", short="Yes, every day.")])
    row = Entry.objects.get(slug="school-swim", locale__language_code="en")
    assert [revision.content["short"] for revision in row.revisions.order_by("id")] == [
        "Yes, you can swim.",
        "Yes, every day.",
    ]


def test_the_two_languages_are_translations_of_each_other() -> None:
    store.import_entries([entry()])
    english = Entry.objects.get(locale__language_code="en")
    assert english.get_translations().get().question == "¿Puedo swim?"


def test_starter_content_never_overwrites_what_staff_approved() -> None:
    store.import_entries([entry()])  # approved by a reviewer of the organisation
    changed = replace(with_text(entry(), "en", short="Starter text."), review=STARTER)
    assert store.import_entries([changed], starter=True).kept == ["school-swim"]
    assert store.entries()[0].texts["en"].short == "Yes, you can swim."


def test_starter_content_never_overwrites_a_draft() -> None:
    store.import_entries([replace(entry(), review=STARTER)])
    row = Entry.objects.get(locale__language_code="es")
    row.short = "Borrador."
    row.save_revision()
    changed = replace(with_text(entry(), "en", short="Starter text."), review=STARTER)
    assert store.import_entries([changed], starter=True).kept == ["school-swim"]


def test_starter_content_replaces_starter_content() -> None:
    store.import_entries([replace(entry(), review=STARTER)])
    changed = replace(with_text(entry(), "en", short="Newer."), review=STARTER)
    assert store.import_entries([changed], starter=True).updated == ["school-swim"]


def test_an_import_that_fails_changes_nothing(tmp_path: Path) -> None:
    write_dir([entry("swim"), with_text(entry("walk"), "en", question="x" * 300)], tmp_path)
    with pytest.raises(CommandError, match=r"nothing was imported.*question"):
        call_command("import_faq", tmp_path, stdout=StringIO())
    assert not Entry.objects.exists()
    assert not HubListing.objects.exists()


def test_check_faq_reads_the_database_and_fails_on_a_fault() -> None:
    with pytest.raises(CommandError, match="no entries"):
        call_command("check_faq", stdout=StringIO())
    store.import_entries([replace(entry(), related=["school-none"])])
    out = StringIO()
    with pytest.raises(CommandError, match="1 faults in 1 of 1 entries"):
        call_command("check_faq", stdout=out)
    assert "database: school-swim, related: “school-none” is no entry" in out.getvalue()
