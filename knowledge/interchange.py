"""Entries as YAML files, one an entry: `knowledge/faq/<topic>/<id>.yml` (the format: `docs/content-guide.md`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from knowledge.entry import EntryDoc, ReviewDoc, SourceDoc, TextDoc
from knowledge.errors import ContentError
from knowledge.languages import LANGUAGES
from knowledge.yaml_file import read_yaml


def read_dir(root: Path) -> list[EntryDoc]:
    """Every entry under `root`, by topic and id. Raises ContentError for the first file that cannot be read."""
    if not root.is_dir():
        raise ContentError(
            str(root), "no such folder; give the folder that holds the entries, such as knowledge/faq"
        )
    docs = [read_file(path) for path in sorted(root.rglob("*.yml"))]
    seen: dict[str, EntryDoc] = {}
    for doc in docs:
        if doc.id in seen:
            raise ContentError(
                doc.where, f"id {doc.id} is also used by {seen[doc.id].where}; give one of them another"
            )
        seen[doc.id] = doc
    return docs


def read_file(path: Path) -> EntryDoc:
    """One entry. Raises ContentError that names the field."""
    return parse(read_yaml(str(path), path.read_bytes()), path)


def parse(data: object, path: Path | None = None) -> EntryDoc:
    """An entry from parsed YAML. Raises ContentError that names the field."""
    node = _Node(data, str(path) if path else "entry", "")
    review = node.child("review")
    return EntryDoc(
        id=node.text("id"),
        topic=node.text("topic"),
        jurisdiction=node.text("jurisdiction"),
        urgency=node.text("urgency"),
        volatile=node.flag("volatile"),
        related=node.texts("related"),
        review=ReviewDoc(
            state=review.text("state"),
            approved_by=review.text("approved_by", ""),
            approved_on=review.day("approved_on"),
            review_by=review.day("review_by"),
        ),
        sources=[_source(child) for child in node.children("sources")],
        texts={language: _text(node.child(language)) for language in LANGUAGES if node.has(language)},
        replaced_by=node.text("replaced_by", ""),
        path=path,
    )


def _source(node: _Node) -> SourceDoc:
    return SourceDoc(
        title=node.text("title"),
        publisher=node.text("publisher"),
        url=node.text("url"),
        citation=node.text("citation", ""),
        label=node.text("label"),
        kind=node.text("kind"),
        checked_on=node.day("checked_on"),
        checked_how=node.text("checked_how"),
    )


def _text(node: _Node) -> TextDoc:
    return TextDoc(
        question=node.text("question"),
        short=node.text("short"),
        full=node.text("full"),
        phrasings=node.texts("phrasings"),
        first_steps=node.text("first_steps", ""),
        withdrawn=node.text("withdrawn", ""),
    )


class _Node:
    """A mapping from a YAML file that knows where it stands, so that every complaint names the field."""

    def __init__(self, data: object, file: str, name: str) -> None:
        self.file, self.name = file, name
        if not isinstance(data, Mapping):
            raise ContentError(f"{file}, {name or 'top'}", _("expected fields with names (key: value)"))
        self.data: Mapping[Any, Any] = data

    def _at(self, key: str) -> str:
        return f"{self.file}, {self.name}.{key}" if self.name else f"{self.file}, {key}"

    def has(self, key: str) -> bool:
        return self.data.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key)
        if value is None:
            if default is None:
                raise ContentError(self._at(key), _("is missing; add it"))
            return default
        if not isinstance(value, str):
            raise ContentError(self._at(key), _("“%(value)s” should be text; put it in quotes") % {"value": value})
        return value.strip()

    def texts(self, key: str) -> list[str]:
        value = self.data.get(key) or []
        if not isinstance(value, list):
            raise ContentError(self._at(key), _("should be a list, one line each starting with '- '"))
        for item in value:
            if not isinstance(item, str):
                raise ContentError(self._at(key), _("“%(value)s” should be text; put it in quotes") % {"value": item})
        return [item.strip() for item in value]

    def flag(self, key: str) -> bool:
        value = self.data.get(key)
        if not isinstance(value, bool):
            raise ContentError(self._at(key), _("should be true or false"))
        return value

    def day(self, key: str) -> date | None:
        value = self.data.get(key)
        if value is not None and type(value) is not date:
            raise ContentError(self._at(key), _("“%(value)s” should be a date such as 2026-11-21") % {"value": value})
        return value

    def child(self, key: str) -> _Node:
        return _Node(self.data.get(key), self.file, f"{self.name}.{key}".strip("."))

    def children(self, key: str) -> list[_Node]:
        value = self.data.get(key) or []
        if not isinstance(value, list):
            raise ContentError(self._at(key), _("should be a list, each item starting with '- '"))
        return [
            _Node(item, self.file, f"{self.name}.{key}[{n}]".strip(".")) for n, item in enumerate(value, 1)
        ]


def write_dir(docs: list[EntryDoc], root: Path) -> None:
    """Every entry to its own file under `root`; reading them back gives equal entries."""
    for doc in docs:
        path = root / doc.topic / f"{doc.id}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(doc), encoding="utf-8")


def dump(doc: EntryDoc) -> str:
    """The YAML of one entry."""
    data: dict[str, Any] = {
        "id": doc.id,
        "topic": doc.topic,
        "jurisdiction": doc.jurisdiction,
        "urgency": doc.urgency,
        "volatile": doc.volatile,
        "related": doc.related,
        "review": vars(doc.review),
        "sources": [vars(source) for source in doc.sources],
    }
    if doc.replaced_by:
        data["replaced_by"] = doc.replaced_by
    for language, text in doc.texts.items():
        fields = {
            "question": text.question,
            "short": text.short,
            "full": text.full,
            "phrasings": text.phrasings,
        }
        fields |= {name: getattr(text, name) for name in ("first_steps", "withdrawn") if getattr(text, name)}
        data[language] = fields
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Several lines as a block and no references between places, so that people can edit what we export."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)
