"""What one release holds otherwise than another, or than what is approved by now: entries, sources and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from knowledge import store
from knowledge.entry import SourceDoc
from knowledge.hub import Hub
from knowledge.live import LiveRelease
from knowledge.models import Entry

About = Literal["entry", "source", "hub"]
Kind = Literal["new", "changed", "gone", "due"]


@dataclass(frozen=True)
class Item:
    """An entry as far as releases can differ in it."""

    question: str
    revisions: dict[str, int]
    sources: list[SourceDoc]


@dataclass(frozen=True)
class Content:
    """All of it, by id; `due` are the entries left out as their review date has passed."""

    entries: dict[str, Item] = field(default_factory=dict)
    hubs: dict[str, Hub] = field(default_factory=dict)
    due: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Change:
    """One thing that differs. `before` and `after` are the source or the place on both sides, where there is one."""

    about: About
    id: str
    name: str
    kind: Kind
    before: SourceDoc | Hub | None = None
    after: SourceDoc | Hub | None = None


def of_release(release: LiveRelease | None) -> Content:
    """What a release holds; nothing where there is none."""
    if release is None:
        return Content()
    entries = {
        slug: Item(entry.text("en").question, entry.revisions, [SourceDoc(**vars(one)) for one in entry.sources])
        for slug, entry in release.entries.items()
    }
    return Content(entries, {hub.id: hub for hub in release.hubs})


def of_store(today: date) -> Content:
    """What a release built now would hold."""
    revisions: dict[str, dict[str, int]] = {}
    for slug, language, revision in Entry.objects.filter(live=True, state="approved").values_list(
        "slug", "locale__language_code", "live_revision_id"
    ):
        revisions.setdefault(slug, {})[language] = revision
    docs = store.entries(approved_only=True)
    due = frozenset(doc.id for doc in docs if doc.review.review_by and doc.review.review_by < today)
    entries = {
        doc.id: Item(next(iter(doc.texts.values())).question, revisions[doc.id], doc.sources)
        for doc in docs
        if doc.id not in due
    }
    return Content(entries, {hub.id: hub for hub in store.hubs() if hub.shown}, due)


def changes(before: Content, after: Content) -> list[Change]:
    """From one to the other: entries, then sources of entries that are otherwise the same, then places; each by id."""
    return [*_entries(before, after), *_sources(before, after), *_hubs(before, after)]


def _entries(before: Content, after: Content) -> list[Change]:
    found = [
        Change("entry", slug, item.question, "changed" if slug in before.entries else "new")
        for slug, item in after.entries.items()
        if slug not in before.entries or not _same_text(before.entries[slug], item)
    ]
    found += [
        Change("entry", slug, item.question, "due" if slug in after.due else "gone")
        for slug, item in before.entries.items()
        if slug not in after.entries
    ]
    return sorted(found, key=lambda one: one.id)


def _same_text(before: Item, after: Item) -> bool:
    return before.revisions == after.revisions and len(before.sources) == len(after.sources)


def _sources(before: Content, after: Content) -> list[Change]:
    """Sources are shared: one that was mended counts once, whichever entries stand on it."""
    found: dict[SourceDoc, Change] = {}
    for slug, item in after.entries.items():
        earlier = before.entries.get(slug)
        if earlier and _same_text(earlier, item):
            for was, now in zip(earlier.sources, item.sources, strict=True):
                if was != now:
                    found[now] = Change("source", now.url, now.citation or now.title, "changed", was, now)
    return sorted(found.values(), key=lambda one: one.name)


def _hubs(before: Content, after: Content) -> list[Change]:
    found = []
    for slug in sorted({*before.hubs, *after.hubs}):
        was, now = before.hubs.get(slug), after.hubs.get(slug)
        if was != now and (listing := now or was):
            kind: Kind = "new" if was is None else "gone" if now is None else "changed"
            found.append(Change("hub", slug, listing.name, kind, was, now))
    return found
