"""Releases: built from the approved entries, numbered, never changed; the newest activation says which is live."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge import archive, encoder, quality, store
from knowledge.corpus import training_examples
from knowledge.entry import EntryDoc
from knowledge.errors import FloorBroken, NoRelease, ReleaseBroken, ReleaseRefused
from knowledge.hub import write_hub
from knowledge.links import code_for
from knowledge.live import FORMAT, READABLE, LiveRelease
from knowledge.models import Activation, Entry, Release
from knowledge.retrieval import REMEMBERED, train
from knowledge.vetting import check

_LOOK_AGAIN = 1.0  # seconds between looks at which release is live


def build(note: str = "", say: Callable[[str], None] = lambda line: None) -> Release:
    """Snapshot all approved entries. Raises ReleaseRefused when one breaks a vetting rule, or there are none."""
    today = timezone.localdate()
    docs = store.entries(approved_only=True)
    due = [doc for doc in docs if doc.review.review_by and doc.review.review_by < today]
    for doc in due:
        say(f"{doc.id} is left out: its review was due on {doc.review.review_by}")
    docs = [
        _without_strangers(doc, {doc.id for doc in docs if doc not in due}) for doc in docs if doc not in due
    ]
    if not docs:
        raise ReleaseRefused(_("No entry is approved and in date. Import or approve some first."))
    if findings := check(docs, today):
        raise ReleaseRefused(_("Entries break vetting rules:") + "\n" + "\n".join(map(str, findings)))
    number = _next_number(today)
    model = encoder.load()
    examples = training_examples(docs)
    say(f"{number}: {len(docs)} entries, {len(examples)} ways of asking; training retrieval")
    retriever = train(examples, model, _arrays_of_last(model.name))
    manifest = {
        "format": FORMAT,
        "number": number,
        "encoder": model.name,
        "entries": [_entry(doc) for doc in docs],
        "hubs": [write_hub(hub) for hub in store.hubs() if hub.shown],
        "labels": retriever.labels,
    }
    content = archive.pack(_dated(manifest), retriever.state())
    release = Release.objects.create(
        number=number,
        note=note,
        archive=content,
        checksum=archive.checksum(content),
        entry_count=len(docs),
        encoder=model.name,
    )
    asked = len(quality.measure(release).results)
    say(f"{number}: asked {asked} questions of the sets" if asked else f"{number}: not measured, no questions")
    return release


def activate(release: Release, *, by: Any = None, why: str = "", forced_by: str = "") -> None:
    """Make `release` the live one, everywhere within about a second.

    Raises ReleaseBroken when its bytes changed, and FloorBroken when it answers the question sets worse than it may.
    Naming who takes that on themselves (`forced_by`) and `why` makes it live all the same; both are kept.
    """
    _read(release)
    encoder.need(release.encoder)
    broken = quality.broken(quality.measurement_of(release).figures)
    if broken and not forced_by:
        raise FloorBroken(
            _("Release %(number)s answers worse than a release may:") % {"number": release.number}
            + "".join(f"\n{one}" for one in broken)
        )
    if forced_by and not why.strip():
        raise ReleaseRefused(_("Say why it must be live although it answers worse than a release may."))
    Activation.objects.create(
        release=release, by=by, why=why, forced_by=forced_by if broken else "", broken="\n".join(map(str, broken))
    )
    transaction.on_commit(_look_now)


def before() -> Activation | None:
    """What a rollback brings back: the last that was live before what is live now, of another release.

    A rollback counts as what it went back to, so that each goes one further back. None when there is nothing.
    """
    now = Activation.objects.select_related("restores").first()
    if now is None:
        return None
    base = now.restores or now
    earlier = Activation.objects.filter(pk__lt=base.pk).exclude(release=base.release_id)
    found = earlier.select_related("release", "by", "restores").defer("release__archive").first()
    return found.restores or found if found else None


@transaction.atomic
def rollback(*, by: Any = None, why: str = "rolled back") -> Release:
    """Bring back the release that was live before this one (`before`). Raises NoRelease when there was none."""
    earlier = before()
    if earlier is None:
        raise NoRelease(_("There is no earlier release to go back to."))
    release = Release.objects.get(pk=earlier.release_id)
    _read(release)
    encoder.need(release.encoder)
    # It was live before: no floor stands in the way.
    Activation.objects.create(release=release, by=by, why=why, restores=earlier)
    transaction.on_commit(_look_now)
    return release


def active() -> Release:
    """The row of the live release. Raises NoRelease."""
    activation = Activation.objects.select_related("release").defer("release__archive").first()
    if activation is None:
        raise NoRelease("no release is live; build one with: manage.py release build --activate")
    return activation.release


_lock = threading.Lock()
_live: LiveRelease | None = None
_looked = 0.0


def live() -> LiveRelease:
    """The live release, loaded; asks the database which one at most once a second. Raises NoRelease."""
    global _live, _looked
    if _live is not None and time.monotonic() - _looked < _LOOK_AGAIN:
        return _live
    with _lock:
        row = active()
        if _live is None or _live.number != row.number:
            _live = _read(row)
        _looked = time.monotonic()
        return _live


def _look_now() -> None:
    """Whoever made a release live sees it on the very next page, served by this process."""
    global _looked
    _looked = float("-inf")


def _read(release: Release) -> LiveRelease:
    content = bytes(release.archive)
    if archive.checksum(content) != release.checksum:
        raise ReleaseBroken(
            _("Release %(number)s does not match its checksum. Build a new one.") % {"number": release.number}
        )
    return LiveRelease(content)


def _arrays_of_last(encoder_name: str) -> archive.Arrays | None:
    """The vectors that the newest release made with this encoder holds."""
    last = Release.objects.filter(encoder=encoder_name).first()
    if last is None:
        return None
    try:
        manifest, arrays = archive.unpack(bytes(last.archive), only=REMEMBERED)
    except ReleaseBroken:
        return None  # everything is encoded again
    return arrays if manifest.get("format") in READABLE else None


def _next_number(today: date) -> str:
    used = Release.objects.filter(number__startswith=f"{today}.").values_list("number", flat=True)
    last = (number.rsplit(".", 1)[1] for number in used)
    return f"{today}.{max((int(each) for each in last if each.isdecimal()), default=0) + 1}"


def _without_strangers(doc: EntryDoc, known: set[str]) -> EntryDoc:
    """Related entries that are not in the release cannot be offered by it."""
    return replace(doc, related=[other for other in doc.related if other in known])


def _entry(doc: EntryDoc) -> dict[str, Any]:
    rows = Entry.objects.filter(slug=doc.id, live=True).values_list(
        "locale__language_code", "live_revision_id"
    )
    return {
        "id": doc.id,
        "code": code_for(doc.id),
        "topic": doc.topic,
        "jurisdiction": doc.jurisdiction,
        "urgency": doc.urgency,
        "volatile": doc.volatile,
        "related": doc.related,
        "approved_by": doc.review.approved_by,
        "approved_on": doc.review.approved_on,
        "review_by": doc.review.review_by,
        "sources": [asdict(source) for source in doc.sources],
        "texts": {
            language: {name: getattr(text, name) for name in ("question", "short", "full", "first_steps")}
            for language, text in doc.texts.items()
        },
        "revisions": dict(rows),
    }


def _dated(value: Any) -> Any:
    """Dates as ISO text, everywhere inside `value`."""
    if isinstance(value, dict):
        return {key: _dated(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_dated(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
