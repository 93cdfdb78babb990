"""What a release would change, as lines to read: each entry, source and place by its name, with what differs in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from console.desk import listed
from knowledge.difference import Change
from knowledge.models import Entry, HubListing, Source


@dataclass(frozen=True)
class Line:
    """`address` is where it is edited, if it is still there; `fields` tell what differs in a place or source."""

    about: str
    name: str
    says: str
    address: str
    fields: list[listed.Field]


def lines(changes: Iterable[Change]) -> list[Line]:
    """One line a change, in their order."""
    return [Line(change.about, _name(change), _says(change), _address(change), _fields(change)) for change in changes]


def _name(change: Change) -> str:
    row = Entry.objects.filter(slug=change.id).first() if change.about == "entry" else None
    return row.heading if row else change.name


def _says(change: Change) -> str:
    if change.about == "hub":
        return {"new": _("a new place"), "changed": _("place changed"), "gone": _("place not shown any more")}[
            change.kind
        ]
    if change.about == "source":
        return _("source changed")
    return {
        "new": _("new"),
        "changed": _("changed"),
        "gone": _("retired"),
        "due": _("left out: its review date has passed"),
    }[change.kind]


def _fields(change: Change) -> list[listed.Field]:
    now = listed.row(change.after)
    return listed.fields(listed.row(change.before), now) if now and change.before else []


def _address(change: Change) -> str:
    if change.about == "entry":
        return reverse("desk_editor", args=[change.id])
    if change.about == "hub":
        hub = HubListing.objects.filter(slug=change.id).first()
        return reverse("wagtailsnippets_knowledge_hublisting:edit", args=[hub.pk]) if hub else ""
    source = Source.objects.filter(**vars(change.after)).first() if change.after else None
    return reverse("wagtailsnippets_knowledge_source:edit", args=[source.pk]) if source else ""
