"""An entry as it is being written: the newest revisions of both its languages, saved and read as one thing.

What is live stays as it is; only an approval (`knowledge.review`) changes that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from wagtail.log_actions import LogContext
from wagtail.models import Locale, Revision

from knowledge.entry import EntryDoc, ReviewDoc
from knowledge.errors import ContentError, Overtaken
from knowledge.languages import LANGUAGES
from knowledge.models import Entry, Source
from knowledge.store import doc_of, fill

LEAD = "en"  # the row whose review stands for both


@dataclass(frozen=True)
class Draft:
    """`mark` names the revisions that were read: a save brings it back, so that nobody overwrites another's text."""

    doc: EntryDoc
    sources: list[Source]
    mark: str
    rows: dict[str, Entry]
    by: Any = None
    at: datetime | None = None

    @property
    def lead(self) -> Entry:
        return self.rows.get(LEAD) or next(iter(self.rows.values()))

    @property
    def is_live(self) -> bool:
        return self.lead.live

    @property
    def is_changed(self) -> bool:
        """Whether it holds something that is not live."""
        return any(not row.live or row.has_unpublished_changes for row in self.rows.values())


def read(slug: str) -> Draft:
    """The newest text of an entry. Raises Entry.DoesNotExist."""
    rows = _rows(slug)
    newest = {language: row.get_latest_revision_as_object() for language, row in rows.items()}
    revision = (rows.get(LEAD) or next(iter(rows.values()))).latest_revision
    return _draft(rows, newest, revision)


def read_live(slug: str) -> Draft | None:
    """The approved text of an entry, or None where there is none yet. Raises Entry.DoesNotExist."""
    rows = _rows(slug)
    if not all(row.live for row in rows.values()):
        return None
    return _draft(rows, rows, None)


def read_at(slug: str, mark: str) -> Draft | None:
    """The text as it was when `mark` was given out; None where the mark is not one of this entry's."""
    rows = _rows(slug)
    numbers = [int(number) for number in mark.split("-") if number.isdigit()]
    then = {
        language: revision.as_object()
        for language, row in rows.items()
        for revision in row.revisions.filter(pk__in=numbers)
    }
    return _draft(rows, then, None) if set(then) == set(rows) else None


@transaction.atomic
def save(doc: EntryDoc, sources: list[Source], *, user: Any, mark: str, action: str = "wagtail.edit") -> Draft:
    """Keep `doc` as the newest text, one revision a language; `sources` are its rows, `doc.sources` is not read.
    `action` is what the audit log calls it.

    Raises Overtaken when it was saved by somebody else since `mark` was given out ("" for a new entry), ContentError
    when the id of a new entry is taken. Nothing is changed then.
    """
    rows = {
        row.locale.language_code: row
        for row in Entry.objects.select_for_update().filter(slug=doc.id).select_related("locale")
    }
    if rows and not mark:
        raise ContentError(doc.id, gettext("there is an entry of this id already; choose another id"))
    if _mark(rows) != mark:
        raise Overtaken(f"{doc.id} was saved by somebody else meanwhile")
    state = "retired" if doc.review.state == "retired" else "draft"
    doc = replace(doc, review=ReviewDoc(state, "", None, None))
    key = next((row.translation_key for row in rows.values()), None)
    for language in LANGUAGES:
        locale, _ = Locale.objects.get_or_create(language_code=language)
        row = rows.get(language) or Entry(slug=doc.id, locale=locale, live=False)
        key = row.translation_key = key or row.translation_key
        fill(row, doc, doc.texts[language], sources)
        if not row.live:
            row.save()
        with LogContext(user=user):  # of each context the history of a row shows the last step of a kind
            row.save_revision(user=user, clean=False, log_action=action)
    return read(doc.id)


def _rows(slug: str) -> dict[str, Entry]:
    rows = {
        row.locale.language_code: row
        for row in Entry.objects.filter(slug=slug).select_related("locale", "latest_revision__user")
    }
    if not rows:
        raise Entry.DoesNotExist(slug)
    return rows


def _draft(rows: dict[str, Entry], texts: dict[str, Entry], revision: Revision | None) -> Draft:
    first = texts.get(LEAD) or next(iter(texts.values()))
    sources = [link.source for link in first.entry_sources.all()]
    at, by = (revision.created_at, revision.user) if revision else (None, None)
    return Draft(doc_of(texts), sources, _mark(rows), rows, by, at)


def _mark(rows: dict[str, Entry]) -> str:
    return "-".join(
        str(rows[language].latest_revision_id or 0) for language in LANGUAGES if language in rows
    )
