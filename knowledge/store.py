"""Content between files and database: the database is the truth once staff edit, the files are the interchange."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import Locale, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from knowledge.entry import EntryDoc, ReviewDoc, TextDoc
from knowledge.errors import ContentError
from knowledge.hub import Hub
from knowledge.languages import LANGUAGES
from knowledge.models import Entry, EntrySource, HubListing, Source

STARTER = "starter content, not reviewed by an attorney"


@dataclass
class Report:
    """What an import did, by id."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # edited by staff: the file was not taken

    def __str__(self) -> str:
        return ", ".join(f"{len(ids)} {name}" for name, ids in vars(self).items() if ids) or "nothing to do"


def entries(*, approved_only: bool = False) -> list[EntryDoc]:
    """Every entry of the database as content, in the order of topic and id. Drafts are not included, live texts are."""
    rows = Entry.objects.filter(live=True).select_related("locale").prefetch_related("entry_sources__source")
    if approved_only:
        rows = rows.filter(state="approved")
    grouped: dict[str, dict[str, Entry]] = {}
    for row in rows:
        grouped.setdefault(row.slug, {})[row.locale.language_code] = row
    return [doc_of(languages) for languages in grouped.values()]


def doc_of(rows: dict[str, Entry]) -> EntryDoc:
    """One entry from its rows by language; what the languages share is read from English where there is English."""
    first = rows.get("en") or next(iter(rows.values()))
    return EntryDoc(
        id=first.slug,
        topic=first.topic,
        jurisdiction=first.jurisdiction,
        urgency=first.urgency,
        volatile=first.volatile,
        related=first.related.split(),
        review=ReviewDoc(first.state, first.approved_by, first.approved_on, first.review_by),
        sources=[link.source.doc for link in first.entry_sources.all()],
        texts={language: rows[language].text for language in LANGUAGES if language in rows},
        replaced_by=first.replaced_by,
    )


def hubs() -> list[Hub]:
    """Every published listing, by id."""
    return [row.hub for row in HubListing.objects.filter(live=True).order_by("slug")]


def import_entries(docs: list[EntryDoc], *, starter: bool = False) -> Report:
    """Bring entries into the database, all or none. With `starter`, an entry that staff have touched is kept as it is.

    Raises ContentError, with nothing changed, for an entry that the database cannot hold.
    """
    report = Report()
    with transaction.atomic():
        present = {doc.id: doc for doc in entries()}
        touched = set(Entry.objects.exclude(approved_by=STARTER).values_list("slug", flat=True)) | set(
            Entry.objects.filter(has_unpublished_changes=True).values_list("slug", flat=True)
        )
        for doc in docs:
            if present.get(doc.id) == doc:
                report.unchanged.append(doc.id)
            elif starter and doc.id in touched:
                report.kept.append(doc.id)
            else:
                (report.updated if doc.id in present else report.created).append(doc.id)
                try:
                    save(doc)
                except ValidationError as error:
                    raise ContentError(doc.where, _explained(error)) from error
    return report


@transaction.atomic
def save(doc: EntryDoc, *, by: Any = None) -> None:
    """Write one entry in all its languages and publish it, each as a new revision. `by` stands in the audit log."""
    key = None
    for language, text in doc.texts.items():
        locale, _ = Locale.objects.get_or_create(language_code=language)
        row = Entry.objects.filter(slug=doc.id, locale=locale).first() or Entry(slug=doc.id, locale=locale)
        key = key or row.translation_key
        row.translation_key = key
        sources = [Source.objects.get_or_create(**vars(source))[0] for source in doc.sources]
        fill(row, doc, text, sources)
        _publish(row, by)


def fill(row: Entry, doc: EntryDoc, text: TextDoc, sources: list[Source]) -> None:
    """Put one language of `doc` into `row`, saving nothing."""
    row.topic, row.jurisdiction, row.urgency, row.volatile = (
        doc.topic,
        doc.jurisdiction,
        doc.urgency,
        doc.volatile,
    )
    row.related = "\n".join(doc.related)
    row.state, row.approved_by = doc.review.state, doc.review.approved_by
    row.approved_on, row.review_by = doc.review.approved_on, doc.review.review_by
    row.question, row.short, row.full = text.question, text.short, text.full
    row.first_steps, row.phrasings = text.first_steps, "\n".join(text.phrasings)
    row.withdrawn, row.replaced_by = text.withdrawn, doc.replaced_by
    row.entry_sources = [
        EntrySource(source=source, sort_order=number) for number, source in enumerate(sources)
    ]


def _publish(row: Entry | HubListing, by: Any) -> None:
    """Save `row` and publish it as a new revision. Its references are indexed once, not at each of a dozen saves."""
    row.live = True
    row.clean_fields()  # SQLite would take what is too long, and PostgreSQL end the transaction
    with disable_reference_index_auto_update(), LogContext(user=by):
        row.save()
        revision = row.save_revision()
        if isinstance(row, Entry):
            row.publish(revision, by, imported=True)
        else:
            row.publish(revision, by, alone=True)
    ReferenceIndex.create_or_update_for_object(row)


def import_hubs(listings: list[Hub], *, starter: bool = False, by: Any = None) -> Report:
    """Bring listings into the database, all or none. With `starter`, one that staff confirmed or drafted is kept.
    `by` stands in the audit log."""
    report = Report()
    with transaction.atomic():
        rows = {row.slug: row for row in HubListing.objects.all()}
        for hub in listings:
            row = rows.get(hub.id)
            if row and row.live and row.hub == hub:
                report.unchanged.append(hub.id)
                continue
            if starter and row and (row.confirmed_on or row.has_unpublished_changes):
                report.kept.append(hub.id)
                continue
            (report.updated if row else report.created).append(hub.id)
            row = row or HubListing()
            row.take(hub)
            _publish(row, by)
    return report


def _explained(error: ValidationError) -> str:
    if hasattr(error, "error_dict"):
        return "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
    return " ".join(error.messages)
