"""What a file would change, field by field, in the words of the editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from console.desk import checks, listed
from console.desk.differences import marked, marked_lines
from console.desk.form import EntryForm
from knowledge.entry import EntryDoc
from knowledge.hub import Hub
from knowledge.languages import LANGUAGES, NAMES
from knowledge.models import HubListing
from knowledge.vetting import Finding

_SHARED = ("topic", "jurisdiction", "urgency", "volatile", "related", "replaced_by")
_TEXTS = ("question", "short", "first_steps", "full", "phrasings", "withdrawn")
_LINES = ("phrasings", "related", "sources")


@dataclass(frozen=True)
class Field:
    """One field that would not be what it is: its words, with those taken out and put in marked as such."""

    label: str
    html: SafeString


def entry_fields(before: EntryDoc | None, after: EntryDoc) -> list[Field]:
    """What differs; all that is filled in where there was nothing before."""
    labels, now = _labels(), _flat(after)
    was = _flat(before) if before else dict.fromkeys(now, "")
    changed = [name for name in now if was.get(name, "") != now[name]]
    return [Field(labels[name], _html(name, was.get(name, ""), now[name], is_new=before is None)) for name in changed]


def hub_fields(before: HubListing | None, hub: Hub) -> list[Field]:
    """The same of a place."""
    after = HubListing()
    after.take(hub)
    return [
        Field(field.label, marked(field.before, field.now) if before else format_html("{}", field.now))
        for field in listed.fields(before, after)
    ]


def warnings(findings: list[Finding]) -> list[str]:
    """Rules that the texts break, each after the name of its field."""
    labels = _labels()
    return [
        f"{labels.get(name, name)}: {sentence}"
        for name, sentences in checks.group(findings).items()
        for sentence in sentences
    ]


def _html(name: str, before: str, now: str, *, is_new: bool) -> SafeString:
    if is_new:
        return format_html("{}", now)
    return marked_lines(before, now) if name.partition("_")[0] in _LINES else marked(before, now)


def _flat(doc: EntryDoc) -> dict[str, str]:
    """Each field of the editor's form as text."""
    fields: dict[str, Any] = EntryForm().fields
    flat = {}
    for name in _TEXTS:
        for language, text in doc.texts.items():
            value = getattr(text, name)
            flat[f"{name}_{language}"] = "\n".join(value) if isinstance(value, list) else value
    for name in _SHARED:
        value = getattr(doc, name)
        if isinstance(value, list):
            flat[name] = "\n".join(value)
        elif isinstance(value, bool):
            flat[name] = _("yes") if value else _("no")
        else:
            flat[name] = str(dict(getattr(fields[name], "choices", ())).get(value, value))
    flat["sources"] = "\n".join(
        " · ".join(str(value) for value in vars(source).values() if value) for source in doc.sources
    )
    return flat


def _labels() -> dict[str, str]:
    labels = {name: str(field.label) for name, field in EntryForm().fields.items()} | {"sources": _("Sources")}
    sided = {
        f"{name}_{language}": f"{labels[f'{name}_{language}']}, {NAMES[language]}"
        for name in _TEXTS
        for language in LANGUAGES
    }
    return labels | sided
