"""All content as one ZIP: a YAML file an entry, the places, and the marks that prove which approvals are ours."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile

import yaml
from django.core.signing import Signer
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from console.exchange import entry_table, hub_table
from knowledge.archive import BROKEN_ZIP
from knowledge.entry import EntryDoc
from knowledge.errors import ContentError
from knowledge.hub import Hub, read_hub, write_hub
from knowledge.interchange import dump, parse
from knowledge.yaml_file import read_yaml

MOST_BYTES = 20_000_000
_MOST_FILES = 5_000
_MARKS = "approvals.json"
_HUB = "hub:"  # before the id of a place in the marks; no entry's id has a colon
_signer = Signer(salt="exported approval")


@dataclass
class Content:
    """What a file holds. `ours` are the entries that left this installation approved, and came back unchanged;
    `our_hubs` the places."""

    entries: list[EntryDoc] = field(default_factory=list)
    hubs: list[Hub] = field(default_factory=list)
    ours: set[str] = field(default_factory=set)
    our_hubs: set[str] = field(default_factory=set)


def write(docs: list[EntryDoc], hubs: list[Hub]) -> bytes:
    """The ZIP; the same content gives the same files."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as folder:
        for doc in docs:
            folder.writestr(f"faq/{doc.topic}/{doc.id}.yml", dump(doc))
        folder.writestr("hubs.yml", _hubs(hubs))
        marks = {doc.id: _signer.signature(dump(doc)) for doc in docs}
        marks |= {_HUB + hub.id: _signer.signature(_hubs([hub])) for hub in hubs}
        folder.writestr(_MARKS, json.dumps(marks, indent=1))
    return file.getvalue()


def _hubs(hubs: list[Hub]) -> str:
    return yaml.safe_dump([write_hub(hub) for hub in hubs], sort_keys=False, allow_unicode=True, width=110)


def read(name: str, content: bytes) -> Content:
    """A ZIP as exported, one YAML file, or a table. Raises ContentError that names file, entry and field."""
    suffix = PurePosixPath(name.lower()).suffix
    if suffix == ".zip":
        return _unzipped(name, content)
    if suffix in (".yml", ".yaml"):
        found = Content()
        _take(found, name, content)
        return found
    if suffix == ".csv":
        is_hubs = b"listed_by" in content.partition(b"\n")[0]
        return Content(hubs=hub_table.read(name, content)) if is_hubs else Content(entry_table.read(name, content))
    raise ContentError(name, _("is of no kind that can be read; bring a .zip, .yml or .csv as exported here"))


def _unzipped(name: str, content: bytes) -> Content:
    found, marks = Content(), {}
    try:
        with ZipFile(io.BytesIO(content)) as folder:
            files = [each for each in folder.infolist() if not each.filename.startswith("__MACOSX/")]
            if len(files) > _MOST_FILES or sum(each.file_size for each in files) > MOST_BYTES:
                most = {"files": _MOST_FILES, "mb": MOST_BYTES // 1_000_000}
                raise ContentError(name, _("holds more than %(files)d files or %(mb)d MB") % most)
            for each in sorted(files, key=lambda one: one.filename):
                if each.filename.endswith((".yml", ".yaml")):
                    _take(found, each.filename, folder.read(each))
                elif PurePosixPath(each.filename).name == _MARKS:
                    marks = json.loads(folder.read(each))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ContentError(f"{name}, {_MARKS}", _("was changed; leave it as it was exported, or out")) from error
    except BROKEN_ZIP as error:
        raise ContentError(name, _("is no ZIP that can be read; export it once more")) from error
    if not found.entries and not found.hubs:
        raise ContentError(name, _("holds no .yml file with an entry or places"))
    if isinstance(marks, dict):
        found.ours = {doc.id for doc in found.entries if _is_ours(dump(doc), marks.get(doc.id))}
        found.our_hubs = {hub.id for hub in found.hubs if _is_ours(_hubs([hub]), marks.get(_HUB + hub.id))}
    return found


def _is_ours(written: str, mark: object) -> bool:
    return isinstance(mark, str) and constant_time_compare(mark, _signer.signature(written))


def _take(found: Content, name: str, content: bytes) -> None:
    """One YAML file: a list of places, or an entry."""
    data = read_yaml(name, content)
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            found.hubs.append(_hub(item, name, number, {hub.id for hub in found.hubs}))
        return
    try:
        doc = parse(data)
    except ContentError as error:
        raise ContentError(f"{name}, {error.where.removeprefix('entry, ')}", error.what) from error
    if any(other.id == doc.id for other in found.entries):
        taken = _("%(id)s is also used by another file; give one of them another") % {"id": doc.id}
        raise ContentError(f"{name}, id", taken)
    found.entries.append(doc)


def _hub(item: object, name: str, number: int, seen: set[str]) -> Hub:
    label = item.get("id") if isinstance(item, dict) and item.get("id") else _("number %(n)d") % {"n": number}
    try:
        hub = read_hub(item)
    except ContentError as error:
        raise ContentError(f"{name}, {label}, {error.where}", error.what) from error
    if hub.id in seen:
        raise ContentError(f"{name}, {label}, id", _("is used by an earlier place; choose another"))
    return hub
