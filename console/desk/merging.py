"""Two people wrote at the same time: what each changed, so that neither loses anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from console.desk.form import EntryForm, initial
from knowledge.drafts import Draft


@dataclass(frozen=True)
class Clash:
    """A field that both changed: both texts."""

    name: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """What to go on with: `data` has mine where both changed, and theirs where only they did."""

    data: QueryDict
    clashes: list[Clash]
    taken: list[str]  # labels of what was taken over from them


def merge(posted: QueryDict, base: Draft | None, theirs: Draft) -> Merged:
    """Bring `posted`, written over `base`, up to date with `theirs`. With no base all differences are clashes."""
    then = _values(base) if base else {}
    now = _values(theirs)
    data = posted.copy()
    labels = {name: str(field.label) for name, field in EntryForm().fields.items()}
    clashes, taken = [], []
    for name, label in labels.items():
        if name in ("mark", "slug"):
            continue
        mine = _plain(posted.get(name, ""))
        if now[name] in (mine, then.get(name)):
            continue  # they agree, or only I changed it
        if base and mine == then[name]:
            data[name] = now[name]
            taken.append(_said(name, label))
        else:
            clashes.append(Clash(name, _said(name, label), mine, now[name]))
    mine_sources, their_sources = posted.getlist("source"), [str(source.pk) for source in theirs.sources]
    if base and mine_sources == [str(source.pk) for source in base.sources]:
        data.setlist("source", their_sources)
    data["mark"] = theirs.mark
    return Merged(data, clashes, taken)


def _values(draft: Draft) -> Mapping[str, str]:
    return {name: _plain(value) for name, value in initial(draft).items()}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    return str(value).replace("\r\n", "\n").strip()


def _said(name: str, label: str) -> str:
    language = name.rpartition("_")[2]
    return f"{label} ({ {'en': 'English', 'es': 'Español'}[language]})" if language in ("en", "es") else label
