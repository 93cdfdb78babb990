"""A draft against the live text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from console.desk.form import EntryForm, initial
from knowledge.drafts import Draft
from knowledge.languages import LANGUAGES, NAMES

_TEXTS = ("question", "short", "first_steps", "full", "phrasings", "withdrawn")
_SHARED = ("topic", "jurisdiction", "urgency", "volatile", "related", "replaced_by", "retire")


@dataclass(frozen=True)
class Side:
    """One text in one language, with what was taken out and put in."""

    language: str
    language_name: str
    html: SafeString
    is_changed: bool


@dataclass(frozen=True)
class Difference:
    """One text in both languages."""

    name: str
    label: str
    sides: list[Side]

    @property
    def is_changed(self) -> bool:
        return any(side.is_changed for side in self.sides)


@dataclass(frozen=True)
class Fact:
    """Something both languages share that is not the same any more."""

    label: str
    before: str
    now: str


def texts(live: Draft | None, draft: Draft) -> Iterator[Difference]:
    """All texts that either has, changed or not."""
    before, now = (initial(live) if live else {}), initial(draft)
    fields = EntryForm().fields
    for name in _TEXTS:
        show = marked_lines if name == "phrasings" else marked
        sides = [
            Side(language, NAMES[language], show(str(before.get(field, "")), str(now[field])),
                 before.get(field, "") != now[field])
            for language in LANGUAGES
            for field in (f"{name}_{language}",)
        ]  # fmt: skip
        if any(side.html or side.is_changed for side in sides):
            yield Difference(name, str(fields[f"{name}_en"].label), sides)


def facts(live: Draft | None, draft: Draft) -> list[Fact]:
    """What both languages share, where it changed; the sources too."""
    before, now = (initial(live) if live else {}), initial(draft)
    fields = EntryForm().fields
    found = [
        Fact(str(fields[name].label), _said(before.get(name)), _said(now[name]))
        for name in _SHARED
        if _said(before.get(name)) != _said(now[name])
    ]
    names = [[source.citation or source.title for source in one.sources] if one else [] for one in (live, draft)]
    if names[0] != names[1]:
        found.append(Fact(_("Sources"), "; ".join(names[0]), "; ".join(names[1])))
    return found


def marked(before: str, now: str) -> SafeString:
    """Both texts as one: what went in <del>, what came in <ins>.

    Wagtail's own comparison takes words of up to four letters for noise, and small words are what changes a rule.
    """
    old, new = _words(before), _words(now)
    pieces = []
    for kind, start, end, other_start, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(("", "".join(old[start:end]), ""))
            continue
        if start < end:
            pieces.append((SafeString("<del>"), "".join(old[start:end]), SafeString("</del>")))
        if other_start < other_end:
            pieces.append((SafeString("<ins>"), "".join(new[other_start:other_end]), SafeString("</ins>")))
    return format_html_join("", "{}{}{}", pieces)


def marked_lines(before: str, now: str) -> SafeString:
    """The lines that went out and came in, after how many stayed: their order says nothing."""
    old, new = before.splitlines(), now.splitlines()
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    kept = len(new) - len(come)
    lines: list[tuple[str, str, str]] = [(SafeString("<del>"), line, SafeString("</del>")) for line in gone]
    lines += [(SafeString("<ins>"), line, SafeString("</ins>")) for line in come]
    lines += [("", ngettext("%d line stays as it is.", "%d lines stay as they are.", kept) % kept, "")] if kept else []
    return format_html_join("\n", "{}{}{}", lines)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _said(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return _("yes") if value else _("no") if value is False else ""
    return str(value).replace("\n", ", ")
