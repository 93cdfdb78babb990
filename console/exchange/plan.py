"""What taking in a file would change, and taking it in. Nothing is ever deleted by it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogContext

from console.exchange import shown
from console.exchange.archive import Content
from console.exchange.shown import Field
from knowledge import drafts, store
from knowledge.entry import EntryDoc, ReviewDoc
from knowledge.errors import ContentError
from knowledge.hub import Hub
from knowledge.languages import LANGUAGES
from knowledge.models import Entry, HubListing, Source
from knowledge.review import findings
from knowledge.store import fill

_DRAFTED = gettext_lazy("Somebody has a draft of it: this becomes the newer one, theirs stays in its history.")
How = Literal["same", "draft", "published"]


@dataclass(frozen=True)
class Change:
    """One entry or place; `how` is what it becomes."""

    id: str
    name: str
    new: bool
    how: How
    fields: list[Field] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """All that a file holds; `same` are left as they are."""

    entries: list[Change]
    hubs: list[Change]

    @property
    def changes(self) -> list[Change]:
        return [change for change in (*self.entries, *self.hubs) if change.how != "same"]

    @property
    def same(self) -> int:
        return len(self.entries) + len(self.hubs) - len(self.changes)


def plan(content: Content, user: Any) -> Plan:
    """Look without touching. Raises ContentError for an entry that cannot be taken in."""
    live = {doc.id: doc for doc in store.entries()}
    present = {row.slug: row for row in HubListing.objects.all()}
    return Plan(
        [_entry(doc, live.get(doc.id), doc.id in content.ours, user) for doc in content.entries],
        [_hub(hub, present.get(hub.id), hub.id in content.our_hubs, user) for hub in content.hubs],
    )


def _entry(doc: EntryDoc, before: EntryDoc | None, ours: bool, user: Any) -> Change:
    for language in LANGUAGES:
        if language not in doc.texts:
            raise ContentError(f"{doc.id}, {language}", _("is missing; an entry is written in both languages"))
        row = Entry(slug=doc.id)
        fill(row, doc, doc.texts[language], [])
        _check_fields(row, f"{doc.id}, {language}", may_lack={each.name for each in row._meta.fields})
    for number, source in enumerate(doc.sources, 1):
        _check_fields(Source(**vars(source)), f"{doc.id}, sources[{number}]", may_lack={"checked_on"})
    name = doc.texts[LANGUAGES[0]].question
    if before and _unreviewed(before) == _unreviewed(doc):
        return Change(doc.id, name, False, "same")
    rows = Entry.objects.filter(slug=doc.id)
    # An approval counts where it brings back what is not here: it never overrides what stands.
    restored = ours and not rows.exists() and user.has_perm("knowledge.publish_entry")
    warnings = [] if restored else shown.warnings(findings(doc))
    if any(row.has_unpublished_changes for row in rows):
        warnings.insert(0, str(_DRAFTED))
    how: How = "published" if restored else "draft"
    return Change(doc.id, name, not rows.exists(), how, shown.entry_fields(before, doc), warnings)


def _check_fields(row: Entry | HubListing | Source, where: str, may_lack: Container[str] = ()) -> None:
    """Raise ContentError for a value that the table cannot hold, or that is missing unless the row `may_lack` it."""
    try:
        row.clean_fields()
    except ValidationError as error:
        for name, wrong in error.error_dict.items():
            if found := [each for each in wrong if not (name in may_lack and each.code in ("blank", "null"))]:
                raise ContentError(f"{where}, {name}", " ".join(ValidationError(found).messages)) from error


def _hub(hub: Hub, row: HubListing | None, ours: bool, user: Any) -> Change:
    if row and row.live and row.hub == hub:
        return Change(hub.id, hub.name, False, "same")
    kept = HubListing()
    kept.take(hub)
    _check_fields(kept, hub.id)
    how: How = "published" if ours and row is None and user.has_perm("knowledge.publish_hublisting") else "draft"
    warnings = [str(_DRAFTED)] if row and row.has_unpublished_changes else []
    return Change(hub.id, hub.name, row is None, how, shown.hub_fields(row, hub), warnings)


@transaction.atomic
def take_in(content: Content, user: Any) -> Plan:
    """Do what `plan` says, all or nothing. Raises ContentError; nothing is changed then."""
    planned = plan(content, user)
    hows = {change.id: change.how for change in planned.entries}
    for doc in content.entries:
        try:
            if hows[doc.id] == "published":
                store.save(doc, by=user)
            elif hows[doc.id] == "draft":
                _draft(doc, user)
        except ValidationError as error:
            raise ContentError(doc.id, "; ".join(error.messages)) from error
    listings = {hub.id: hub for hub in content.hubs}
    for change in planned.hubs:
        if change.how == "published":
            store.import_hubs([listings[change.id]], by=user)
        elif change.how == "draft":
            _draft_hub(listings[change.id], user)
    return planned


def _draft(doc: EntryDoc, user: Any) -> None:
    sources = [_source(vars(source), user) for source in doc.sources]
    mark = drafts.read(doc.id).mark if Entry.objects.filter(slug=doc.id).exists() else ""
    drafts.save(doc, sources, user=user, mark=mark)


def _source(values: dict[str, Any], user: Any) -> Source:
    """The source that is there already, else a draft of one, published with the entry."""
    if found := Source.objects.filter(**values).order_by("-live").first():
        return found
    row = Source(live=False, **values)
    row.full_clean(exclude=["checked_on"])  # a reviewer will ask for it
    row.save()
    row.save_revision(user=user, clean=False, log_action="wagtail.create")
    return row


def _draft_hub(hub: Hub, user: Any) -> None:
    row = HubListing.objects.filter(slug=hub.id).first() or HubListing(live=False)
    row.take(hub)
    if not row.live:
        row.save()
    with LogContext(user=user):  # each stands in its own history
        row.save_revision(user=user, log_action=True)


def _unreviewed(doc: EntryDoc) -> EntryDoc:
    """A file that only says something else about the review changes nothing: nobody approves by file."""
    return replace(doc, review=ReviewDoc("", "", None, None))
